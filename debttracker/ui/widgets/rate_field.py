"""Fields for rates in percent, for a factor, and for how often something falls due."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from debttracker.errors import InputError
from debttracker.l10n import _, formats, pgettext
from debttracker.money.frequency import Frequency, Unit, parse_frequency
from debttracker.ui.widgets.beside import set_beside
from debttracker.ui.widgets.value_editor import ChoiceBox, ParsedLine, ValueEditor
from debttracker.ui.widgets.whole_field import read_whole

_HIGHEST_FACTOR = Decimal(100)
DAYS_A_YEAR = 365


class RateField(ParsedLine):
    """A rate in percent; empty is not known. `explain` says more of the rate below the field."""

    def __init__(
        self, explain: Callable[[Decimal], str] | None = None, parent: QWidget | None = None
    ) -> None:
        self._more = explain
        super().__init__(formats.parse_percent, _plain, self._said, parent)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.setMaxLength(40)
        mark = QLabel("%", self)
        set_beside(self, self.line, mark)

    def _said(self, rate: Decimal | None) -> str:
        return self._more(rate) if rate is not None and self._more else ""


def daily_rate_said(rate: Decimal) -> str:
    """Return what a rate a day comes to in a year."""
    return _("= %(rate)s a year, counted over 365 days") % {"rate": formats.percent(rate * DAYS_A_YEAR)}


def yearly_rate_said(rate: Decimal) -> str:
    """Return what a rate a year comes to in a month."""
    return _("= %(rate)s a month") % {"rate": formats.percent(rate / 12)}


class FactorField(ParsedLine):
    """A factor such as 1.5; empty is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_read_factor, _plain, None, parent)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.setMaxLength(20)


def _read_factor(text: str) -> Decimal:
    typed = text.strip().removeprefix("×").removesuffix("×").removesuffix("倍").strip()
    if "%" in typed:
        raise InputError('"%(text)s" is a rate; here a factor is asked for, like 1.5', text=text.strip())
    try:
        found = formats.parse_percent(typed)
    except InputError:
        raise InputError('"%(text)s" is not a factor; write it like 1.5', text=text.strip()) from None
    if found > _HIGHEST_FACTOR:
        raise InputError('"%(text)s" is too large for a factor', text=text.strip())
    return found


def _plain(value: Decimal) -> str:
    return format(value, "f")


class EveryField(ValueEditor):
    """How often something is due: a number and days, weeks or months. Empty is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given: str | None = None
        self._shown: tuple[str, Unit | None] = ("", Unit.MONTH)
        self.count = ParsedLine(lambda text: read_whole(text, 1, 9999), str, None, self)
        self.count.line.setMaxLength(12)
        self.unit = ChoiceBox(
            (
                (Unit.DAY, pgettext("every", "days")),
                (Unit.WEEK, pgettext("every", "weeks")),
                (Unit.MONTH, pgettext("every", "months")),
            ),
            parent=self,
        )
        self.unit.set_value(Unit.MONTH)
        self.unit.target().setAccessibleName(_("Days, weeks or months"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.count, 1)
        row.addWidget(self.unit, 2)
        self.setFocusProxy(self.count.line)
        self.count.changed.connect(self.changed)
        self.unit.changed.connect(self.changed)
        self.count.finished.connect(self.finished)

    def value(self) -> str | None:
        """Return "N day", "N week" or "N month". Raises InputError for a number without a unit."""
        if (self.count.line.text(), self.unit.value()) == self._shown:
            return self._given
        count, unit = self.count.value(), self.unit.value()
        if count is None:
            return None
        if unit is None:
            raise InputError("say whether these are days, weeks or months")
        return str(Frequency(count, unit))

    def set_value(self, value: str | None) -> None:
        """Show a frequency."""
        self._given = value
        if value is None:
            self.count.set_value(None)
        else:
            try:
                found = parse_frequency(value)
            except InputError:
                found = None
            self.count.set_value(found.count if found else None)
            self.unit.set_value(found.unit if found else None)
        self._shown = (self.count.line.text(), self.unit.value())
        self.changed.emit()

    def target(self) -> QWidget:
        """Return the line of the number."""
        return self.count.line
