"""What a write of records changed, for the pages that show it."""

from collections.abc import Collection, Sequence
from typing import Any

from debttracker.case import CaseInfo
from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.notice import CreditorNotice, Notice
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.norms.finding import FindingStatus
from debttracker.services.changes import ChangeKind, Changes

_KINDS: dict[type, ChangeKind] = {
    CaseInfo: ChangeKind.CASE,
    Creditor: ChangeKind.CREDITORS,
    Collector: ChangeKind.CREDITORS,
    Debt: ChangeKind.DEBTS,
    Payment: ChangeKind.PAYMENTS,
    Notice: ChangeKind.NOTICES,
    CreditorNotice: ChangeKind.NOTICES,
    Contact: ChangeKind.CONTACTS,
    FindingStatus: ChangeKind.FINDINGS,
}


def changes_of(put: Sequence[Any], types: Collection[type], label: str) -> Changes:
    """Return the changes of a write that touched records of these types; verdicts may rest on any of them."""
    kinds = {_KINDS.get(kind, ChangeKind.CASE) for kind in types}
    if set(types) - {FindingStatus, CaseInfo}:
        kinds.add(ChangeKind.FINDINGS)
    return Changes(frozenset(kinds), tuple(str(getattr(record, "id", "")) for record in put), label)
