"""Which records point to which, and what tells records of one kind apart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from debttracker.case import Case, CaseInfo
from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.notice import Complaint, CreditorNotice, Notice
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.exchange.scalars import MismatchError, show
from debttracker.norms.finding import FindingStatus
from debttracker.papers.paper import Paper
from debttracker.planning.budget import Budget
from debttracker.planning.offers import Offer

LISTS: Mapping[type, str] = MappingProxyType(
    {
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
)
"""The list of a case that holds each kind of record."""

SINGLE = (CaseInfo, Budget)
"""Records of which a case has one."""

SINGLE_KEY = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that holds an id, or ids, of records of one of these kinds."""

    field: str
    kinds: tuple[type, ...]


REFERENCES: Mapping[type, tuple[Reference, ...]] = MappingProxyType(
    {
        Collector: (Reference("creditor", (Creditor,)),),
        Debt: (Reference("creditor", (Creditor,)),),
        Payment: (Reference("debt", (Debt,)), Reference("directed_to", (Debt,))),
        Offer: (Reference("debt", (Debt,)),),
        Notice: (Reference("to", (Creditor, Collector)), Reference("debts", (Debt,))),
        CreditorNotice: (Reference("debts", (Debt,)), Reference("collector", (Collector,))),
        Complaint: (Reference("debts", (Debt,)),),
        Paper: (Reference("debts", (Debt,)),),
        Contact: (
            Reference("creditor", (Creditor,)),
            Reference("collector", (Collector,)),
            Reference("debts", (Debt,)),
            Reference("reply_to", (Contact,)),
        ),
        FindingStatus: (Reference("contact", (Contact,)), Reference("debt", (Debt,))),
    }
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """One id that a record holds, with the step of the path to it."""

    step: str
    kinds: tuple[type, ...]
    id: str


def key_of(record: Any) -> Any:
    """Return what tells a record from others of its kind: its id, or the key of a finding."""
    if isinstance(record, FindingStatus):
        return record.key
    return SINGLE_KEY if isinstance(record, SINGLE) else record.id


def key_text(key: Any) -> str:
    """Return a key as one text, for messages and for the history."""
    return " ".join(part for part in key if part) if isinstance(key, tuple) else str(key)


def pointers(record: Any) -> Iterator[Pointer]:
    """Yield every id that a record holds of another."""
    for reference in REFERENCES.get(type(record), ()):
        value = getattr(record, reference.field)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield Pointer(f".{reference.field}[{index}]", reference.kinds, item)
        elif value is not None:
            yield Pointer(f".{reference.field}", reference.kinds, value)


def words(kinds: Iterable[type]) -> str:
    """Return the kinds as the lists of a case are called, for a message."""
    return " or ".join(LISTS[kind] for kind in kinds)


def dangling(pointer: Pointer) -> MismatchError:
    """Return the error for an id that nothing has."""
    return MismatchError(
        "%(place)s: expected the id of a record in %(lists)s, found %(found)s, which is not there",
        lists=words(pointer.kinds),
        found=show(pointer.id),
    ).within(pointer.step)


def check_case(case: Case) -> None:
    """Refuse ids that stand twice and ids that nothing has. Raises MismatchError with the path."""
    known: dict[type, set[Any]] = {}
    for kind, name in LISTS.items():
        known[kind] = _keys(getattr(case, name), name)
    for kind in REFERENCES:
        for index, record in enumerate(getattr(case, LISTS[kind])):
            for pointer in pointers(record):
                if not any(pointer.id in known[target] for target in pointer.kinds):
                    raise dangling(pointer).within(f"[{index}]").within(f".{LISTS[kind]}")
    for index, debt in enumerate(case.debts):
        check_inner_ids(debt, f".debts[{index}]")
    for index, status in enumerate(case.finding_status):
        check_about(status, f".finding_status[{index}]")


def check_about(status: FindingStatus, step: str = "") -> None:
    """Refuse what is said of a finding over both a contact and a debt, or over none. Raises MismatchError."""
    if (status.contact is None) == (status.debt is None):
        raise MismatchError("%(place)s: expected either `contact` or `debt`").within(step)


def check_inner_ids(debt: Debt, step: str = "") -> None:
    """Refuse ids of transactions that stand twice in one debt. Raises MismatchError."""
    try:
        _keys(debt.transactions, "transactions")
    except MismatchError as error:
        raise error.within(step) from None


def _keys(records: Iterable[Any], name: str) -> set[Any]:
    found: set[Any] = set()
    for index, record in enumerate(records):
        key = record.id if hasattr(record, "id") else key_of(record)
        if key in found:
            raise MismatchError(
                "%(place)s: the id %(found)s stands twice; every record needs its own",
                found=show(key_text(key)),
            ).within(f".{name}[{index}]" + (".id" if hasattr(record, "id") else ""))
        found.add(key)
    return found
