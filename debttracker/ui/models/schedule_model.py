"""The tables of one debt: its schedule, its payments, its contacts."""

from collections.abc import Mapping

from debttracker.debts.balance import DueState, Parts
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import PaymentKind
from debttracker.l10n import _, formats, pgettext
from debttracker.money.amount import Minor
from debttracker.services.views import ContactRow, ScheduleLine
from debttracker.ui.context import UiContext
from debttracker.ui.debt_words import part_name
from debttracker.ui.models.row_model import ChipSpec, Column
from debttracker.ui.words import channel_name, verdict_chip

DASH = "—"
BOOKED_PARTS = ("principal", "interest", "penalty", "fees")


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


def schedule_columns(ctx: UiContext, currency: str, *, fees: bool = True) -> tuple[Column, ...]:
    """Return the columns of a schedule; without `fees` none of its rows has any."""

    def chips(line: ScheduleLine) -> tuple[ChipSpec, ...]:
        chip = state_chip(line.state)
        return (chip,) if chip else ()

    def due(line: ScheduleLine) -> str:
        fields = {"number": formats.number(line.number), "date": formats.date_short(line.due)}
        return pgettext("instalment", "%(number)s · %(date)s") % fields

    return (
        Column("due", lambda: pgettext("column", "Due"), due, sort=lambda line: line.due, chips=chips,
               width=132, stacked=True),
        _amount(ctx, currency, "payment", pgettext("column", "Payment")),
        _amount(ctx, currency, "principal", pgettext("part", "Principal")),
        _amount(ctx, currency, "interest", pgettext("part", "Interest")),
        *((_amount(ctx, currency, "fees", pgettext("part", "Fees")),) if fees else ()),
        _amount(ctx, currency, "balance", pgettext("column", "Left")),
    )  # fmt: skip


def booked_words(ctx: UiContext, currency: str, payment: Payment, by_terms: Parts | None) -> str:
    """Return how the lender booked a payment, and how the terms would where that is something else."""

    def listed(parts: Mapping[str, Minor | None]) -> str:
        return " · ".join(
            _("%(part)s: %(amount)s") % {"part": part_name(part), "amount": ctx.money(amount, currency)}
            for part, amount in parts.items()
            if amount is not None
        )

    booked = listed({part: getattr(payment, f"booked_{part}") for part in BOOKED_PARTS})
    if by_terms is None:
        return booked
    computed = listed({part: getattr(by_terms, part) or None for part in BOOKED_PARTS})
    return _("Booked: %(booked)s; by the terms: %(computed)s") % {
        "booked": booked,
        "computed": computed or DASH,
    }


def payment_columns(
    ctx: UiContext, currency: str, by_terms: Mapping[str, Parts] | None = None
) -> tuple[Column, ...]:
    """Return the columns of the payments; `by_terms` says by id how the terms would book one otherwise."""
    own = by_terms or {}

    def booked(payment: Payment) -> str:
        return booked_words(ctx, currency, payment, own.get(payment.id))

    def chips(payment: Payment) -> tuple[ChipSpec, ...]:
        found = _payment_chips(payment)
        return (*found, (_("Booked differently"), "soon", "triangle-alert")) if payment.id in own else found

    def how(payment: Payment) -> str:
        return " · ".join(text for text in (payment.method, payment.payee, payment.note) if text)

    def tip(payment: Payment) -> str:
        return "\n".join(text for text in (payment.note, booked(payment)) if text)

    return (
        Column("paid_on", lambda: _("Paid on"), lambda p: formats.date_short(p.paid_on),
               sort=lambda p: p.paid_on, width=120),
        Column("amount", lambda: pgettext("column", "Amount"), lambda p: ctx.money(p.amount, currency),
               sort=lambda p: p.amount, align="right", width=130),
        Column("note", lambda: _("How, note"), how, tip=tip, detail=booked, width=120, stretch=True),
        Column("state", lambda: pgettext("column", "State"), lambda _p: "", chips=chips, width=150),
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


def schedule_title(debt: Debt) -> str:
    """Return what the table of a debt's due dates is called."""
    return _("Statements") if debt.kind.is_card else _("Schedule")


def _amount(ctx: UiContext, currency: str, key: str, title: str) -> Column:
    def text(line: ScheduleLine) -> str:
        value = getattr(line, key)
        return DASH if value is None else ctx.money(value, currency)

    return Column(key, lambda: title, text, sort=lambda line: getattr(line, key), align="right", width=108)
