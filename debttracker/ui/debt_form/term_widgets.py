"""Editors of the rarer kinds of terms: several amounts, the parts of a minimum payment, a calendar."""

import re

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from debttracker.debts.vocabulary import MinimumPart
from debttracker.errors import InputError
from debttracker.l10n import formats, pgettext
from debttracker.money.amount import Minor
from debttracker.ui.debt_words import minimum_part_name
from debttracker.ui.widgets.value_editor import ChoiceBox, ParsedLine, ValueEditor

_BETWEEN = re.compile(r"[/;；、／\s]+")
_COMMA = re.compile("[,，]")
_CALENDAR = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
_MOST_AMOUNTS = 60


class AmountsField(ParsedLine):
    """Amounts one after another with a / between them; empty is none."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        self.currency = currency
        super().__init__(self._read, self._write_all, self._said, parent)
        self.line.setMaxLength(400)

    def value(self) -> tuple[Minor, ...]:
        """Return the amounts. Raises InputError for a text that is none."""
        found: tuple[Minor, ...] | None = super().value()
        return found or ()

    def set_currency(self, currency: str) -> None:
        """Read the text, as it stands, as amounts of another currency."""
        if currency != self.currency:
            self.currency = currency
            if self.line.text():
                self._given_text = ""
            self.changed.emit()

    def _read(self, text: str) -> tuple[Minor, ...]:
        parts = [part for part in _BETWEEN.split(text.strip()) if part]
        if len(parts) < 2 and _COMMA.search(text):
            raise InputError('"%(text)s": write a / between the amounts', text=text.strip())
        if len(parts) > _MOST_AMOUNTS:
            raise InputError("these are too many amounts")
        found = tuple(formats.parse_amount(part, self.currency) for part in parts)
        if any(minor < 0 for minor in found):
            raise InputError('"%(text)s": the amount must not be less than 0', text=text.strip())
        return found

    def _write_all(self, amounts: tuple[Minor, ...]) -> str:
        return " / ".join(_COMMA.sub("", formats.amount(minor, self.currency)) for minor in amounts)

    def _said(self, amounts: tuple[Minor, ...]) -> str:
        written = [formats.money(minor, self.currency) for minor in amounts or ()]
        return "" if not written else f"= {', '.join(written)}"


class CalendarField(ParsedLine):
    """A country such as CN or a region such as US-CA; empty is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(read_calendar, str, None, parent)
        self.line.setMaxLength(20)


def read_calendar(text: str) -> str:
    """Read the code of a country or a region. Raises InputError for what has not the form of one."""
    code = text.strip().upper()
    if not code.isascii() or not _CALENDAR.fullmatch(code):
        raise InputError(
            '"%(text)s" is no country; write its two letters, like CN, or a region like US-CA',
            text=text.strip(),
        )
    return code


class MinimumPartsField(ValueEditor):
    """What a minimum adds whole: not known, nothing, or the parts that are ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: tuple[MinimumPart, ...] | None = None
        self.answer = ChoiceBox(
            [(False, pgettext("minimum", "Nothing")), (True, pgettext("minimum", "These parts:"))],
            parent=self,
        )
        self.boxes = {part: QCheckBox(minimum_part_name(part), self) for part in MinimumPart}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.answer)
        for box in self.boxes.values():
            layout.addWidget(box)
            box.toggled.connect(self.changed)
        self.setFocusProxy(self.answer.box)
        self.answer.changed.connect(self._answered)
        self._answered()

    def value(self) -> tuple[MinimumPart, ...] | None:
        """Return the parts; none of them is an answer, too. Raises InputError when none is ticked."""
        answer = self.answer.value()
        if not answer:
            return None if answer is None else ()
        ticked = tuple(part for part, box in self.boxes.items() if box.isChecked())
        if not ticked:
            raise InputError("tick what is added, or choose that nothing is")
        return self._given if self._given is not None and set(self._given) == set(ticked) else ticked

    def set_value(self, value: tuple[MinimumPart, ...] | None) -> None:
        """Show what is added."""
        self._given = value
        for part, box in self.boxes.items():
            box.setChecked(part in (value or ()))
        self.answer.set_value(None if value is None else bool(value))

    def target(self) -> QWidget:
        """Return the drop-down."""
        return self.answer.target()

    def _answered(self) -> None:
        for box in self.boxes.values():
            box.setVisible(bool(self.answer.value()))
        self.changed.emit()
