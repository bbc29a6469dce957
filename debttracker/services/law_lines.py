"""Lines of the law over time, as a chart draws them, and in words why a line is not drawn."""

from dataclasses import dataclass
from datetime import date

from debttracker.debts.balance import Balance
from debttracker.debts.caps import CapLine, CapScope, CapUnit
from debttracker.debts.ceiling import Ceiling
from debttracker.debts.comparison import supported_by
from debttracker.l10n import _, formats
from debttracker.money.amount import Minor
from debttracker.norms.vocabulary import Confidence
from debttracker.services import finding_words
from debttracker.services.money_law_views import CapLineView


@dataclass(frozen=True, slots=True)
class LawLine:
    """The most that a line of the law supports on each date, in minor units of the debt's currency.

    `sources` are the norms that draw it, each with its force and with what is not verified. `certain` is
    False where only "possibly" fits.
    """

    name: str
    sources: tuple[str, ...]
    certain: bool
    dates: tuple[date, ...]
    values: tuple[Minor, ...]


@dataclass(frozen=True, slots=True)
class LawLines:
    """The lines that can be drawn, and one sentence for each that cannot, or for that there is none."""

    lines: tuple[LawLine, ...] = ()
    words: tuple[str, ...] = ()


class LawDrawing:
    """Takes in what each line supports day by day, and puts the lines together."""

    def __init__(self) -> None:
        self._views: dict[str, CapLineView] = {}
        self._values: dict[str, dict[date, Minor]] = {}
        self._reasons: dict[str, str] = {}

    def put(self, view: CapLineView, found: Ceiling | None, owed: Balance) -> None:
        """Take in one line on the day of a balance; `found` is what it supports then."""
        self._views[view.line.id] = view
        reason = _why_not(view, found, owed)
        total = None if found is None else supported_by(found, owed)
        if reason is None and total is not None:
            self._values.setdefault(view.line.id, {})[owed.on] = total
        elif reason is not None:
            self._reasons[view.line.id] = reason

    def lines(self) -> LawLines:
        """Return what was taken in; lines that are the same on every day are one."""
        if not self._views:
            return LawLines(words=(_("No legal cap on cost is on file for this debt."),))
        same: dict[tuple[str, tuple[tuple[date, Minor], ...]], list[CapLineView]] = {}
        for line, values in self._values.items():
            view = self._views[line]
            same.setdefault((line_name(view.line), tuple(sorted(values.items()))), []).append(view)
        drawn = tuple(_line(name, values, views) for (name, values), views in same.items())
        return LawLines(drawn, tuple(self._reasons[line] for line in self._views if line not in self._values))


def line_name(line: CapLine) -> str:
    """Return a short name of a line: its rate, of the last of its segments."""
    segment = line.segments[-1]
    words = {
        CapUnit.PERCENT_A_YEAR: _("Legal cap: %(percent)s a year"),
        CapUnit.EFFECTIVE_PERCENT_A_YEAR: _("Legal cap: %(percent)s a year, effective"),
        CapUnit.PERCENT_A_DAY: _("Legal cap: %(percent)s a day"),
        CapUnit.PERCENT_OF_CREDIT: _("Legal cap: %(percent)s of the credit"),
    }
    return words[segment.unit] % {"percent": formats.percent(segment.percent)}


def rates_of(line: CapLine) -> tuple[object, ...]:
    """Return what tells lines apart that support different amounts; where a rate comes from is left out."""
    return tuple((part.norm, part.percent, part.unit, part.first, part.last) for part in line.segments)


def source_words(view: CapLineView) -> tuple[str, ...]:
    """Return the norms that draw a line, each with its force; a text that was not read is said to be so."""
    found = []
    for norm in view.norms:
        fields = {"norm": norm.title, "force": finding_words.force_name(norm.force)}
        words = _("%(norm)s (%(force)s)") % fields
        if norm.confidence is Confidence.C:
            words = _("%(norm)s (%(force)s; text not verified)") % fields
        found.append(words)
    return tuple(found)


def named_line(view: CapLineView) -> str:
    """Return a line's name with the norms that draw it, their force and doubts."""
    return f"{line_name(view.line)} – {formats.listing(source_words(view))}"


def _line(name: str, values: tuple[tuple[date, Minor], ...], views: list[CapLineView]) -> LawLine:
    return LawLine(
        name,
        tuple(dict.fromkeys(words for view in views for words in source_words(view))),
        any(view.certain for view in views),
        tuple(day for day, _value in values),
        tuple(value for _day, value in values),
    )


def _why_not(view: CapLineView, found: Ceiling | None, owed: Balance) -> str | None:
    """Say why a line cannot be drawn on a day; None when it can."""
    fields = {"line": view.norms[-1].title}
    if found is None:
        asked = " ".join(view.questions)
        return _("Whether this cap applies cannot be told yet: %(line)s.") % fields + (asked and f" {asked}")
    if found.total is None:
        return _("This cap needs what was lent, and when: %(line)s.") % fields
    if found.unlimited_days:
        return _("This cap does not cover the whole time of the debt: %(line)s.") % fields
    if found.scope is CapScope.INTEREST and owed.missing:
        return _("This cap needs terms that are not known yet: %(line)s.") % fields
    return None
