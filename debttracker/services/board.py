"""The findings of a case as one list: over contacts and over debts, with what the person made of each."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import TimePrecision
from debttracker.norms.finding import Finding, FindingKey
from debttracker.norms.money_schema import MoneyFinding
from debttracker.norms.vocabulary import FindingState, Force, Subject, Verdict
from debttracker.services.contact_views import weight
from debttracker.services.records import Lookup

_MONTHS = 12
Month = tuple[int, int]
"""Year and month."""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One finding. `at` is in the zone of the person contacted; None for a debt, and where it is not known.

    `lender` is the id of the lender, `who` what lender or collector is called, `about` the debts.
    """

    key: FindingKey
    at: datetime | None
    day_only: bool
    lender: str | None
    who: str
    about: str
    title: str
    subject: Subject
    verdict: Verdict
    force: Force
    state: FindingState
    reason: str | None
    marked_as: Verdict | None
    """The verdict when the person marked it, None where it is not known."""

    @property
    def id(self) -> str:
        """A text that tells it from others."""
        return "\n".join(part or "" for part in self.key)

    @property
    def month(self) -> Month | None:
        """The month of the contact."""
        return None if self.at is None else (self.at.year, self.at.month)

    @property
    def judged_otherwise(self) -> bool:
        """Whether the verdict was another when the person marked it."""
        marked = self.state is not FindingState.OPEN and self.marked_as is not None
        return marked and self.marked_as is not self.verdict


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the board shows; an empty field does not filter. `lender` is an id."""

    subject: Subject | None = None
    force: Force | None = None
    lender: str | None = None
    state: FindingState | None = None
    verdict: Verdict | None = None
    judged: bool = False
    """Leave out what lacks a fact."""
    words: str = ""
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """The findings that fit, those over debts first, then the newest contacts.

    `months` counts the contacts' findings that fit but for the month, with no month left out between the
    first and the last; `undated` are those without a month. `lenders` are ids with names.
    """

    rows: tuple[BoardRow, ...]
    total: int
    months: tuple[tuple[Month, int], ...]
    undated: int
    subjects: frozenset[Subject]
    forces: frozenset[Force]
    lenders: tuple[tuple[str, str], ...]


def board_rows(
    look: Lookup,
    findings: Mapping[str, Sequence[Finding]],
    money: Iterable[MoneyFinding],
    title: Callable[[str], str],
) -> tuple[BoardRow, ...]:
    """Return all findings as rows, those over debts first, then by contact, newest first, undated last."""
    titles = {norm: title(norm) for norm in {f.norm for rows in findings.values() for f in rows}}
    dated: list[tuple[datetime, list[BoardRow]]] = []
    undated: list[BoardRow] = []
    for contact_id, found in findings.items():
        contact = look.contacts.get(contact_id)
        if contact is None or not found:
            continue
        rows = _rows_of(look, contact, found, titles)
        if contact.at is None:
            undated += rows
        else:
            dated.append((contact.at, rows))
    dated.sort(key=lambda one: (one[0], one[1][0].key.contact), reverse=True)
    of_debts = [_row_of_debt(look, finding, title) for finding in money]
    return (*of_debts, *(row for _at, rows in dated for row in rows), *undated)


def marked_anew(rows: Iterable[BoardRow], look: Lookup, keys: Container[FindingKey]) -> tuple[BoardRow, ...]:
    """Return the rows after a write to what the person made of these findings alone."""
    return tuple(_marked(row, look) if row.key in keys else row for row in rows)


def board(rows: Sequence[BoardRow], look: Lookup, wanted: BoardFilter) -> Board:
    """Return the rows that a filter lets through, and what the filters can offer."""
    fits = _test(wanted, look)
    fitting = [row for row in rows if fits(row)]
    counted = Counter(row.month for row in fitting)
    undated = counted.pop(None, 0)
    if wanted.month is not None:
        fitting = [row for row in fitting if row.month == wanted.month]
    lenders = {row.lender for row in rows if row.lender is not None}
    names = {one: look.creditors[one].name or one for one in lenders if one in look.creditors}
    return Board(
        tuple(fitting),
        len(rows),
        tuple((month, counted[month]) for month in _months(list(counted))),
        undated,
        frozenset(row.subject for row in rows),
        frozenset(row.force for row in rows),
        tuple(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))),
    )


def _rows_of(
    look: Lookup, contact: Contact, found: Sequence[Finding], titles: Mapping[str, str]
) -> list[BoardRow]:
    creditor = look.creditor_of(contact)
    collector = look.collectors.get(contact.collector or "")
    named = creditor or collector
    who = (named.name or named.id) if named else (contact.number or contact.address_used or "")
    at = contact.at and contact.at.astimezone(look.zone(contact))
    about = ", ".join(look.debt_name(look.debts[d]) for d in contact.debts if d in look.debts)
    day_only = contact.at_precision is TimePrecision.DATE
    return [
        _row(look, f, at, creditor.id if creditor else None, who, about, titles[f.norm], day_only=day_only)
        for f in sorted(found, key=weight)
    ]


def _row_of_debt(look: Lookup, finding: MoneyFinding, title: Callable[[str], str]) -> BoardRow:
    debt = look.debts[finding.debt]
    creditor = look.creditors.get(debt.creditor or "")
    who = (creditor.name or creditor.id) if creditor else ""
    lender = creditor.id if creditor else None
    return _row(look, finding, None, lender, who, look.debt_name(debt), title(finding.norm))


def _row(
    look: Lookup,
    finding: Finding | MoneyFinding,
    at: datetime | None,
    lender: str | None,
    who: str,
    about: str,
    title: str,
    *,
    day_only: bool = False,
) -> BoardRow:
    key = finding.key
    status = look.statuses.get(key)
    return BoardRow(
        key,
        at,
        day_only,
        lender,
        who,
        about,
        title,
        finding.subject,
        finding.verdict,
        finding.force,
        status.state if status else FindingState.OPEN,
        status.reason if status else None,
        status.verdict if status else None,
    )


def _marked(row: BoardRow, look: Lookup) -> BoardRow:
    status = look.statuses.get(row.key)
    if status is None:
        return replace(row, state=FindingState.OPEN, reason=None, marked_as=None)
    return replace(row, state=status.state, reason=status.reason, marked_as=status.verdict)


def _test(wanted: BoardFilter, look: Lookup) -> Callable[[BoardRow], bool]:
    """Return a test for everything but the month."""
    fields = ("subject", "force", "lender", "state", "verdict")
    asked = [(name, getattr(wanted, name)) for name in fields if getattr(wanted, name) is not None]
    words = wanted.words.casefold().split()

    def fits(row: BoardRow) -> bool:
        if wanted.judged and row.verdict is Verdict.CANNOT_TELL:
            return False
        if any(getattr(row, name) != value for name, value in asked):
            return False
        return not words or _holds(row, look, words)

    return fits


def _holds(row: BoardRow, look: Lookup, words: Sequence[str]) -> bool:
    contact = look.contacts.get(row.key.contact or "")
    said = (contact.words, contact.note, contact.number, contact.person_name) if contact else ()
    text = " ".join(part for part in (row.title, row.who, row.about, row.reason, *said) if part).casefold()
    return all(word in text for word in words)


def _months(found: Sequence[Month | None]) -> Iterable[Month]:
    """Yield every month from the first to the last."""
    there = sorted(month for month in found if month is not None)
    if not there:
        return
    (year, month), last = there[0], there[-1]
    while (year, month) <= last:
        yield year, month
        year, month = (year, month + 1) if month < _MONTHS else (year + 1, 1)
