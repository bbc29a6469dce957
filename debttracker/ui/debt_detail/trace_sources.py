"""Which figures of a debt have steps that can be shown, and what they come to."""

from collections.abc import Sequence

from debttracker.debts.balance import TraceLine
from debttracker.l10n import _
from debttracker.money.amount import Minor
from debttracker.services.debt_figures import WaitingFigure
from debttracker.services.money_law_views import CapLineView
from debttracker.services.views import DebtDetail
from debttracker.ui.cap_trace_words import FlowFormula
from debttracker.ui.context import UiContext
from debttracker.ui.debt_words import at_least, part_name
from debttracker.ui.law_words import source_of
from debttracker.ui.models.trace_model import FLOW, TraceSource
from debttracker.ui.rate_words import rate_text

PARTS = ("principal", "interest", "penalty", "fees")
ALL = "all"
PAYOFF, DAY, MONTH, RATE = "payoff", "day", "month", "rate"


def trace_sources(ctx: UiContext, detail: DebtDetail) -> tuple[TraceSource, ...]:
    """Return the figures of a debt with their steps: what is owed, its parts, and those of the head."""
    balance = detail.row.balance
    currency = balance.currency
    found = [_of(ctx, ALL, _("Owed today"), balance.trace, currency)]
    found += parts_of(ctx, "", balance.trace, currency)
    figures = detail.figures
    if figures is None:
        return tuple(found)
    if figures.payoff is not None:
        total = ctx.money(figures.payoff.total, currency)
        title = _("Pay off today")
        shown = at_least(total) if figures.payoff.missing else total
        found.append(TraceSource(PAYOFF, title, shown, figures.payoff.trace))
    found += _waiting(ctx, DAY, _("One more day costs"), figures.day, currency)
    found += _waiting(ctx, MONTH, _("One more month costs"), figures.month, currency)
    if figures.flows and detail.row.true_rate:
        note = _("At this rate a year what is paid is worth exactly what was received.")
        lines = tuple(
            TraceLine(
                flow.on, FLOW, flow.amount, FlowFormula.RECEIVED if flow.amount > 0 else FlowFormula.PAID
            )
            for flow in figures.flows
        )
        rate = rate_text(detail.row.true_rate)
        found.append(TraceSource(RATE, _("True annual rate"), rate, lines, note=note))
    return tuple(found)


def parts_of(ctx: UiContext, prefix: str, lines: Sequence[TraceLine], currency: str) -> list[TraceSource]:
    """Return a figure for each part of a trace."""
    return [
        _of(ctx, prefix + part, part_name(part), tuple(line for line in lines if line.part == part), currency)
        for part in PARTS
    ]


def line_source(ctx: UiContext, view: CapLineView, title: str, currency: str) -> TraceSource | None:
    """Return the steps behind the most that a line supports, None where that is not known."""
    found = view.ceiling
    if found is None or found.total is None:
        return None
    names = {text.norm: source_of(text) for text in view.norms}
    sources = {view.line.id: source_of(view.norms[-1]), **names}
    total = ctx.money(found.total, currency)
    note = _("Interest, penalty and fees together stand as interest here.")
    return TraceSource(f"line:{view.line.id}", title, total, found.trace, note=note, sources=sources)


def _of(ctx: UiContext, key: str, title: str, lines: tuple[TraceLine, ...], currency: str) -> TraceSource:
    total: Minor = sum(line.amount for line in lines if line.part != "credit")
    return TraceSource(key, title, ctx.money(total, currency), lines)


def _waiting(ctx: UiContext, key: str, title: str, figure: WaitingFigure, currency: str) -> list[TraceSource]:
    if not figure.later:
        return []
    return [
        TraceSource(key, title, ctx.money(figure.added.total, currency), figure.later, before=figure.before)
    ]
