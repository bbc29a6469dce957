"""The contact log: rows, filters and search."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import TimePrecision
from debttracker.norms.finding import Finding
from debttracker.norms.vocabulary import FindingState, Force, Verdict
from debttracker.services.calm import calmly_sorted
from debttracker.services.matching import fold
from debttracker.services.records import Lookup, plain_number
from debttracker.services.views import ContactFilter, ContactRow, Flag

_WEIGHT = {
    verdict: weight
    for weight, verdict in enumerate(
        (
            Verdict.BREACH,
            Verdict.PRESUMED,
            Verdict.POSSIBLE,
            Verdict.ADVISORY,
            Verdict.CANNOT_TELL,
            Verdict.CLEAR,
            Verdict.NOT_APPLICABLE,
        )
    )
}
_FORCES = {force: weight for weight, force in enumerate(Force)}


def weight(finding: Finding) -> tuple[int, int, str]:
    """Order findings weightiest first: by verdict, then by force."""
    return _WEIGHT[finding.verdict], _FORCES[finding.force], finding.norm


class ContactBook:
    """Rows of the log over one state of a case and its findings."""

    def __init__(
        self,
        look: Lookup,
        findings: Callable[[], dict[str, tuple[Finding, ...]]],
        rows: Mapping[str, ContactRow] | None = None,
    ) -> None:
        self._look = look
        self._findings = findings
        self._rows = dict(rows or {})
        self._texts: dict[str, str] = {}

    def over(self, look: Lookup, touched: Iterable[str]) -> "ContactBook":
        """Return the book after a write that touched these contacts, their findings or what was made of them.

        Names, debts and the zone of the case must stand as they were.
        """
        book = ContactBook(look, self._findings, self._rows)
        book._texts = dict(self._texts)
        for contact in touched:
            book._rows.pop(contact, None)
            book._texts.pop(contact, None)
        return book

    @property
    def rows_made(self) -> int:
        """How many contacts were made a line of the log so far."""
        return len(self._rows)

    def row(self, contact: Contact) -> ContactRow:
        """Return a contact as a line of the log."""
        if contact.id not in self._rows:
            self._rows[contact.id] = self._make(contact)
        return self._rows[contact.id]

    def fresh_row(self, contact: Contact) -> ContactRow:
        """Return the line of a contact as it is given, be it a draft that is not in the log yet."""
        return self._make(contact)

    def rows(self, wanted: ContactFilter) -> tuple[ContactRow, ...]:
        """Return the contacts that the filter lets through, newest first, those without a time last."""
        tests = self._tests(wanted)
        return tuple(row for row in self._ordered if all(test(row) for test in tests))

    @cached_property
    def _ordered(self) -> tuple[ContactRow, ...]:
        return newest_first(self.row(contact) for contact in self._look.case.contacts)

    def between(self, first: date, last: date) -> tuple[ContactRow, ...]:
        """Return the contacts of the local days from `first` to `last`, newest first."""
        return self.rows(ContactFilter(first=first, last=last))

    def texts(self) -> Iterator[tuple[ContactRow, str]]:
        """Give each contact, newest first, with all its text that words are looked for in."""
        for row in self.rows(ContactFilter()):
            yield row, self._text(row)

    def of_debt(self, debt: str) -> tuple[ContactRow, ...]:
        """Return the contacts about one debt, newest first."""
        return self.rows(ContactFilter(debt=debt))

    def _tests(self, wanted: ContactFilter) -> list[Callable[[ContactRow], bool]]:
        look = self._look
        tests: list[Callable[[ContactRow], bool]] = []
        if wanted.creditor:
            tests.append(lambda row: _id_of(look.creditor_of(row.contact)) == wanted.creditor)
        for field in ("collector", "channel", "direction"):
            value = getattr(wanted, field)
            if value:
                tests.append(lambda row, field=field, value=value: getattr(row.contact, field) == value)  # type: ignore[misc]
        if wanted.debt:
            tests.append(lambda row: wanted.debt in row.contact.debts)
        if wanted.verdict:
            tests.append(lambda row: any(flag.verdict == wanted.verdict for flag in row.flags))
        if wanted.subject:
            tests.append(lambda row: any(flag.subject == wanted.subject for flag in row.flags))
        if wanted.flagged:
            tests.append(lambda row: any(flag.verdict is not Verdict.CANNOT_TELL for flag in row.flags))
        if wanted.first or wanted.last:
            tests.append(lambda row: _in_days(row, wanted))
        if wanted.words.strip():
            words = fold(wanted.words).split()
            tests.append(lambda row: all(word in self._text(row) for word in words))
        return tests

    def _text(self, row: ContactRow) -> str:
        if row.contact.id not in self._texts:
            self._texts[row.contact.id] = _text_of(row)
        return self._texts[row.contact.id]

    def _make(self, contact: Contact) -> ContactRow:
        look = self._look
        findings = sorted(self._findings().get(contact.id, ()), key=weight)
        shown = [f for f in findings if not self._is_dismissed(f)]
        who, detail = self._who(contact)
        return ContactRow(
            contact=contact,
            local_at=contact.at and contact.at.astimezone(look.zone(contact)),
            who=who,
            who_detail=detail,
            debt_names=tuple(look.debt_name(look.debts[d]) for d in contact.debts if d in look.debts),
            flags=tuple(Flag(f.norm, f.subject, f.verdict, f.force) for f in shown),
            dismissed=len(findings) - len(shown),
        )

    def _is_dismissed(self, finding: Finding) -> bool:
        status = self._look.statuses.get(finding.key)
        return status is not None and status.state is FindingState.DISMISSED

    def _who(self, contact: Contact) -> tuple[str, str]:
        collector = self._look.collectors.get(contact.collector or "")
        creditor = self._look.creditor_of(contact)
        names = [r.name or r.id for r in (collector, creditor) if r]
        number = contact.number or contact.address_used or ""
        if not names:
            return number, ""
        return names[0], " · ".join(part for part in (number, *names[1:]) if part)


def newest_first(rows: Iterable[ContactRow]) -> tuple[ContactRow, ...]:
    """Order rows newest first; those without a time come last."""
    timed: list[ContactRow] = []
    untimed: list[ContactRow] = []
    for row in rows:
        (untimed if row.contact.at is None else timed).append(row)
    return (*calmly_sorted(timed, _moment, reverse=True), *untimed)


def _moment(row: ContactRow) -> tuple[datetime | None, str]:
    return row.contact.at, row.contact.id


def _id_of(record: object) -> str | None:
    return getattr(record, "id", None)


def _in_days(row: ContactRow, wanted: ContactFilter) -> bool:
    if row.local_at is None:
        return False
    day = row.local_at.date()
    return (wanted.first or day) <= day <= (wanted.last or day)


def _text_of(row: ContactRow) -> str:
    contact = row.contact
    fields = (row.who, row.who_detail, contact.words, contact.note, contact.person_name, *row.debt_names)
    number = plain_number(contact.number or "")
    return fold(" ".join([number, *(field for field in fields if field)]))


def week_of(book: ContactBook, on: date) -> tuple[ContactRow, ...]:
    """Return the contacts of the last seven days, today included."""
    return book.between(on - timedelta(days=6), on)


def local_minutes(row: ContactRow) -> int | None:
    """Return the minutes after local midnight, None when only the day is known."""
    if row.local_at is None or row.contact.at_precision is TimePrecision.DATE:
        return None
    return row.local_at.hour * 60 + row.local_at.minute


def excerpt(text: str | None, length: int = 80) -> str:
    """Return the first words of a text on one line."""
    line = " ".join((text or "").split())
    return line if len(line) <= length else line[: length - 1] + "…"
