"""Replays what happened to a debt and says what is owed on a date, what is due, what it really costs.

Payments may come in any order. A payment counts from `paid_on` on, and no longer from `reversed_on` on: it is
then as if it had never been made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from debttracker.debts.account import Account
from debttracker.debts.balance import Balance, DueItem, Parts, Payoff
from debttracker.debts.card import CardAccount
from debttracker.debts.check_terms import without_impossible
from debttracker.debts.debt import Debt
from debttracker.debts.loan import LoanAccount
from debttracker.debts.loan_plan import loan_flows, loan_plan
from debttracker.debts.open_accounts import ClaimAccount, OpenLoanAccount
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import PaymentOrder
from debttracker.money.schedule import Instalment

if TYPE_CHECKING:
    from debttracker.money.annual_rate import AnnualRates


@dataclass(frozen=True, slots=True)
class Standing:
    """One debt replayed to the end of the day `on`, for whoever asks more than one thing of it.

    `currency` is the case's, used when the debt names none. `account` is None when nothing had begun by then;
    it must not be moved on.
    """

    debt: Debt
    on: date
    currency: str
    account: Account | None

    def balance(self) -> Balance:
        """Return what is owed; see `ledger.balance`."""
        code = self.debt.currency or self.currency
        if self.account is None:
            return Balance(self.debt.id, self.on, code, Parts(), Parts(), 0)
        found = self.account.balance(self.debt.id, code, self.on)
        impossible = without_impossible(self.debt)[1]
        if impossible:
            return replace(found, missing=tuple(dict.fromkeys((*found.missing, *impossible))))
        return found

    def due_items(self, first: date, last: date) -> list[DueItem]:
        """Return what falls due between two days; see `ledger.due_items`."""
        account = self.account or account_on(self.debt, (), _beginning(self.debt), self.currency)
        found = account.due_items(self.debt.id, first, last, self.on) if account is not None else []
        return sorted(found, key=lambda item: item.due)


def standing(debt: Debt, payments: Sequence[Payment], on: date, currency: str) -> Standing:
    """Return a debt replayed to the end of the day `on`. Payments of other debts are passed over."""
    return Standing(debt, on, currency, account_on(debt, payments, on, currency))


def balance(
    debt: Debt,
    payments: Sequence[Payment],
    on: date,
    currency: str,
    order: PaymentOrder | None = None,
) -> Balance:
    """Return what is owed on one debt at the end of the day `on`, by part, with the trace of each figure.

    `currency` is the case's, used when the debt names none. Payments of other debts are passed over. `order`
    overrides the order of the terms. Never raises for incomplete or impossible terms: what cannot be known is
    named in `missing`.
    """
    return Standing(debt, on, currency, account_on(debt, payments, on, currency, order)).balance()


def payoff(debt: Debt, payments: Sequence[Payment], on: date, currency: str) -> Payoff | None:
    """Return what ends the debt on a day when it is paid that day, after the payments made until then.

    Interest is counted to the day. Of a loan, fees of periods not begun, refunds and the fee for paying early
    go by its terms (see `loan_fees` and `loan_early`); where paying early is not allowed, all that is to come
    is owed whole. Of a card and of other debts it is what is owed. None before the debt begins.
    """
    found = standing(debt, payments, on, currency)
    account = found.account
    if account is None:
        return None
    owed = found.balance()
    if not isinstance(account, LoanAccount):
        return Payoff(debt.id, on, owed.currency, owed.owed, owed.missing, owed.trace)
    parts, trace, missing = account.payoff()
    names = tuple(dict.fromkeys((*owed.missing, *missing)))
    return Payoff(debt.id, on, owed.currency, parts, names, trace)


def due_items(
    debt: Debt, payments: Sequence[Payment], first: date, last: date, on: date, currency: str
) -> list[DueItem]:
    """Return what falls due from `first` to `last` as it stands on `on`, by due date.

    Bills that are still to be made have a due date and no amount.
    """
    return standing(debt, payments, on, currency).due_items(first, last)


def true_rate(debt: Debt, currency: str) -> "AnnualRates | None":
    """Return the true annual rates of a loan by its terms, or None for a card and when terms are missing."""
    from debttracker.money.annual_rate import annual_rates

    del currency
    terms = without_impossible(debt)[0].terms
    if not isinstance(terms, LoanTerms):
        return None
    flows = loan_flows(terms)
    return annual_rates(flows) if flows else None


def schedule_of(debt: Debt, currency: str) -> tuple[Instalment, ...] | None:
    """Return the rows that the terms ask for (the lender's own table as it is), or None when not known."""
    del currency
    terms = without_impossible(debt)[0].terms
    if not isinstance(terms, LoanTerms):
        return None
    rows = loan_plan(terms).rows
    left = sum(row.principal for row in rows)
    made = []
    for row in rows:
        left -= row.principal
        total = row.interest + row.principal + row.fees
        made.append(Instalment(row.period, row.due, total, row.interest, row.principal, row.fees, left))
    return tuple(made) or None


def account_on(
    debt: Debt,
    payments: Sequence[Payment],
    on: date,
    currency: str,
    order: PaymentOrder | None = None,
) -> Account | None:
    """Return the account replayed to the end of the day `on`; None when nothing had begun by then."""
    possible, _ = without_impossible(debt)
    counted = counted_payments(debt, payments, on)
    account = _open_account(possible, counted, on, currency, order)
    if account is None:
        return None
    for payment in counted:
        account.pay(payment)
    account.finish(on)
    return account


def counted_payments(debt: Debt, payments: Sequence[Payment], on: date) -> list[Payment]:
    """Return the payments of a debt that count on a day, by date: made, and not reversed by then."""
    name = debt.id
    own = [payment for payment in payments if payment.debt == name]
    made = [
        payment
        for payment in own
        if payment.amount > 0
        and not payment.scheduled
        and payment.paid_on <= on
        and (payment.reversed_on is None or payment.reversed_on > on)
    ]
    return sorted(made, key=lambda payment: (payment.paid_on, payment.id))


def _open_account(
    debt: Debt, payments: Sequence[Payment], on: date, currency: str, order: PaymentOrder | None
) -> Account | None:
    terms = debt.terms
    bare = terms is None and not (debt.transactions or debt.statements)
    if isinstance(terms, LoanTerms):
        return _loan(debt, terms, on, order)
    if not bare and (isinstance(terms, CardTerms) or debt.kind.is_card or terms is None):
        return _card(debt, terms or CardTerms(), payments, on, currency)
    return ClaimAccount(debt, ("terms",), on)


def _card(
    debt: Debt, terms: CardTerms, payments: Sequence[Payment], on: date, currency: str
) -> Account | None:
    days = [
        *(item.posted_on for item in debt.transactions),
        *(item.date for item in debt.statements),
    ]
    if not days and debt.claims:
        return ClaimAccount(debt, ("transactions",), on)
    first = min([*days, *(payment.paid_on for payment in payments), on])
    return CardAccount(debt, terms, first, debt.currency or currency, on)


def _loan(debt: Debt, terms: LoanTerms, on: date, order: PaymentOrder | None) -> Account | None:
    plan = loan_plan(terms)
    begin = plan.rows[0].start if plan.rows else terms.start
    if begin is not None and on < begin:
        return None
    if plan.rows:
        return LoanAccount(terms, plan, order, debt.changes)
    if terms.principal is None:
        return ClaimAccount(debt, plan.missing, on)
    return OpenLoanAccount(debt, terms, plan.missing, plan.dues)


def _beginning(debt: Debt) -> date:
    terms = debt.terms
    return terms.start if isinstance(terms, LoanTerms) and terms.start is not None else date.max
