"""The page Debts: rows and one debt whole."""

from datetime import date

from debttracker.debts import ledger
from debttracker.debts.balance import DueItem
from debttracker.debts.debt import Debt
from debttracker.norms.vocabulary import Verdict
from debttracker.services.contact_views import ContactBook
from debttracker.services.money_views import MoneyBook
from debttracker.services.records import Lookup
from debttracker.services.views import ContactRow, DebtDetail, DebtRow, ScheduleLine

_FAR = date(9999, 12, 31)


def rows(look: Lookup, money: MoneyBook, contacts: ContactBook, on: date) -> tuple[DebtRow, ...]:
    """Return every debt as a line of the table, in the order of entry."""
    by_debt = _contacts_by_debt(look, contacts)
    return tuple(_row(look, money, debt, on, by_debt.get(debt.id, [])) for debt in look.case.debts)


def detail(look: Lookup, money: MoneyBook, contacts: ContactBook, debt_id: str, on: date) -> DebtDetail:
    """Return everything that is shown of one debt. Raises KeyError for an unknown id."""
    debt = look.debts[debt_id]
    about = contacts.of_debt(debt_id)
    rates = money.true_rate(debt)
    claims = sorted(debt.claims, key=lambda claim: claim.date)
    paid = look.payments.get(debt_id, ())
    return DebtDetail(
        row=_row(look, money, debt, on, about),
        one_more_day=money.one_more_day(debt, on),
        schedule=_lines(look, money, debt, on),
        payments=tuple(sorted(paid, key=lambda p: (p.paid_on, p.id), reverse=True)),
        contacts=about,
        latest_claim=claims[-1] if claims else None,
        rates=(("nominal", rates.nominal), ("effective", rates.effective), ("xirr", rates.xirr))
        if rates
        else (),
    )


def _row(
    look: Lookup, money: MoneyBook, debt: Debt, on: date, about: list[ContactRow] | tuple[ContactRow, ...]
) -> DebtRow:
    rates = money.true_rate(debt)
    flagged = [r for r in about if any(f.verdict is not Verdict.CANNOT_TELL for f in r.flags)]
    return DebtRow(
        debt=debt,
        creditor=look.creditors.get(debt.creditor or ""),
        name=look.debt_name(debt),
        balance=money.balance(debt, on),
        true_rate=rates.effective if rates else None,
        contacts=len(about),
        flags=len(flagged),
    )


def _contacts_by_debt(look: Lookup, contacts: ContactBook) -> dict[str, list[ContactRow]]:
    found: dict[str, list[ContactRow]] = {}
    for contact in look.case.contacts:
        for debt in contact.debts:
            found.setdefault(debt, []).append(contacts.row(contact))
    return found


def _lines(look: Lookup, money: MoneyBook, debt: Debt, on: date) -> tuple[ScheduleLine, ...]:
    items = money.due_items(debt, date.min, _FAR if not debt.kind.is_card else on, on)
    by_period: dict[int | date, DueItem] = {item.period or item.due: item for item in items}
    schedule = ledger.schedule_of(debt, look.currency(debt))
    if schedule is None:
        return tuple(
            ScheduleLine(number, item.due, item.amount, None, None, None, item.full_amount, item.state)
            for number, item in enumerate(items, 1)
        )
    lines = []
    for row in schedule:
        item = by_period.get(row.period) or by_period.get(row.due)
        lines.append(
            ScheduleLine(
                row.period,
                row.due,
                row.payment,
                row.principal,
                row.interest,
                row.fees,
                row.balance,
                item.state if item else None,
            )
        )
    return tuple(lines)
