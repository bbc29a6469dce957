"""Chooses a lender, or takes the name and kind of a new one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from debttracker.debts.creditor import Creditor
from debttracker.debts.vocabulary import CreditorKind
from debttracker.errors import InputError
from debttracker.l10n import _
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.value_editor import ChoiceBox, ParsedLine, ValueEditor, plain_text
from debttracker.ui.words import creditor_kind_name

_NEW = "\N{NULL}new"


class CreditorChoice(ValueEditor):
    """A lender's id, None when it is not known. With "a new lender" `new_creditor` gives its record."""

    def __init__(self, creditors: Sequence[Creditor], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choices: list[tuple[Any, str]] = [(one.id, one.name or one.id) for one in creditors]
        self.box = ChoiceBox([*choices, (_NEW, _("A new lender …"))], parent=self)
        self.name = FieldRow(_("Name of the lender"), ParsedLine(plain_text), self)
        self.kind = FieldRow(
            _("Kind of lender"), ChoiceBox([(kind, creditor_kind_name(kind)) for kind in CreditorKind]), self
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.box, self.name, self.kind):
            layout.addWidget(widget)
        self.setFocusProxy(self.box)
        for editor in (self.box, self.name.editor, self.kind.editor):
            editor.changed.connect(self._changed)
        self.set_value(_NEW if not creditors else None)

    @property
    def is_new(self) -> bool:
        """Whether the lender is a new one."""
        return bool(self.box.value() == _NEW)

    def value(self) -> str | None:
        """Return the id of the lender chosen; None for a new one and when it is not known."""
        if self.is_new:
            if self.name.editor.value() is None and self.kind.editor.value() is not None:
                raise InputError("write the name of the new lender")
            return None
        found: str | None = self.box.value()
        return found

    def new_creditor(self, new_id: str) -> Creditor | None:
        """Return the new lender under an id, None when none was named."""
        name = self.name.editor.value() if self.is_new else None
        return Creditor(new_id, name, self.kind.editor.value()) if name else None

    def set_value(self, value: str | None) -> None:
        """Choose a lender by id."""
        self.box.set_value(value)
        self._changed()

    def target(self) -> QWidget:
        """Return the drop-down."""
        return self.box.target()

    def _changed(self) -> None:
        self.name.setVisible(self.is_new)
        self.kind.setVisible(self.is_new)
        self.changed.emit()
