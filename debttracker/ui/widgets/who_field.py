"""Who made contact: a number, an account or a name, and the collector or lender it belongs to."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from debttracker.contacts.collector import Collector
from debttracker.l10n import _
from debttracker.ui.contact_form.form_data import FormData
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.columns_layout import ColumnsLayout
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.value_editor import ChoiceBox, ParsedLine, plain_text

_NUMBER_SIGNS = frozenset("0123456789+-*#() ")
COLLECTOR, CREDITOR = "collector:", "creditor:"
_LEAST_WIDTH = 240
"""Width in pixels below which the two fields stand below each other."""


@dataclass(frozen=True, slots=True)
class Who:
    """The number or account as typed, and the id of the collector or of the lender."""

    number: str | None = None
    collector: str | None = None
    creditor: str | None = None


class _Completer(QCompleter):
    """Completes numbers and names; what is put into the field is the number, or the name without one."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.UserRole))


class WhoField(QWidget):
    """Two fields side by side. A number noted before chooses its collector; a choice by hand stays."""

    changed = Signal()
    new_collector_wanted = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._data: FormData | None = None
        self._by_hand = False
        self._setting = False
        self._completer: _Completer | None = None
        self.number = FieldRow(_("Number, account or name"), ParsedLine(plain_text))
        self.party_editor = ChoiceBox(())
        self.party = FieldRow(_("Who is it?"), self.party_editor)
        self.remember = QCheckBox(_("Remember this number for them"), self)
        self.remember.setChecked(True)
        self.remember.hide()
        self.new = button(_("New…"), "link-button", "plus", name=_("New collector"))
        self.new.clicked.connect(lambda: self.new_collector_wanted.emit(self._typed() or ""))
        self._lay_out()
        self.number.editor.changed.connect(self._on_typed)
        self.party_editor.changed.connect(self._on_party)

    def set_data(self, data: FormData) -> None:
        """Offer the collectors and lenders of the case."""
        self._data = data
        parties = [(COLLECTOR + key, name) for key, name in data.collectors]
        parties += [(CREDITOR + key, _("%(name)s itself") % {"name": name}) for key, name in data.creditors]
        self.party_editor.set_choices(parties)
        model = QStandardItemModel(self)
        for collector in data.case.collectors:
            name = data.collector_name(collector)
            for number in collector.numbers:
                model.appendRow(_entry(f"{number} · {name}", number))
            if collector.name:
                model.appendRow(_entry(name, collector.name))
        for _key, name in data.creditors:
            model.appendRow(_entry(name, name))
        completer = _Completer(model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line = self.number.editor.target()
        line.setCompleter(completer)  # type: ignore[attr-defined]
        if self._completer is not None:
            self._completer.deleteLater()
        self._completer = completer

    def value(self) -> Who:
        """Return who it was, as far as it is known."""
        party = self.party_editor.value() or ""
        collector = party.removeprefix(COLLECTOR) if party.startswith(COLLECTOR) else None
        creditor = party.removeprefix(CREDITOR) if party.startswith(CREDITOR) else None
        typed = self._typed()
        is_name = typed is not None and not is_number(typed) and self._party_named(typed) == party
        return Who(None if is_name else typed, collector, creditor)

    def choose_collector(self, collector: str) -> None:
        """Choose a collector, as by hand."""
        self.party_editor.set_value(COLLECTOR + collector)

    def number_to_remember(self) -> tuple[Collector, str] | None:
        """Return the collector that a new number is to be noted for, and the number."""
        who = self.value()
        collector = self._data.collector(who.collector) if self._data else None
        if self.remember.isHidden() or not self.remember.isChecked() or collector is None or not who.number:
            return None
        return collector, who.number

    def raw(self) -> dict[str, Any]:
        """Return the state to be kept as a draft."""
        return {"number": self.number.editor.raw(), "party": self.party_editor.raw(), "hand": self._by_hand}

    def set_raw(self, raw: dict[str, Any]) -> None:
        """Take up a state that was kept."""
        self.number.editor.set_raw(raw.get("number") or "")
        self.party_editor.set_raw(raw.get("party"))
        self._by_hand = bool(raw.get("hand"))

    def _lay_out(self) -> None:
        party = QWidget(self)
        right = QVBoxLayout(party)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.party, 1)
        row.addWidget(self.new, 0, Qt.AlignmentFlag.AlignBottom)
        right.addLayout(row)
        right.addWidget(self.remember)
        layout = ColumnsLayout(_LEAST_WIDTH, self)
        layout.addWidget(self.number)
        layout.addWidget(party)

    def _typed(self) -> str | None:
        typed: str | None = self.number.value()
        return typed

    def _on_typed(self) -> None:
        typed = self._typed() or ""
        named = self._party_named(typed)
        if named:
            self._set_party(named)
        elif is_number(typed):
            self._ctx.tasks.read(
                self,
                lambda session: session.collector_for_number(typed),
                lambda collector: self._found(typed, collector),
            )
        else:
            self._set_party(None)
        self._update_remember()
        self.changed.emit()

    def _found(self, typed: str, collector: Collector | None) -> None:
        if typed == (self._typed() or ""):
            self._set_party(COLLECTOR + collector.id if collector else None)
            self._update_remember(known=collector is not None)

    def _set_party(self, party: str | None) -> None:
        if self._by_hand:
            return
        self._setting = True
        self.party_editor.set_raw(party)
        self._setting = False

    def _on_party(self) -> None:
        if not self._setting:
            self._by_hand = self.party_editor.value() is not None
        self._update_remember()
        self.changed.emit()

    def _update_remember(self, *, known: bool = False) -> None:
        who = self.value()
        collector = self._data.collector(who.collector) if self._data else None
        known = known or collector is None or who.number in collector.numbers
        self.remember.setVisible(bool(who.number and is_number(who.number)) and not known)

    def _party_named(self, typed: str) -> str | None:
        wanted = typed.strip().casefold()
        if not wanted or self._data is None:
            return None
        for collector in self._data.case.collectors:
            if (collector.name or "").strip().casefold() == wanted:
                return COLLECTOR + collector.id
        for creditor in self._data.case.creditors:
            if (creditor.name or "").strip().casefold() == wanted:
                return CREDITOR + creditor.id
        return None


def is_number(text: str) -> bool:
    """Tell whether a text looks like a telephone number."""
    return sum(sign.isdigit() for sign in text) >= 3 and set(text) <= _NUMBER_SIGNS


def _entry(label: str, filled: str) -> QStandardItem:
    item = QStandardItem(label)
    item.setData(filled, Qt.ItemDataRole.UserRole)
    return item
