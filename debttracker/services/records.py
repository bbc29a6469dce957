"""The records of an open case in memory, replaced record by record as they are written."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from debttracker.case import Case, CaseInfo
from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.notice import Complaint, CreditorNotice, Notice
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.norms.finding import FindingKey, FindingStatus
from debttracker.papers.paper import Paper
from debttracker.planning.budget import Budget
from debttracker.planning.offers import Offer

FIELDS: dict[type, str] = {
    Creditor: "creditors",
    Collector: "collectors",
    Debt: "debts",
    Payment: "payments",
    Notice: "notices",
    CreditorNotice: "creditor_notices",
    Complaint: "complaints",
    Contact: "contacts",
    Offer: "offers",
    Paper: "papers",
    FindingStatus: "finding_status",
}
"""Which list of the case holds which record."""


def key_of(record: Any) -> Any:
    """Return what tells a record from others of its kind."""
    return record.key if isinstance(record, FindingStatus) else record.id


def with_records(case: Case, put: Sequence[Any] = (), delete: Iterable[tuple[type, Any]] = ()) -> Case:
    """Return the case with records put in (replaced by key, else at the end) and others taken out."""
    for record in put:
        if isinstance(record, CaseInfo):
            case = replace(case, info=record)
        elif isinstance(record, Budget):
            case = replace(case, budget=record)
    for kind, field in FIELDS.items():
        new = {key_of(record): record for record in put if type(record) is kind}
        gone = {key for of, key in delete if of is kind}
        if new or gone:
            kept = [new.pop(key_of(old), old) for old in getattr(case, field) if key_of(old) not in gone]
            changed: dict[str, Any] = {field: (*kept, *new.values())}
            case = replace(case, **changed)
    return case


def free_id(case: Case, prefix: str) -> str:
    """Return a short id that no record of the case has, such as `contact-17`."""
    used = {getattr(record, "id", "") for field in FIELDS.values() for record in getattr(case, field)}
    number = len(used) + 1
    while f"{prefix}-{number}" in used:
        number += 1
    return f"{prefix}-{number}"


class Lookup:
    """Finds records of one state of a case by id."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def creditors(self) -> dict[str, Creditor]:
        """Creditors by id."""
        return {c.id: c for c in self.case.creditors}

    @cached_property
    def collectors(self) -> dict[str, Collector]:
        """Collectors by id."""
        return {c.id: c for c in self.case.collectors}

    @cached_property
    def debts(self) -> dict[str, Debt]:
        """Debts by id."""
        return {d.id: d for d in self.case.debts}

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        """Contacts by id."""
        return {c.id: c for c in self.case.contacts}

    @cached_property
    def payments(self) -> dict[str, tuple[Payment, ...]]:
        """Payments by the debt's id, in the order of entry."""
        found: dict[str, list[Payment]] = {}
        for payment in self.case.payments:
            found.setdefault(payment.debt, []).append(payment)
        return {debt: tuple(rows) for debt, rows in found.items()}

    @cached_property
    def statuses(self) -> dict[FindingKey, FindingStatus]:
        """What the user made of findings."""
        return {s.key: s for s in self.case.finding_status}

    @cached_property
    def collector_by_number(self) -> dict[str, Collector]:
        """Collectors by their numbers, written without blanks and dashes."""
        return {plain_number(n): c for c in self.case.collectors for n in c.numbers}

    def zone(self, contact: Contact) -> ZoneInfo:
        """Return the zone in which the person contacted lives: the contact's, else the case's."""
        return ZoneInfo(contact.person_zone or self.case.info.timezone)

    def currency(self, debt: Debt) -> str:
        """Return the debt's currency, else the case's."""
        return debt.currency or self.case.info.currency

    def debt_name(self, debt: Debt) -> str:
        """Return what the person calls a debt: its name, else lender and last four digits, else its id."""
        if debt.name:
            return debt.name
        creditor = self.creditors.get(debt.creditor or "")
        digits = (debt.account_number or "")[-4:]
        parts = [p for p in (creditor.name if creditor else None, digits) if p]
        return " · ".join(parts) or debt.id

    def creditor_of(self, contact: Contact) -> Creditor | None:
        """Return the lender a contact belongs to: named, else the collector's, else the only debt's."""
        if contact.creditor:
            return self.creditors.get(contact.creditor)
        collector = self.collectors.get(contact.collector or "")
        if collector and collector.creditor:
            return self.creditors.get(collector.creditor)
        lenders = {self.debts[d].creditor for d in contact.debts if d in self.debts}
        return self.creditors.get(lenders.pop() or "") if len(lenders) == 1 else None


def plain_number(number: str) -> str:
    """Return a telephone number without blanks, dashes and brackets, for comparison."""
    return "".join(ch for ch in number if ch not in " -()（）\u00a0")
