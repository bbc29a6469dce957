"""The page Debts: rows and one debt whole."""

from datetime import date

from debttracker.debts.debt import Debt
from debttracker.norms.vocabulary import Verdict
from debttracker.services.booking_views import bookings_by_terms
from debttracker.services.contact_views import ContactBook
from debttracker.services.debt_figures import DebtFigures, debt_figures
from debttracker.services.debt_preview import advertised_rate, card_rates
from debttracker.services.money_views import MoneyBook
from debttracker.services.records import Lookup
from debttracker.services.schedule_views import schedule_lines
from debttracker.services.statement_views import statement_lines
from debttracker.services.views import ContactRow, DebtDetail, DebtRow

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
    paid, currency = look.payments.get(debt_id, ()), look.currency(debt)
    items = money.due_items(debt, date.min, _FAR if not debt.kind.is_card else on, on)
    found = figures(look, money, debt_id, on)
    return DebtDetail(
        row=_row(look, money, debt, on, about),
        one_more_day=found.day.added,
        schedule=schedule_lines(debt, paid, items, on, currency),
        payments=tuple(sorted(paid, key=lambda p: (p.paid_on, p.id), reverse=True)),
        contacts=about,
        latest_claim=claims[-1] if claims else None,
        rates=(("nominal", rates.nominal), ("effective", rates.effective), ("xirr", rates.xirr))
        if rates
        else card_rates(debt),
        figures=found,
        statements=statement_lines(debt, paid, on, currency, {item.due: item.state for item in items}),
        booked_by_terms=bookings_by_terms(debt, paid, currency),
    )


def figures(look: Lookup, money: MoneyBook, debt_id: str, on: date) -> DebtFigures:
    """Return what ends a debt and what waiting costs. Raises KeyError for an unknown id."""
    debt = look.debts[debt_id]
    paid, rates = look.payments.get(debt_id, ()), money.true_rate(debt)
    return debt_figures(debt, paid, on, look.currency(debt), rates, advertised_rate(debt))


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
