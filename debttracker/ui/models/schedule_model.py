"""The tables of one debt: its schedule or statements, its payments, its contacts, and a trace."""

from collections.abc import Sequence
from dataclasses import dataclass

from debttracker.debts.balance import DueState, TraceLine
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import PaymentKind
from debttracker.l10n import _, formats, pgettext
from debttracker.money.amount import Minor
from debttracker.services.views import ContactRow, ScheduleLine
from debttracker.ui.context import UiContext
from debttracker.ui.debt_words import part_name
from debttracker.ui.models.row_model import ChipSpec, Column
from debttracker.ui.trace_words import source_words, trace_sentence
from debttracker.ui.words import channel_name, verdict_chip

DASH = "—"
BOOKED_PARTS = ("principal", "interest", "penalty", "fees")


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One line of a trace and its place in it."""

    place: int
    line: TraceLine


def state_chip(state: DueState | None) -> ChipSpec | None:
    """Return how a due date stands: icon, word and colour."""
    if state is None:
        return None
    return {
        DueState.PAID: (pgettext("due", "Paid"), "ok", "circle-check"),
        DueState.PARTLY_PAID: (pgettext("due", "Partly paid"), "soon", "circle-dashed"),
        DueState.OPEN: (pgettext("due", "Open"), "neutral", "circle"),
        DueState.OVERDUE: (pgettext("due", "Overdue"), "overdue", "triangle-alert"),
    }[state]


def schedule_columns(ctx: UiContext, currency: str, *, card: bool) -> tuple[Column, ...]:
    """Return the columns of a loan's schedule, or of a card's statements."""

    def chips(line: ScheduleLine) -> tuple[ChipSpec, ...]:
        chip = state_chip(line.state)
        return (chip,) if chip else ()

    number = Column("number", lambda: pgettext("column", "No."), lambda line: formats.number(line.number),
                    sort=lambda line: line.number, align="right", width=48)  # fmt: skip
    due = Column("due", lambda: pgettext("column", "Due"), lambda line: formats.date_short(line.due),
                 sort=lambda line: line.due, width=112)  # fmt: skip
    state = Column("state", lambda: pgettext("column", "State"), lambda line: "" if line.state else DASH,
                   sort=lambda line: str(line.state or ""), chips=chips, width=116, stretch=True)  # fmt: skip
    if card:
        return (
            due,
            _amount(ctx, currency, "balance", _("Balance")),
            _amount(ctx, currency, "payment", _("Minimum")),
            state,
        )
    return (
        number,
        due,
        _amount(ctx, currency, "payment", pgettext("column", "Payment")),
        _amount(ctx, currency, "principal", pgettext("part", "Principal")),
        _amount(ctx, currency, "interest", pgettext("part", "Interest")),
        _amount(ctx, currency, "fees", pgettext("part", "Fees")),
        _amount(ctx, currency, "balance", pgettext("column", "Left")),
        state,
    )


def payment_columns(ctx: UiContext, currency: str) -> tuple[Column, ...]:
    """Return the columns of the payments made."""

    def booked(payment: Payment) -> str:
        parts = {part: getattr(payment, f"booked_{part}") for part in BOOKED_PARTS}
        return " · ".join(
            _("%(part)s: %(amount)s") % {"part": part_name(part), "amount": ctx.money(amount, currency)}
            for part, amount in parts.items()
            if amount is not None
        )

    return (
        Column("paid_on", lambda: _("Paid on"), lambda p: formats.date_short(p.paid_on),
               sort=lambda p: p.paid_on, width=120),
        Column("amount", lambda: pgettext("column", "Amount"), lambda p: ctx.money(p.amount, currency),
               sort=lambda p: p.amount, align="right", width=130),
        Column("method", lambda: _("How"), lambda p: p.method or "", width=120),
        Column("note", lambda: _("Note"), lambda p: " · ".join(x for x in (p.payee, p.note) if x),
               tip=lambda p: p.note or "", detail=booked, width=120, stretch=True),
        Column("state", lambda: pgettext("column", "State"), lambda _p: "", chips=_payment_chips, width=150),
    )  # fmt: skip


def _payment_chips(payment: Payment) -> tuple[ChipSpec, ...]:
    """Return what is particular about a payment: planned, given back, taken back."""
    chips: list[ChipSpec] = []
    if payment.scheduled:
        chips.append((pgettext("payment", "Planned"), "neutral", "calendar-clock"))
    if payment.kind is PaymentKind.REFUND:
        chips.append((_("The lender gave it back"), "soon", "arrow-left"))
    if payment.reversed_on is not None:
        day = formats.date_short(payment.reversed_on)
        chips.append((_("Taken back on %(date)s") % {"date": day}, "soon", "undo-2"))
    return tuple(chips)


def contact_columns() -> tuple[Column, ...]:
    """Return the columns of the contacts about a debt."""

    def how(row: ContactRow) -> str:
        return channel_name(row.contact.channel) if row.contact.channel else DASH

    def when(row: ContactRow) -> str:
        return formats.datetime_short(row.local_at) if row.local_at else DASH

    return (
        Column("at", lambda: pgettext("column", "When"), when,
               sort=lambda row: row.contact.at, width=160),
        Column("who", lambda: pgettext("column", "Who"), lambda row: row.who,
               detail=how, width=140, stretch=True),
        Column("flags", lambda: pgettext("column", "Found"), lambda row: "" if row.flags else DASH,
               sort=lambda row: len(row.flags), chips=lambda row: tuple(map(verdict_chip, row.flags)),
               width=240),
    )  # fmt: skip


def trace_columns(ctx: UiContext, currency: str) -> tuple[Column, ...]:
    """Return the columns of a trace: the day, how it came about, the part, the amount."""

    def money(minor: Minor) -> str:
        return ctx.money(minor, currency)

    return (
        Column("on", lambda: pgettext("column", "Date"), lambda row: formats.date_short(row.line.on),
               sort=lambda row: (row.line.on, row.place), width=108),
        Column("how", lambda: _("How it came about"), lambda row: trace_sentence(row.line, money),
               detail=lambda row: source_words(row.line.source),
               tip=lambda row: trace_sentence(row.line, money), width=200, stretch=True),
        Column("part", lambda: pgettext("column", "Part"), lambda row: part_name(row.line.part), width=92),
        Column("amount", lambda: pgettext("column", "Amount"), lambda row: money(row.line.amount),
               sort=lambda row: row.line.amount, align="right", width=120),
    )  # fmt: skip


def trace_rows(lines: Sequence[TraceLine], part: str | None = None) -> tuple[TraceRow, ...]:
    """Return the lines of a trace, all or those of one part."""
    return tuple(TraceRow(n, line) for n, line in enumerate(lines) if part in {None, line.part})


def schedule_title(debt: Debt) -> str:
    """Return what the table of a debt's due dates is called."""
    return _("Statements") if debt.kind.is_card else _("Schedule")


def _amount(ctx: UiContext, currency: str, key: str, title: str) -> Column:
    def text(line: ScheduleLine) -> str:
        value = getattr(line, key)
        return DASH if value is None else ctx.money(value, currency)

    return Column(key, lambda: title, text, sort=lambda line: getattr(line, key), align="right", width=108)
