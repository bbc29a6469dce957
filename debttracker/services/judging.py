"""The verdicts over an open case: worked out when first asked for, then kept up with the log."""

from collections.abc import Callable, Collection
from datetime import date

from debttracker.case import Case
from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Outcome
from debttracker.l10n import language
from debttracker.norms.engine import Judge, Judged
from debttracker.norms.facts import DebtorFacts, Matter
from debttracker.norms.finding import Finding
from debttracker.norms.money_registry import MoneyRegistry
from debttracker.norms.money_schema import MoneyNorm
from debttracker.norms.pause import set_aside
from debttracker.norms.registry import Registry
from debttracker.norms.schema import Norm, Version
from debttracker.norms.vocabulary import CheckKind, Period, Strength, Subject
from debttracker.services.chart_views import ClosedHours, DailyLimit
from debttracker.services.finding_words import clock_minutes
from debttracker.services.norm_memory import Basis, basis_of

_MINUTES_A_DAY = 24 * 60
_FEW = 50
"""Up to how many changed contacts are judged one by one; from there on all anew is sooner done."""


class Judging:
    """Findings by contact. `norms` is called once, when the first verdict is asked for.

    `step` hears how many contacts of how many are judged, and may raise to end the work.
    """

    def __init__(self, norms: Callable[[], Registry], step: Callable[[int, int], None] | None = None) -> None:
        self._norms = norms
        self._step = step
        self._registry: Registry | None = None
        self._basis: Basis | None = None
        self._case: Case | None = None
        self._judge: Judge | None = None
        self._findings: dict[str, tuple[Finding, ...]] | None = None

    def set_case(self, case: Case) -> None:
        """Take the records as they stand now; verdicts are kept until `follow`."""
        self._case = case

    def follow(self, case: Case, contacts: Collection[str] | None) -> frozenset[str] | None:
        """Take the case after a write to these contacts and perhaps to what was made of findings.

        None as contacts: to other records, on which every verdict may rest. Returns the contacts that may
        have other findings than before; None when that is not known, as all are judged when next asked for.
        """
        judge, findings = self._judge, self._findings
        if contacts is None:
            self._basis = None  # the person's own norms may have been read again
        self._case, self._judge, self._findings = case, None, None
        if judge is None or contacts is None or len(contacts) > _FEW:
            return None
        there = {c.id: c for c in case.contacts if c.id in contacts}
        found: dict[str, tuple[Finding, ...]] = {}
        for contact in contacts:
            judged = judge.add(there[contact]) if contact in there else judge.remove(contact)
            found |= {**judged.changed, contact: judged.findings}
        self._judge = judge
        self._findings = None if findings is None else findings | found
        return frozenset(found)

    def findings(self) -> dict[str, tuple[Finding, ...]]:
        """Return the findings by contact."""
        if self._findings is None:
            found: dict[str, list[Finding]] = {}
            for finding in self._ready().findings(self._step):
                found.setdefault(finding.contact, []).append(finding)
            self._findings = {contact: tuple(rows) for contact, rows in found.items()}
            set_aside(len(self._findings))
        return self._findings

    def all_verdicts(self, contact: Contact) -> tuple[Finding, ...]:
        """Return the verdict of every norm over a contact of the log."""
        return self._ready().verdicts_of(contact.id)

    def draft(self, contact: Contact) -> tuple[Finding, ...]:
        """Judge a contact as if it stood in the log."""
        judged: Judged = self._ready().judge(contact)
        return judged.findings

    def norm(self, norm_id: str) -> Norm | None:
        """Return a norm by its id."""
        return self._shipped().norm(norm_id)

    def title(self, norm_id: str) -> str:
        """Return the short title of a norm in the language spoken now, its id when it is not shipped."""
        norm = self.any_norm(norm_id)
        return norm.text(language()).title if norm else norm_id

    @property
    def money(self) -> MoneyRegistry:
        """The money norms and reference rates that are shipped."""
        return self._shipped().money

    def release(self, case: Case) -> tuple[str | None, date | None]:
        """Return the release of the norms that judge a case, and through when they were verified."""
        packs = self._shipped().packs(case.info.jurisdiction, case.info.region)
        if not packs:
            return None, None
        return packs[0].release, min(pack.verified_through for pack in packs)

    def basis(self, case: Case) -> Basis:
        """Return what judges a case: packs, norms and rates, in short."""
        shipped, info = self._shipped(), case.info
        where = info.jurisdiction, info.region
        norms: list[Norm | MoneyNorm] = [*shipped.norms(*where), *shipped.money.norms(*where)]
        return basis_of(
            "/".join(part or "" for part in where), shipped.packs(*where), norms, self.money.rates
        )

    @property
    def is_judged(self) -> bool:
        """Whether every contact is judged as the case stands."""
        return self._findings is not None

    def any_norm(self, norm_id: str) -> Norm | MoneyNorm | None:
        """Return a norm on contacts or on money by its id."""
        return self.norm(norm_id) or self.money.norm(norm_id)

    def quiet_hours(self, case: Case, on: date) -> ClosedHours:
        """Return the hours that the strictest norm on quiet hours keeps free on a day."""
        for norm, version in self._in_force(case, on, Subject.QUIET_HOURS, CheckKind.CLOCK_WINDOW):
            start = clock_minutes(version.parameters["closed_from"].shown())
            end = clock_minutes(version.parameters["closed_until"].shown())
            if start is not None and end is not None:
                spans = ((start, end),) if start < end else ((0, end), (start, _MINUTES_A_DAY))
                return ClosedHours(spans, norm.text(language()).title)
        return ClosedHours()

    def daily_limit(self, case: Case, on: date) -> DailyLimit:
        """Return how many conversations a day the strictest norm on their frequency allows."""
        for norm, version in self._in_force(case, on, Subject.FREQUENCY, CheckKind.COUNT):
            if norm.check.period is Period.CALENDAR_DAY and _counts_conversations(norm):
                return DailyLimit(version.number("limit"), norm.text(language()).title)
        return DailyLimit()

    def _in_force(
        self, case: Case, on: date, subject: Subject, kind: CheckKind
    ) -> list[tuple[Norm, Version]]:
        strengths = list(Strength)
        found = [
            (norm, version)
            for norm in self._shipped().in_force(case.info.jurisdiction, case.info.region, on)
            if norm.subject is subject
            and norm.check.kind is kind
            and (version := norm.version_on(on)) is not None
        ]
        return sorted(found, key=lambda pair: (strengths.index(pair[0].strength), pair[0].id))

    def _ready(self) -> Judge:
        if self._judge is None:
            if self._case is None:
                raise RuntimeError("no case was set")
            info = self._case.info
            norms = self._shipped().norms(info.jurisdiction, info.region)
            limitation = self._shipped().limitation(norms, info.jurisdiction, info.region)
            self._judge = Judge(matter_of(self._case), norms, limitation)
            set_aside(len(self._case.contacts))
        return self._judge

    def _shipped(self) -> Registry:
        if self._registry is None:
            self._registry = self._norms()
        return self._registry


def _counts_conversations(norm: Norm) -> bool:
    if norm.when.facts != ("contact.outcome",):
        return False
    return norm.when.holds({"contact.outcome": Outcome.CONVERSATION}) is True


def matter_of(case: Case) -> Matter:
    """Return what the norms look at of a case."""
    debtor = case.info.debtor
    return Matter(
        timezone=case.info.timezone,
        jurisdiction=case.info.jurisdiction,
        region=case.info.region,
        debtor=DebtorFacts(debtor.service_member, debtor.minor, debtor.deceased_on, debtor.incapacitated_on)
        if debtor
        else DebtorFacts(),
        creditors=case.creditors,
        collectors=case.collectors,
        debts=case.debts,
        payments=case.payments,
        notices=case.notices,
        creditor_notices=case.creditor_notices,
        contacts=case.contacts,
        complaints=case.complaints,
    )
