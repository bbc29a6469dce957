"""What the files hold that are kept of every version: a plain case, one with every field, one much edited."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from debttracker.case import Case, CaseInfo, EvidenceFile, HistoryEntry
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.contacts.contact import Contact
from debttracker.contacts.notice import Notice
from debttracker.contacts.vocabulary import NoticeKind
from debttracker.debts.debt import Debt, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import DebtKind
from debttracker.exchange.names import RANGES
from debttracker.exchange.references import LISTS, REFERENCES
from debttracker.exchange.shape import EitherOf, Field, Kind, ListOf, Scalar, Shape, fields_of
from debttracker.norms.finding import FindingStatus
from debttracker.norms.vocabulary import FindingState
from debttracker.planning.budget import Budget
from tests.services.example import CARD, CASE, LOAN, call

FOLDER = Path(__file__).parents[1] / "data" / "casefile"
PASSPHRASE = "a golden 密码"  # noqa: S105 - opens files of tests only
PHOTO = EvidenceFile(hashlib.sha256(b"photo").hexdigest(), b"photo")
_BEGIN = datetime(2026, 1, 1, 9, 30, 15, tzinfo=timezone(timedelta(hours=8)))
_FORMED = {
    "currency": "JPY",
    "timezone": "Asia/Shanghai",
    "person_zone": "Asia/Urumqi",
    "candidate_zones": "Asia/Tokyo",
    "jurisdiction": "CN",
    "region": "CN-SH",
    "calendar": "US-CA",
    "every": "2 week",
    "when": "each",
    "sha256": PHOTO.sha256,
}


def clock() -> datetime:
    """Return the time at which golden files are written."""
    return datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


class Filler:
    """Makes records in which every field is filled, all of them differently."""

    def __init__(self) -> None:
        self._number = count(1)

    def record(self, kind: type, **fixed: Any) -> Any:
        """Return a record of one kind; `fixed` gives fields by name."""
        made = {field.name: self._value(kind, field, field.shape) for field in fields_of(kind)}
        return kind(**{**made, **fixed})

    def _value(self, kind: type, field: Field, shape: Shape) -> Any:
        if isinstance(shape, ListOf):
            return tuple(self._value(kind, field, shape.item) for _ in range(2))
        if isinstance(shape, EitherOf):
            return None
        if not isinstance(shape, Scalar):
            return self.record(shape.record)
        number = next(self._number)
        if shape.choices is not None:
            choices = list(shape.choices)
            return choices[number % len(choices)]
        low, high = RANGES.get((kind, field.name), (0, 2**62))
        return self._scalar(shape.kind, field.name, low + number % (high - low + 1))

    def _scalar(self, kind: Kind, name: str, number: int) -> Any:
        match kind:
            case Kind.TEXT:
                return _FORMED.get(name, f"{name} {number} 催收😀\u202eرسالة")
            case Kind.YES_NO:
                return number % 2 == 0
            case Kind.WHOLE:
                return number
            case Kind.AMOUNT:
                return number * 1001
            case Kind.PERCENT:
                return Decimal(number) / 100
            case Kind.DATE | Kind.DATE_OR_NEVER:
                return date(2026, 1, 1) + timedelta(days=number)
            case Kind.TIME:
                return time(number % 24, number % 60, 7, number)
            case Kind.INSTANT:
                return _BEGIN + timedelta(hours=number)
            case _:
                raise TypeError(f"nothing to fill {name} with")


def whole_case() -> Case:
    """Return a case with records of every kind, in which no field of any record is empty."""
    filler = Filler()
    lists: dict[str, Any] = {}
    for kind, name in LISTS.items():
        if kind is FindingStatus:
            over = ({"contact": "contacts-1", "debt": None}, {"contact": None, "debt": "debts-1"})
            lists[name] = tuple(filler.record(kind, **about) for about in over)
        else:
            pointing: dict[str, Any] = _pointing(kind)
            lists[name] = tuple(filler.record(kind, id=f"{name}-{n}", **pointing) for n in (1, 2))
    card, loan = lists["debts"]
    lists["debts"] = (
        replace(card, kind=DebtKind.CREDIT_CARD, currency="CNY", terms=filler.record(CardTerms)),
        replace(
            loan, kind=DebtKind.MICROLOAN, assignment_notified_on="never", terms=filler.record(LoanTerms)
        ),
    )
    return Case(
        filler.record(CaseInfo, currency="CNY"),
        **lists,
        budget=filler.record(Budget),
        evidence_files=(PHOTO,),
        history=(filler.record(HistoryEntry, id=1),),
    )


def _pointing(kind: type) -> dict[str, Any]:
    """Return the fields that hold ids: each points at the first record of its kind, a list at both."""
    found: dict[str, Any] = {}
    for reference in REFERENCES.get(kind, ()):
        field = next(field for field in fields_of(kind) if field.name == reference.field)
        target = LISTS[reference.kinds[0]]
        both = (f"{target}-1", f"{target}-2")
        found[reference.field] = both if isinstance(field.shape, ListOf) else both[0]
    return found


def empty_fields(record: Any, place: str = "") -> list[str]:
    """Return the fields of a record, and of those within it, that hold nothing."""
    found = []
    for field in fields_of(type(record)):
        value, step = getattr(record, field.name), f"{place}.{field.name}"
        if value is None or value == ():
            found.append(step)
        items = value if isinstance(value, tuple) else (value,)
        for item in items:
            if hasattr(item, "__dataclass_fields__"):
                found += empty_fields(item, step)
    return found


def empty_of_case(case: Case) -> list[str]:
    """Return the empty fields of a case; a finding is over a contact or a debt, so that one of them is."""
    of_contact, of_debt = case.finding_status
    filled = replace(of_contact, debt=of_debt.debt), replace(of_debt, contact=of_contact.contact)
    return empty_fields(replace(case, finding_status=filled))


REMEMBERED = '{"version": 1}'
"""What the program remembers in the kept files, since version 2."""

EDITS = 5
"""So many writes of `edit` can be undone."""


def edit(file: CaseFile) -> None:
    """Write to a file that holds the example: additions, changes, deletions of last records, one undone."""
    more = (*CARD.transactions, Transaction("t2", date(2026, 11, 1), 25_000, note="电费"))
    paid = [Payment(f"payment-{n}", "loan-1", date(2026, 6 + n, 1), 94_560) for n in (4, 5)]
    file.write([replace(CARD, transactions=more), *paid], label="a")
    file.write(
        [
            FindingStatus("c1", "cn.norm", FindingState.CONFIRMED),
            Notice("n1", NoticeKind.DISPUTE, to="agency-x", debts=("card-1",)),
            replace(LOAN, id="loan-2"),
            Budget(reserve=100_000),
        ],
        evidence=[PHOTO],
        label="b",
    )
    file.write(delete=[(Payment, "payment-5"), (Contact, "c5"), (Debt, "loan-2")], label="c")
    file.write([call("c6", 8, 0), replace(CASE.contacts[0], words="另一通电话")], label="d")
    file.write([call("c7", 9, 0)], [(Contact, "c2")], label="e")
    file.write([replace(LOAN, note="to be undone")], [(Payment, "payment-1")], label="f")
    file.undo()
