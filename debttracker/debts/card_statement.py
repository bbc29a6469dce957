"""The next statement by the terms of a card, and what a printed one says differently."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from debttracker.debts.card import CardAccount
from debttracker.debts.card_cycle import statement_dates
from debttracker.debts.check_terms import without_impossible
from debttracker.debts.debt import Debt, Statement
from debttracker.debts.ledger import account_on
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.money.amount import Minor

LINES = (
    "previous_balance",
    "purchases",
    "cash_advances",
    "interest",
    "fees",
    "late_fee",
    "payments",
    "balance",
    "minimum",
)
_UNKNOWN_FOR = {
    "interest": {"terms.daily_rate", "terms.cash_daily_rate", "terms.rates", "terms.interest_base"},
    "fees": {"terms.cash_fee_percent", "transactions.period_fee_rate"},
    "late_fee": {"terms.late_fee_percent", "terms.late_fee_within_minimum"},
}
_CYCLE = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a printed statement beside the same by the terms, in minor units.

    `difference` is printed less computed: more than 0 means that the bank asks for more. `computed` and
    `difference` are None when the terms do not say.
    """

    field: str
    printed: Minor
    computed: Minor | None
    difference: Minor | None


def proposed_statement(debt: Debt, payments: Sequence[Payment], on: date, currency: str) -> Statement | None:
    """Return the first statement on or after `on` as the terms would print it; lines not known are None.

    Statements printed before it are taken as they are. None when no statement day is known.
    """
    possible, _ = without_impossible(debt)
    terms = possible.terms
    if not isinstance(terms, CardTerms):
        return None
    earlier = [item for item in debt.statements if item.date < on]
    first = on - _CYCLE if (on - date.min) > _CYCLE else on
    days = (day for day, _ in statement_dates(terms, earlier, first) if day >= on)
    day = next(days, None)
    return None if day is None else _computed(possible, payments, day, currency)


def statement_differences(
    debt: Debt, payments: Sequence[Payment], statement: Statement, currency: str
) -> tuple[Difference, ...]:
    """Return each line that the bank printed beside the same by the terms, in the order of `LINES`.

    Computed from the state before the statement: earlier printed ones are taken as they are, this one and
    later ones are left out. Empty for a debt that is no card.
    """
    possible, _ = without_impossible(debt)
    computed = _computed(possible, payments, statement.date, currency)
    found = []
    for field in LINES:
        printed = getattr(statement, field)
        if computed is not None and printed is not None:
            own = getattr(computed, field)
            found.append(Difference(field, printed, own, None if own is None else printed - own))
    return tuple(found)


def _computed(debt: Debt, payments: Sequence[Payment], day: date, currency: str) -> Statement | None:
    if not (isinstance(debt.terms, CardTerms) or debt.kind.is_card):
        return None
    earlier = tuple(item for item in debt.statements if item.date < day)
    account = account_on(replace(debt, statements=(*earlier, Statement(day))), payments, day, currency)
    bills = account.bills.bills if isinstance(account, CardAccount) else []
    if account is None or not bills or bills[-1].made_on != day:
        return None
    lines = bills[-1].lines
    missing = set(account.balance(debt.id, currency, day).missing)
    unknown = {name for name, terms in _UNKNOWN_FOR.items() if terms & missing}
    if not unknown:
        return lines
    return replace(
        lines,
        interest=None if "interest" in unknown else lines.interest,
        fees=None if "fees" in unknown else lines.fees,
        late_fee=None if "late_fee" in unknown else lines.late_fee,
        balance=None,
        minimum=None,
    )
