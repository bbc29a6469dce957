"""A small case in mainland China as of 2026-11-23."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from debttracker.case import Case, CaseInfo
from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import (
    Channel,
    CollectorKind,
    Consent,
    ContactPurpose,
    Direction,
    Outcome,
    Person,
)
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt, Statement, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import (
    Compounding,
    CreditorKind,
    DebtKind,
    DebtPurpose,
    InterestBase,
    OverdueBase,
)
from debttracker.money.vocabulary import Method

SHANGHAI = timezone(timedelta(hours=8))


def call(contact_id: str, hour: int, minute: int, **more: object) -> Contact:
    """A call to the debtor on 2026-11-22, by the agency of the bank, about its loan."""
    fields: dict[str, object] = {
        "at": datetime(2026, 11, 22, hour, minute, tzinfo=SHANGHAI),
        "channel": Channel.CALL,
        "direction": Direction.INCOMING,
        "outcome": Outcome.CONVERSATION,
        "creditor": "bank-a",
        "collector": "agency-x",
        "debts": ("loan-1",),
        "purpose": ContactPurpose.COLLECT,
        "person": Person.DEBTOR,
        "consent": Consent.NONE,
        "automated": False,
        "number": "010-5550-1234",
    }
    return Contact(contact_id, **{**fields, **more})  # type: ignore[arg-type]


CARD = Debt(
    "card-1",
    DebtKind.CREDIT_CARD,
    "bank-a",
    account_number="6225000012348890",
    purpose=DebtPurpose.CONSUMER,
    terms=CardTerms(
        statement_day=10,
        due_day=28,
        daily_rate=Decimal("0.05"),
        interest_base=InterestBase.FULL_AMOUNT,
        compounding=Compounding.MONTHLY,
        minimum_percent=Decimal(10),
        late_fee_percent=Decimal(5),
        grace_days=3,
        tolerance=1000,
    ),
    transactions=(Transaction("t1", date(2026, 10, 20), 600_000),),
    statements=(Statement(date(2026, 10, 10), date(2026, 10, 28), 0, 0),),
)
LOAN = Debt(
    "loan-1",
    DebtKind.MICROLOAN,
    "bank-a",
    name="手机贷",
    online=True,
    purpose=DebtPurpose.CONSUMER,
    terms=LoanTerms(
        principal=1_000_000,
        start=date(2026, 6, 1),
        every="1 month",
        periods=12,
        method=Method.LEVEL_PAYMENT,
        annual_rate=Decimal(24),
        overdue_multiplier=Decimal("1.5"),
        overdue_base=OverdueBase.INSTALMENT,
    ),
)
CASE = Case(
    CaseInfo("示例个案", "CN"),
    creditors=(Creditor("bank-a", "甲银行", CreditorKind.BANK, member_of=("CBA",)),),
    collectors=(
        Collector("agency-x", "乙催收公司", CollectorKind.AGENCY, "bank-a", numbers=("010 5550 1234",)),
    ),
    debts=(CARD, LOAN),
    payments=tuple(Payment(f"payment-{n}", "loan-1", date(2026, 6 + n, 1), 94_560) for n in (1, 2, 3)),
    contacts=(
        call("c1", 9, 0),
        call("c2", 12, 0),
        call("c3", 15, 0),
        call("c4", 19, 5, words="请尽快还款"),
        call("c5", 22, 41),
    ),
)
