"""One debt and everything that is known of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from debttracker.debts.terms import CardTerms, Frequency, LoanTerms
from debttracker.debts.vocabulary import AgreementKind, DebtChangeKind, DebtKind, DebtPurpose, TransactionKind
from debttracker.money.amount import Minor, Percent
from debttracker.money.vocabulary import Method


@dataclass(frozen=True, slots=True)
class Transaction:
    """What was posted to a card. Amounts are positive; the kind says which way they go (refunds lower).

    A purchase with `periods` is repaid in so many equal parts, one with each statement, each with a fee of
    `period_fee_rate` percent of the whole amount.
    """

    id: str
    posted_on: dt.date
    amount: Minor
    kind: TransactionKind = TransactionKind.PURCHASE
    periods: int | None = None
    period_fee_rate: Percent | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A card statement as the bank printed it; what is not printed or not entered is None.

    `balance` and `minimum` are what is owed and the least to pay. The others are the lines that lead from the
    previous balance to this one: what was posted, charged and paid in the cycle, all positive. `sent_on` is
    the day on which it was sent. `shows_cost_of_minimum`: it tells how long and how dear paying the minimum
    is, what repays the balance in 36 months, and whom to ask; `shows_due_and_late_fee`: due day and late fee.
    """

    date: dt.date
    due: dt.date | None = None
    balance: Minor | None = None
    minimum: Minor | None = None
    previous_balance: Minor | None = None
    purchases: Minor | None = None
    cash_advances: Minor | None = None
    interest: Minor | None = None
    fees: Minor | None = None
    late_fee: Minor | None = None
    payments: Minor | None = None
    sent_on: dt.date | None = None
    shows_cost_of_minimum: bool | None = None
    shows_due_and_late_fee: bool | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What the lender's side claims to be owed on a date, by part.

    `loss` is the loss from the default that it shows, beside which a penalty is weighed.
    """

    date: dt.date
    principal: Minor | None = None
    interest: Minor | None = None
    penalty: Minor | None = None
    fees: Minor | None = None
    total: Minor | None = None
    loss: Minor | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement on how to repay."""

    kind: AgreementKind
    from_: dt.date | None = None
    until: dt.date | None = None
    kept: bool | None = None
    missed_on: dt.date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DebtChange:
    """What was changed in a debt on a day. Which fields count hangs on the kind; see `DebtChangeKind`.

    A restructured plan repays `principal` (what is owed then, when None) by its own `first_due`, `every`,
    `periods`, `method` and `annual_rate`; a waiver gives up the amounts in `waived_*`.
    """

    date: dt.date
    kind: DebtChangeKind
    extra_days: int | None = None
    first_due: dt.date | None = None
    principal: Minor | None = None
    every: Frequency | None = None
    periods: int | None = None
    method: Method | None = None
    annual_rate: Percent | None = None
    waived_principal: Minor | None = None
    waived_interest: Minor | None = None
    waived_penalty: Minor | None = None
    waived_fees: Minor | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class DebtEvent:
    """A dated event: a judgment, a suit, an entry in a credit report, an acknowledgement.

    `kind` is a word of `AcknowledgementKind` or `SuitKind` where one fits, else free text; `by` is who did
    it: the court, the bureau, the person. `amount` is in the debt's currency. `marked_disputed`: whether an
    entry in a credit report said that the debt is disputed.
    """

    date: dt.date
    kind: str | None = None
    by: str | None = None
    amount: Minor | None = None
    marked_disputed: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Debt:
    """One debt. Amounts are minor units of `currency` (the case's when None).

    `secured`: a pledge or mortgage stands behind it. `no_judgment`: true says that there is none, which
    differs from none recorded. `disclosed_costs` is what was shown of the cost before signing, in words of
    `CostItem` where one fits.
    """

    id: str
    kind: DebtKind
    creditor: str | None = None
    name: str | None = None
    currency: str | None = None
    account_number: str | None = None
    online: bool | None = None
    purpose: DebtPurpose | None = None
    jointly_signed: bool | None = None
    secured: bool | None = None
    opened: dt.date | None = None
    first_missed_due: dt.date | None = None
    defaulted_on: dt.date | None = None
    last_paid_on: dt.date | None = None
    acknowledged_on: dt.date | None = None
    assigned_on: dt.date | None = None
    assignment_notified_on: dt.date | Literal["never"] | None = None
    agreement: Agreement | None = None
    terms: CardTerms | LoanTerms | None = None
    transactions: tuple[Transaction, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    judgments: tuple[DebtEvent, ...] = ()
    suits: tuple[DebtEvent, ...] = ()
    credit_reports: tuple[DebtEvent, ...] = ()
    acknowledgements: tuple[DebtEvent, ...] = ()
    changes: tuple[DebtChange, ...] = ()
    no_judgment: bool | None = None
    disclosed_costs: tuple[str, ...] | None = None
    note: str | None = None
