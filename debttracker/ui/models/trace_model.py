"""The table of the steps behind a figure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from debttracker.debts.balance import TraceLine
from debttracker.l10n import _, formats, pgettext
from debttracker.money.amount import Minor
from debttracker.ui.context import UiContext
from debttracker.ui.debt_words import part_name
from debttracker.ui.models.row_model import Column
from debttracker.ui.trace_words import source_words, trace_sentence

FLOW = "flow"
"""The part of a step that belongs to no part of what is owed."""


@dataclass(frozen=True, slots=True)
class TraceSource:
    """The steps of one figure: `lines`, less those of `before` (for a figure that is a difference).

    `total` is what they come to, as the screen shows it; `sources` are names of norms by their id.
    """

    key: str
    title: str
    total: str
    lines: tuple[TraceLine, ...]
    before: tuple[TraceLine, ...] = ()
    note: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One step and its place; `counted` is 1, or -1 for one that is taken off."""

    place: int
    line: TraceLine
    counted: int
    source: str

    @property
    def amount(self) -> Minor:
        """What the step adds, in minor units."""
        return self.line.amount * self.counted

    def sentence(self, ctx: UiContext, currency: str) -> str:
        """Return the step in words."""
        words = trace_sentence(self.line, lambda minor: ctx.money(minor, currency))
        return words if self.counted > 0 else _("Counted until today already: %(step)s") % {"step": words}


def trace_rows(source: TraceSource) -> tuple[TraceRow, ...]:
    """Return the steps of a figure as rows."""
    steps = [*((line, 1) for line in source.lines), *((line, -1) for line in source.before)]
    return tuple(
        TraceRow(n, line, sign, source.sources.get(line.source or "") or source_words(line.source))
        for n, (line, sign) in enumerate(steps)
    )


def trace_columns(ctx: UiContext, currency: str) -> tuple[Column, ...]:
    """Return the columns of a trace: the day, how it came about, the part, the amount."""

    def part(row: TraceRow) -> str:
        return "" if row.line.part == FLOW else part_name(row.line.part)

    return (
        Column("on", lambda: pgettext("column", "Date"), lambda row: formats.date_short(row.line.on),
               sort=lambda row: (row.line.on, row.place), width=108),
        Column("how", lambda: _("How it came about"), lambda row: row.sentence(ctx, currency),
               detail=lambda row: row.source,
               tip=lambda row: row.sentence(ctx, currency), width=200, stretch=True),
        Column("part", lambda: pgettext("column", "Part"), part, width=92),
        Column("amount", lambda: pgettext("column", "Amount"), lambda row: ctx.money(row.amount, currency),
               sort=lambda row: row.amount, align="right", width=120),
    )  # fmt: skip
