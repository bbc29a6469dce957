"""The table of debts: what each lender is owed, and the sums by currency."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from debttracker.debts.balance import Balance
from debttracker.l10n import _, formats, pgettext
from debttracker.money.amount import Minor
from debttracker.services.views import DebtRow
from debttracker.ui.context import UiContext
from debttracker.ui.debt_words import at_least, bucket_words
from debttracker.ui.models.row_model import ChipSpec, Column
from debttracker.ui.rate_words import rate_text
from debttracker.ui.words import debt_kind_name

SOON_DAYS = 7
DASH = "—"


@dataclass(frozen=True, slots=True)
class Total:
    """What is owed and overdue in one currency; `incomplete` when some terms are not known."""

    currency: str
    owed: Minor
    overdue: Minor
    incomplete: bool


def totals(rows: Sequence[DebtRow]) -> tuple[Total, ...]:
    """Return the sums of the rows by currency, in the order in which the currencies come."""
    found: dict[str, Total] = {}
    for row in rows:
        balance = row.balance
        before = found.get(balance.currency, Total(balance.currency, 0, 0, incomplete=False))
        found[balance.currency] = Total(
            balance.currency,
            before.owed + balance.owed.total,
            before.overdue + balance.overdue.total,
            before.incomplete or bool(balance.missing),
        )
    return tuple(found.values())


def owed_text(ctx: UiContext, balance: Balance) -> str:
    """Return what is owed, said as "at least" where some terms are not known."""
    text = ctx.money(balance.owed.total, balance.currency)
    return at_least(text) if balance.missing else text


def due_chip(balance: Balance) -> ChipSpec | None:
    """Return the chip of the next due date, or of how long a debt is overdue; None when neither is known."""
    if balance.next_due is None:
        if balance.days_past_due > 0:
            return _("Overdue"), "overdue", "triangle-alert"
        return None
    away = (balance.next_due - balance.on).days
    text = formats.day_month(balance.next_due) if 0 <= away < 300 else formats.date_short(balance.next_due)
    return (text, "soon", "clock") if away <= SOON_DAYS else (text, "neutral", "calendar")


def overdue_chip(balance: Balance) -> ChipSpec | None:
    """Return the chip of the days past due, None for a debt in order."""
    if balance.days_past_due <= 0:
        return None
    return formats.days(balance.days_past_due), "overdue", "triangle-alert"


def debt_columns(ctx: UiContext) -> tuple[Column, ...]:
    """Return the columns of the table."""

    def chip(spec: ChipSpec | None) -> tuple[ChipSpec, ...]:
        return (spec,) if spec else ()

    def overdue(row: DebtRow) -> str:
        amount = row.balance.overdue.total
        return ctx.money(amount, row.balance.currency) if amount else DASH

    def rate(row: DebtRow) -> str:
        return rate_text(row.true_rate) if row.true_rate else DASH

    return (
        Column(
            "creditor",
            lambda: pgettext("column", "Lender"),
            lambda row: row.name,
            sort=lambda row: row.name.casefold(),
            detail=_kind_line,
            tip=lambda row: f"{row.name}\n{_kind_line(row)}",
            width=180,
            stretch=True,
        ),
        Column(
            "owed",
            lambda: pgettext("column", "Owed"),
            lambda row: ctx.money(row.balance.owed.total, row.balance.currency),
            sort=lambda row: row.balance.owed.total,
            align="right",
            detail=lambda row: _("at least") if row.balance.missing else "",
            tip=lambda row: owed_text(ctx, row.balance),
            width=118,
        ),
        Column(
            "overdue",
            lambda: pgettext("column", "Overdue"),
            overdue,
            sort=lambda row: row.balance.overdue.total,
            align="right",
            tone=lambda row: "overdue" if row.balance.overdue.total else "ink2",
            width=112,
        ),
        Column(
            "next_due",
            lambda: pgettext("column", "Next due"),
            lambda row: "" if due_chip(row.balance) else DASH,
            sort=lambda row: row.balance.next_due,
            chips=lambda row: chip(due_chip(row.balance)),
            width=100,
        ),
        Column(
            "days",
            lambda: pgettext("column", "Days late"),
            lambda row: "" if overdue_chip(row.balance) else DASH,
            sort=lambda row: row.balance.days_past_due,
            chips=lambda row: chip(overdue_chip(row.balance)),
            tip=lambda row: _late_words(row.balance),
            width=124,
        ),
        Column(
            "rate",
            lambda: _("True rate"),
            rate,
            sort=lambda row: Decimal(row.true_rate) if row.true_rate else None,
            align="right",
            tip=lambda _row: _("What the loan really costs a year, by the money received and paid"),
            width=76,
        ),
    )


def _late_words(balance: Balance) -> str:
    late = balance.days_past_due > 0
    return bucket_words(balance.bucket, balance.days_past_due) if late else _("Nothing overdue")


def _kind_line(row: DebtRow) -> str:
    kind = debt_kind_name(row.debt.kind)
    lender = (
        row.creditor.name if row.creditor and row.creditor.name and row.creditor.name != row.name else None
    )
    return " · ".join(part for part in (kind, lender) if part)
