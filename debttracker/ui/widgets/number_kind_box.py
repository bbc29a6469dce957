"""What kind of number it was: chosen by the person, with what the number itself tells proposed."""

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from debttracker.contacts.vocabulary import NumberKind
from debttracker.l10n import _
from debttracker.services.number_views import NumberClass, by_telephone
from debttracker.ui import contact_words, number_words
from debttracker.ui.contact_words import choices
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.value_editor import ChoiceBox, ValueEditor


class NumberKindBox(ChoiceBox):
    """A choice that a number may fill in. What the person chose, "not known" included, stays."""

    told = Signal()
    """What is to be said of the number, or of who chose, may be another than before."""

    def __init__(self) -> None:
        super().__init__(choices(NumberKind, contact_words.number_kind_name))
        self.by_hand = False
        """Whether the person chose, so that no number fills anything in."""
        self._found: NumberClass | None = None
        self._filled = False
        self._setting = False
        self.take_button = button("", "link-button")
        self.take_button.clicked.connect(self._take)
        self.take_button.hide()
        column = self.layout()
        column.addWidget(self.take_button)  # type: ignore[union-attr]
        column.setAlignment(self.take_button, Qt.AlignmentFlag.AlignLeft)  # type: ignore[union-attr]
        self.box.currentIndexChanged.connect(lambda _index: self._on_chosen())

    @property
    def tells_something(self) -> bool:
        """Whether the number typed tells anything."""
        return self._found is not None

    def set_value(self, value: Any) -> None:
        """Show an entry that was made; it stays as if chosen by hand."""
        self._set(value)
        self.by_hand, self._filled = value is not None, False
        self._show_offer()

    def propose(self, found: NumberClass | None, *, fill: bool = True) -> None:
        """Take what the number tells: fill it in where the number settles it, else offer it.

        Without `fill` nothing is filled in, only offered: for an entry that stands as it is.
        """
        self._found = found
        kind = found.kind if found is not None and found.settles_kind and fill else None
        if not self.by_hand and (kind is not None or self._filled):
            self._set(kind)
            self._filled = kind is not None
        self._show_offer()
        self.told.emit()

    def take_kept(self, *, by_hand: bool) -> None:
        """Take up, after the entry itself, whether a draft's entry was chosen by hand."""
        self.by_hand, self._filled = by_hand, not by_hand and self.value() is not None

    def hint(self) -> str:
        """Say what the number tells, and whether it was filled in."""
        if self._found is None:
            return ""
        if self._filled:
            return number_words.filled_line(self._found)
        return number_words.class_line(self._found)

    def _set(self, value: Any) -> None:
        self._setting = True
        super().set_value(value)
        self._setting = False

    def _on_chosen(self) -> None:
        if not self._setting:
            self.by_hand, self._filled = True, False
            self.told.emit()
        self._show_offer()

    def _take(self) -> None:
        if self._found is not None and self._found.kind is not None:
            self.box.setCurrentIndex(self._values.index(self._found.kind))

    def _show_offer(self) -> None:
        kind = self._found.kind if self._found is not None else None
        if kind is None or self.value() is not None:
            self.take_button.hide()
            return
        text = _("Choose: %(kind)s") % {"kind": contact_words.number_kind_name(kind)}
        self.take_button.setText(text)
        self.take_button.setAccessibleName(text)
        self.take_button.show()


class KindProposer(QObject):
    """Asks what the number typed tells, and proposes it in the field for its kind."""

    def __init__(self, ctx: UiContext, number: ValueEditor, channel: ValueEditor, kind: FieldRow) -> None:
        super().__init__(kind)
        self._ctx = ctx
        self._number = number
        self._channel = channel
        self._row = kind
        self._asked: str | None = None
        if isinstance(kind.editor, NumberKindBox):
            kind.editor.told.connect(kind.check)
        number.changed.connect(self._on_changed)
        channel.changed.connect(self._on_changed)

    def ask(self, *, fill: bool = True) -> None:
        """Ask what the number tells as it stands; see `NumberKindBox.propose` for `fill`."""
        wanted = self._wanted()
        self._asked = wanted
        if wanted is None:
            self._show(None, fill=fill)
            return
        self._ctx.tasks.read(
            self,
            lambda session: session.number_class(wanted),
            lambda found: self._found(wanted, found, fill=fill),
        )

    def _wanted(self) -> str | None:
        typed: str | None = self._number.value()
        return typed if typed and by_telephone(self._channel.value()) else None

    def _on_changed(self) -> None:
        if self._wanted() != self._asked:
            self.ask()

    def _found(self, wanted: str, found: NumberClass | None, *, fill: bool) -> None:
        if wanted == self._asked:
            self._show(found, fill=fill)

    def _show(self, found: NumberClass | None, *, fill: bool) -> None:
        if isinstance(self._row.editor, NumberKindBox):
            self._row.editor.propose(found, fill=fill)
