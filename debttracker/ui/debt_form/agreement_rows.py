"""The fields of a repayment agreement; they appear once there is one."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any

from debttracker.debts.debt import Agreement
from debttracker.debts.vocabulary import AgreementKind
from debttracker.errors import InputError
from debttracker.l10n import _
from debttracker.ui.debt_form.rows import HelpRow, short_text
from debttracker.ui.event_words import agreement_kind_name
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.value_editor import ChoiceBox, LongText, ParsedLine, TriState


class _KindBox(ChoiceBox):
    """The kind of agreement; it must be said once something else of the agreement is."""

    def __init__(self, is_filled: Callable[[], bool]) -> None:
        self._is_filled: Callable[[], bool] = lambda: False
        kinds = [(kind, agreement_kind_name(kind)) for kind in AgreementKind]
        super().__init__(kinds, unknown=_("No, or not known"))
        self._is_filled = is_filled

    def value(self) -> AgreementKind | None:
        """Return the kind. Raises InputError when it is missing beside other facts."""
        kind: AgreementKind | None = super().value()
        if kind is None and self._is_filled():
            raise InputError("choose what was agreed, or empty the other fields of the agreement")
        return kind


class AgreementRows:
    """Rows by the names of an agreement's fields, `kind` first."""

    def __init__(self, today: date) -> None:
        self.kind = HelpRow(
            _("Is there a repayment agreement?"),
            _KindBox(self.is_filled),
            _("Some norms hang on it: what may be asked of you while it is kept."),
        )
        self.details: dict[str, FieldRow] = {
            "from_": HelpRow(
                _("Since when has the repayment agreement been in force?"),
                DateField(today=today),
                _("To agree is also to say that you owe it: it may begin the limitation period anew."),
            ),
            "until": HelpRow(
                _("Until when does the agreement run?"),
                DateField(today=today, coming=True),
                _("Empty if it has no end, or you do not know."),
            ),
            "kept": HelpRow(
                _("Has the repayment agreement been kept?"),
                TriState(),
                _("Yes only if every payment of it was made so far."),
            ),
            "missed_on": HelpRow(
                _("Which payment of the agreement was missed first?"),
                DateField(today=today),
                _("From that day on the agreement counts as not kept."),
            ),
            "note": FieldRow(_("Note on the agreement"), short_text()),
        }
        for row in (self.kind, *self.details.values()):
            row.editor.changed.connect(self.show_details)

    @property
    def rows(self) -> dict[str, FieldRow]:
        """The rows by field."""
        return {"kind": self.kind, **self.details}

    def is_filled(self) -> bool:
        """Whether anything beside the kind is typed or chosen, be it right or wrong."""
        return any(_said(row) for row in self.details.values())

    def value(self) -> Agreement | None:
        """Return the agreement, None without one. Raises InputError for a text that is wrong."""
        values: dict[str, Any] = {key: row.editor.value() for key, row in self.rows.items()}
        return None if values["kind"] is None else Agreement(**values)

    def set_value(self, agreement: Agreement | None) -> None:
        """Show an agreement."""
        for field in fields(Agreement):
            self.rows[field.name].editor.set_value(getattr(agreement, field.name, None))
        self.show_details()

    def show_details(self) -> None:
        """Show the other fields while there is an agreement, or something in them."""
        box = self.kind.editor
        shown = self.is_filled() or (isinstance(box, ChoiceBox) and box.box.currentIndex() > 0)
        for row in self.details.values():
            row.setVisible(shown)


def _said(row: FieldRow) -> bool:
    editor = row.editor
    if isinstance(editor, ParsedLine):
        return bool(editor.line.text().strip())
    if isinstance(editor, LongText):
        return bool(editor.edit.toPlainText().strip())
    return row.value() is not None
