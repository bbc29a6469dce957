"""One debt and everything that is known of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import AgreementKind, DebtKind, DebtPurpose, TransactionKind
from debttracker.money.amount import Minor


@dataclass(frozen=True, slots=True)
class Transaction:
    """What was posted to a card. Amounts are positive; the kind says which way they go (refunds lower)."""

    id: str
    posted_on: dt.date
    amount: Minor
    kind: TransactionKind = TransactionKind.PURCHASE
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A card statement as the bank printed it."""

    date: dt.date
    due: dt.date | None = None
    balance: Minor | None = None
    minimum: Minor | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What the lender's side claims to be owed on a date, by part."""

    date: dt.date
    principal: Minor | None = None
    interest: Minor | None = None
    penalty: Minor | None = None
    fees: Minor | None = None
    total: Minor | None = None
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
class DebtEvent:
    """A dated event: a judgment, a suit or an entry in a credit report."""

    date: dt.date
    kind: str | None = None
    by: str | None = None
    amount: Minor | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Debt:
    """One debt. Amounts are minor units of `currency` (the case's when None)."""

    id: str
    kind: DebtKind
    creditor: str | None = None
    name: str | None = None
    currency: str | None = None
    account_number: str | None = None
    online: bool | None = None
    purpose: DebtPurpose | None = None
    jointly_signed: bool | None = None
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
    note: str | None = None
