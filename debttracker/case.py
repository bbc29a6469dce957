"""A whole case: the records of every room together, as files and services pass it around."""

from dataclasses import dataclass, field
from datetime import date, datetime

from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.notice import Complaint, CreditorNotice, Notice
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.norms.finding import FindingStatus
from debttracker.papers.paper import Paper
from debttracker.planning.budget import Budget
from debttracker.planning.offers import Offer


@dataclass(frozen=True, slots=True)
class Debtor:
    """What is known of the debtor that a norm may ask for."""

    service_member: bool | None = None
    minor: bool | None = None
    deceased_on: date | None = None
    incapacitated_on: date | None = None
    name: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CaseInfo:
    """What a case is about. `timezone` is an IANA name, `currency` ISO 4217, `jurisdiction` ISO 3166-1."""

    name: str
    jurisdiction: str
    region: str | None = None
    timezone: str = "Asia/Shanghai"
    currency: str = "CNY"
    language: str | None = None
    debtor: Debtor | None = None


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """The bytes of one piece of evidence under their SHA-256."""

    sha256: str
    content: bytes


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One edit or deletion: what stood before and what stands after, as canonical JSON text."""

    id: int
    at: datetime
    action: str
    kind: str
    record_id: str
    before: str | None = None
    after: str | None = None
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """All records of one case, each list in the order of entry."""

    info: CaseInfo
    creditors: tuple[Creditor, ...] = ()
    collectors: tuple[Collector, ...] = ()
    debts: tuple[Debt, ...] = ()
    payments: tuple[Payment, ...] = ()
    notices: tuple[Notice, ...] = ()
    creditor_notices: tuple[CreditorNotice, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    contacts: tuple[Contact, ...] = ()
    budget: Budget | None = None
    offers: tuple[Offer, ...] = ()
    papers: tuple[Paper, ...] = ()
    finding_status: tuple[FindingStatus, ...] = ()
    evidence_files: tuple[EvidenceFile, ...] = field(default=(), repr=False)
    history: tuple[HistoryEntry, ...] = field(default=(), repr=False)
