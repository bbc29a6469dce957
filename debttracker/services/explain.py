"""Verdicts explained: what was found, which norm, which doubts, what is missing, what can be done."""

from collections.abc import Iterable, Sequence

from debttracker.contacts.contact import Contact
from debttracker.l10n import language
from debttracker.norms.finding import Finding, FindingStatus
from debttracker.norms.schema import Norm
from debttracker.norms.vocabulary import CheckKind, Verdict
from debttracker.services import doubt_words, finding_words
from debttracker.services.contact_views import ContactBook, local_minutes, weight
from debttracker.services.count_words import count_sentences
from debttracker.services.explanation_views import CountMark, CountWindow, LeftOut
from debttracker.services.judging import Judging
from debttracker.services.left_out import left_out, span_of
from debttracker.services.records import Lookup
from debttracker.services.views import ContactDetail, ContactRow, DayWindow, FindingCard
from debttracker.services.would_change import would_change


class Explainer:
    """Turns findings into cards in the language that the program speaks."""

    def __init__(self, look: Lookup, contacts: ContactBook, judging: Judging) -> None:
        self._look = look
        self._contacts = contacts
        self._judging = judging

    def detail(self, contact: Contact, verdicts: Sequence[Finding]) -> ContactDetail:
        """Explain one contact of the log; `verdicts` are all of them, with those that are no findings."""
        clear = [self._judging.title(f.norm) for f in verdicts if f.verdict is Verdict.CLEAR]
        return ContactDetail(
            row=self._contacts.row(contact),
            cards=self.cards(contact, [f for f in verdicts if f.verdict.is_finding]),
            clear=tuple(dict.fromkeys(clear)),
        )

    def cards(self, contact: Contact, findings: Iterable[Finding]) -> tuple[FindingCard, ...]:
        """Explain the findings of a contact, or of a draft that is not in the log yet, weightiest first."""
        row = self._contacts.fresh_row(contact)
        return tuple(self._card(finding, row) for finding in sorted(findings, key=weight))

    def _card(self, finding: Finding, row: ContactRow) -> FindingCard:
        norm = self._judging.norm(finding.norm)
        text = norm.text(language()) if norm else None
        sentences = [finding_words.verdict_sentence(finding)]
        if norm and finding.verdict is not Verdict.CANNOT_TELL:
            sentences = [*self._figures(finding, norm, row.contact), *sentences]
        left = tuple(self._left_out(finding, norm, row.contact))
        return FindingCard(
            finding=finding,
            status=self._status(finding),
            title=text.title if text else finding.norm,
            words="\n".join(sentence for sentence in sentences if sentence),
            asks=text.asks if text else "",
            force_line=finding_words.force_line(finding),
            basis=tuple(doubt_words.doubt(note) for note in finding.notes),
            missing=tuple(doubt_words.question(field) for field in finding.missing),
            can_do=text.can_do if text else "",
            link=finding.citation.link if finding.citation else None,
            window=_window(finding, norm, row),
            counted=tuple(self._counted(finding, row.contact)),
            count_window=self._count_window(finding, norm, row.contact, left),
            left_out=left,
            would_change=would_change(finding, norm) if norm else (),
        )

    def _figures(self, finding: Finding, norm: Norm, contact: Contact) -> list[str]:
        if norm.check.kind is CheckKind.COUNT:
            return count_sentences(finding, norm, self._lender(contact))
        return [finding_words.detail_sentence(finding, norm.check.kind)]

    def _left_out(self, finding: Finding, norm: Norm | None, contact: Contact) -> Iterable[LeftOut]:
        if norm is not None and norm.check.kind is CheckKind.COUNT:
            for other, reason in left_out(finding, norm, contact, self._look):
                yield LeftOut(self._contacts.row(other), reason)

    def _count_window(
        self, finding: Finding, norm: Norm | None, contact: Contact, left: Sequence[LeftOut]
    ) -> CountWindow | None:
        limit = finding.parameters.get("limit")
        if norm is None or norm.check.kind is not CheckKind.COUNT or not isinstance(limit, int):
            return None
        span = span_of(finding, norm, contact, self._look)
        if span is None:
            return None
        rows = [(row, True) for row in self._counted(finding, contact)]
        rows += [(one.row, False) for one in left]
        marks = [CountMark(row.local_at, counts, row.contact.id) for row, counts in rows if row.local_at]
        return CountWindow(span.first, span.last, tuple(sorted(marks, key=lambda m: m.at)), limit)

    def _status(self, finding: Finding) -> FindingStatus | None:
        return self._look.statuses.get(finding.key)

    def _lender(self, contact: Contact) -> str | None:
        creditor = self._look.creditor_of(contact)
        return (creditor.name or creditor.id) if creditor else None

    def _counted(self, finding: Finding, contact: Contact) -> Iterable[ContactRow]:
        if len(finding.counted) < 2:
            return
        for counted in finding.counted:
            if counted == contact.id:
                yield self._contacts.fresh_row(contact)
            elif counted in self._look.contacts:
                yield self._contacts.row(self._look.contacts[counted])


def _window(finding: Finding, norm: Norm | None, row: ContactRow) -> DayWindow | None:
    by_clock = norm is not None and norm.check.kind is CheckKind.CLOCK_WINDOW
    if not by_clock or not finding.facts.get("local_time"):
        return None
    closed_from = finding_words.clock_minutes(finding.parameters.get("closed_from"))
    closed_until = finding_words.clock_minutes(finding.parameters.get("closed_until"))
    at = local_minutes(row)
    if closed_from is None or closed_until is None or at is None:
        return None
    return DayWindow(closed_from, closed_until, at)
