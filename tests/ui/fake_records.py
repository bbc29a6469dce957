"""Hand-made records and views of a small case, all of them invented."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from debttracker.case import CaseInfo
from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import (
    Channel,
    CollectorKind,
    Direction,
    Outcome,
    Person,
    Tag,
    TimePrecision,
)
from debttracker.debts.balance import Balance, DueItem, DueKind, DueState, Parts, TraceLine
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import CreditorKind, DebtKind
from debttracker.norms.finding import Citation, Finding
from debttracker.norms.vocabulary import Force, Strength, Subject, Verdict
from debttracker.services.views import (
    ContactRow,
    DayWindow,
    DebtRow,
    DueRow,
    FindingCard,
    Flag,
    GrowthSeries,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")

INFO = CaseInfo(name="Example case", jurisdiction="CN", region="CN-ZJ")
BANK_A = Creditor("bank-a", "Example Bank A", CreditorKind.BANK, licensed=True)
BANK_B = Creditor("bank-b", "Example Bank B", CreditorKind.BANK, licensed=True)
LENDER_C = Creditor("lender-c", "Example Micro-loan C", CreditorKind.MICROLOAN_COMPANY)
AGENCY = Collector("agency", "Agency Jia", CollectorKind.AGENCY, "bank-b", ("95001234",))

CARD_A = Debt(
    "card-a",
    DebtKind.CREDIT_CARD,
    "bank-a",
    "Bank A card 1234",
    terms=CardTerms(statement_day=18, due_day=8, daily_rate=None),
)
CARD_B = Debt("card-b", DebtKind.CREDIT_CARD, "bank-b", "Bank B card 8890", terms=CardTerms(statement_day=5))
LOAN_C = Debt("loan-c", DebtKind.MICROLOAN, "lender-c", "Micro-loan C", terms=LoanTerms(principal=1_000_000))
DEBTS = (CARD_A, CARD_B, LOAN_C)
CREDITORS = {c.id: c for c in (BANK_A, BANK_B, LENDER_C)}


def parts(principal: int, interest: int = 0, penalty: int = 0, fees: int = 0) -> Parts:
    """Return an amount by part."""
    return Parts(principal, interest, penalty, fees)


BALANCES = {
    "card-a": Balance("card-a", TODAY, "CNY", parts(2_300_000, 87_105), Parts(), 0, None, date(2026, 12, 8)),
    "card-b": Balance(
        "card-b",
        TODAY,
        "CNY",
        parts(1_712_000, 93_461, 18_550),
        parts(900_000, 67_450, 18_550),
        18,
        date(2026, 11, 5),
        date(2026, 11, 25),
        118_000,
        trace=(
            TraceLine(TODAY, "interest", 93_461, "card.interest.full_amount", {"days": 18, "rate": "0.05"}),
        ),
    ),
    "loan-c": Balance(
        "loan-c",
        TODAY,
        "CNY",
        parts(800_000, 40_000, 9_389),
        parts(160_000, 20_000, 9_120),
        47,
        date(2026, 10, 7),
        date(2026, 12, 7),
        94_560,
        missing=("terms.overdue_annual_rate",),
    ),
}


def debt_row(debt: Debt) -> DebtRow:
    """Return a debt as a line of the table."""
    rates = {"card-a": "18.25", "card-b": "19.86", "loan-c": "34.14"}
    return DebtRow(
        debt,
        CREDITORS.get(debt.creditor or ""),
        debt.name or debt.id,
        BALANCES[debt.id],
        rates[debt.id],
        2,
        1,
    )


def due(debt: str, name: str, days: int, state: DueState, amount: int | None, kind: DueKind) -> DueRow:
    """Return a due date so many days from today."""
    item = DueItem(debt, TODAY + timedelta(days=days), kind, state, amount, amount)
    if kind is DueKind.INSTALMENT:
        item = replace(item, period=7, periods=12)
    return DueRow(item, name, days, "CNY")


DUE = (
    due("loan-c", "Micro-loan C", -16, DueState.OVERDUE, 94_560, DueKind.INSTALMENT),
    due("card-a", "Bank A card 1234", -15, DueState.PAID, 230_000, DueKind.MINIMUM_PAYMENT),
    due("card-b", "Bank B card 8890", 2, DueState.OPEN, 118_000, DueKind.MINIMUM_PAYMENT),
    due("loan-c", "Micro-loan C", 5, DueState.PARTLY_PAID, 45_833, DueKind.INSTALMENT),
    due("card-a", "Bank A card 1234", 13, DueState.OPEN, None, DueKind.MINIMUM_PAYMENT),
)


def contact(name: str, days: int, hour: int, minute: int, **fields: Any) -> Contact:
    """Return an incoming call so many days before today."""
    local = datetime(TODAY.year, TODAY.month, TODAY.day, hour, minute, tzinfo=ZONE) - timedelta(days=days)
    plain: dict[str, Any] = {
        "at_precision": TimePrecision.MINUTE,
        "channel": Channel.CALL,
        "direction": Direction.INCOMING,
        "outcome": Outcome.CONVERSATION,
        "person": Person.DEBTOR,
        "recorded_at": NOW,
    }
    return Contact(name, local.astimezone(UTC), **(plain | fields))


CONTACTS = (
    contact("contact-1", 1, 22, 41, collector="agency", number="95001234", words="Pay today or we come."),
    contact("contact-2", 1, 19, 5, creditor="bank-b", duration_seconds=120),
    contact("contact-3", 2, 21, 58, collector="agency", outcome=None),
    contact("contact-4", 2, 10, 12, channel=Channel.SMS, number="1069123", tags=(Tag.JOB_THREAT,)),
    contact("contact-5", 3, 15, 30, creditor="bank-a", words="Offered 36 instalments."),
)
FLAGS = {
    "contact-1": (
        Flag("quiet", Subject.QUIET_HOURS, Verdict.BREACH, Force.STANDARD),
        Flag("often", Subject.FREQUENCY, Verdict.PRESUMED, Force.INDUSTRY_CODE),
    ),
    "contact-2": (Flag("often", Subject.FREQUENCY, Verdict.BREACH, Force.INDUSTRY_CODE),),
    "contact-3": (Flag("quiet", Subject.QUIET_HOURS, Verdict.CANNOT_TELL, Force.STANDARD),),
    "contact-4": (Flag("threat", Subject.THREAT, Verdict.POSSIBLE, Force.LAW),),
}


def contact_row(record: Contact, flags: tuple[Flag, ...] | None = None) -> ContactRow:
    """Return a contact as a line of the log."""
    who = {"agency": "Agency Jia"}.get(record.collector or "") or (
        CREDITORS[record.creditor].name if record.creditor else record.number
    )
    return ContactRow(
        record,
        record.at.astimezone(ZONE) if record.at else None,
        who or "",
        record.number or "",
        ("Bank B card 8890",),
        FLAGS.get(record.id, ()) if flags is None else flags,
    )


def finding_card(record: Contact, flag: Flag) -> FindingCard:
    """Return a finding explained."""
    finding = Finding(
        flag.norm,
        flag.subject,
        flag.verdict,
        flag.force,
        Strength.BAN,
        record.id,
        citation=Citation("GB/T 45251-2025", "5.3", None, "SAC"),
        version_from=date(2025, 8, 1),
    )
    return FindingCard(
        finding,
        None,
        "Quiet hours",
        "They called at 22:41. The standard asks them not to call between 22:00 and 08:00.",
        "No collection between 22:00 and 08:00 without consent.",
        "Recommended standard · SAC · 5.3 · in force since 2025-08-01",
        ("The time was written down nine minutes later.",),
        (),
        "Keep a picture of the call list.",
        None,
        DayWindow(22 * 60, 8 * 60, 22 * 60 + 41),
        (contact_row(record),),
    )


def series(start: int, step: int, points: int = 7) -> GrowthSeries:
    """Return values a month apart."""
    dates = tuple(TODAY + timedelta(days=30 * n) for n in range(points))
    return GrowthSeries(
        dates, tuple(start + step * n for n in range(points)), tuple(step * n for n in range(points))
    )
