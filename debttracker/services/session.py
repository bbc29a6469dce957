"""One open case: reads return plain views, writes return what changed."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from debttracker.case import Case, CaseInfo, EvidenceFile
from debttracker.clock import Clock, today
from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact, Evidence
from debttracker.contacts.notice import CreditorNotice, Notice
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.errors import InputError
from debttracker.l10n import mark
from debttracker.norms.finding import Finding, FindingStatus
from debttracker.norms.vocabulary import FindingState
from debttracker.services import chart_views, debt_views, search
from debttracker.services.backups import Backups
from debttracker.services.changes import ChangeKind, Changes
from debttracker.services.contact_views import ContactBook, week_of
from debttracker.services.history_views import history_rows
from debttracker.services.money_views import MoneyBook
from debttracker.services.progress import Progress
from debttracker.services.record_changes import changes_of
from debttracker.services.records import FIELDS, Lookup, free_id, key_of, plain_number, with_records
from debttracker.services.store import Store
from debttracker.services.today import today_view
from debttracker.services.views import (
    ContactDetail,
    ContactFilter,
    ContactRow,
    DebtDetail,
    DebtRow,
    DueRow,
    FileState,
    FindingCard,
    GrowthChart,
    HistoryRow,
    HoursChart,
    OwedRow,
    RollingChart,
    SearchHit,
    TodayView,
)

if TYPE_CHECKING:  # figures are shown before what judges contacts is imported
    from debttracker.norms.registry import Registry
    from debttracker.services.explain import Explainer
    from debttracker.services.judging import Judging
    from debttracker.services.money_law import MoneyLaw


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to keep as evidence."""

    name: str
    content: bytes


class Session:
    """What the window and the commands may ask of an open case. Call from one thread at a time.

    `norms` is called once, when the first verdict is asked for; `backups` is None where none are kept.
    """

    _contacts: ContactBook

    def __init__(
        self, store: Store, norms: "Callable[[], Registry]", clock: Clock, backups: Backups | None = None
    ) -> None:
        self._store = store
        self._clock = clock
        self._backups = backups
        self._changed = False
        self.progress = Progress()
        """The work under way; whoever waits for it puts its own here."""
        self._norms = norms
        self._set(store.load())

    def close(self) -> None:
        """Close the file; a case that was changed is backed up first.

        Raises WorldError when the backup failed; the file is closed all the same.
        """
        try:
            if self._changed and self._backups:
                self._backups.keep()
        finally:
            self._store.close()

    @property
    def case(self) -> Case:
        """The records as they stand."""
        return self._look.case

    @property
    def today(self) -> date:
        """Today in the case's zone."""
        return today(self._clock, self.case.info.timezone)

    @property
    def money_law(self) -> "MoneyLaw":
        """What the law says of the money: lines, claims beside them, clocks and warnings."""
        from debttracker.services.money_law import MoneyLaw

        return MoneyLaw(self._look, self._money, self._judging, self.today)

    def law_with(self, *drafts: Any) -> "MoneyLaw":
        """Return what the law would say if these records stood in the case; nothing is written."""
        from debttracker.services.money_law import MoneyLaw

        look = Lookup(with_records(self.case, drafts))
        return MoneyLaw(look, MoneyBook(look), self._judging, self.today)

    @property
    def read_only(self) -> bool:
        """Whether the case may only be looked at."""
        return self._store.read_only

    def state(self) -> FileState:
        """Return what the status line says of the file."""
        return FileState(
            path=str(self._store.path),
            encrypted=self._store.encrypted,
            read_only=self._store.read_only,
            held_by=self._store.held_by,
            last_backup=self._backups.latest() if self._backups else None,
        )

    def norms_release(self) -> tuple[str | None, date | None]:
        """Return the release of the norms that judge the case, and through when they were verified."""
        return self._judging.release(self.case)

    def today_view(self) -> TodayView:
        """Return the page Today."""
        week = week_of(self._contacts, self.today)
        return today_view(self._look, self._money, self.today, self._judging.findings(), week)

    def today_figures(self) -> TodayView:
        """Return the page Today before any contact is judged: the figures are there at once."""
        week = week_of(ContactBook(self._look, dict), self.today)
        return today_view(self._look, self._money, self.today, None, week)

    def owed(self, on: date | None = None) -> tuple[OwedRow, ...]:
        """Return what is owed on each debt on a day, today unless said otherwise; no contact is judged."""
        day = on or self.today
        return tuple(
            OwedRow(debt, self._look.debt_name(debt), self._money.balance(debt, day))
            for debt in self.case.debts
        )

    def debts(self, on: date | None = None) -> tuple[DebtRow, ...]:
        """Return the debts as they stand on a day, today unless said otherwise."""
        return debt_views.rows(self._look, self._money, self._contacts, on or self.today)

    def debt(self, debt: str, on: date | None = None) -> DebtDetail:
        """Return one debt with schedule, payments and contacts. Raises KeyError for an unknown id."""
        return debt_views.detail(self._look, self._money, self._contacts, debt, on or self.today)

    def due(self, first: date, last: date) -> tuple[DueRow, ...]:
        """Return what falls due from `first` to `last`, both included."""
        return self._money.due_rows(first, last, self.today)

    def contacts(self, wanted: ContactFilter) -> tuple[ContactRow, ...]:
        """Return the contacts that the filter lets through, newest first."""
        return self._contacts.rows(wanted)

    def contact(self, contact: str) -> ContactDetail:
        """Return one contact with its verdicts explained. Raises KeyError for an unknown id."""
        verdicts = self._judging.all_verdicts(self._look.contacts[contact])
        return self._explainer.detail(self._look.contacts[contact], verdicts)

    def judge_draft(self, draft: Contact) -> tuple[FindingCard, ...]:
        """Judge a contact that is still being typed, against the log as it stands; nothing is written."""
        return self._explainer.cards(draft, self._judging.draft(draft))

    def growth(self, debt: str | None, days: int) -> GrowthChart:
        """Return what would be owed over the days ahead, of one debt or of all in the case's currency."""
        chosen = [self._look.debts[debt]] if debt else list(self.case.debts)
        currency = self._look.currency(chosen[0]) if debt else self.case.info.currency
        return self._money.growth(chosen, self.today, days, currency)

    def hours(self, first: date, last: date) -> HoursChart:
        """Return incoming contacts by weekday and hour, beside the hours that a norm keeps free."""
        return chart_views.hours(
            self._contacts.between(first, last), self._judging.quiet_hours(self.case, last)
        )

    def rolling(self, first: date, last: date) -> RollingChart:
        """Return conversations a day per lender, beside the limit that a norm sets."""
        rows = self._contacts.between(first, last)
        return chart_views.rolling(self._look, rows, first, last, self._judging.daily_limit(self.case, last))

    def history(self, limit: int = 200) -> tuple[HistoryRow, ...]:
        """Return the latest edits and deletions, newest first."""
        return history_rows(self._store.history(limit), self._look, self._judging.title)

    def search(self, words: str, limit: int = 30) -> tuple[SearchHit, ...]:
        """Search debts, lenders, contacts and what was said."""
        return search.search(self._look, self._contacts, words, limit)

    def evidence(self, sha256: str) -> bytes:
        """Return the bytes of one piece of evidence."""
        return self._store.evidence(sha256)

    def collector_for_number(self, number: str) -> Collector | None:
        """Return the collector to whom a number belongs, if it was noted before."""
        return self._look.collector_by_number.get(plain_number(number))

    def save_case_info(self, info: CaseInfo) -> Changes:
        """Change name, language or zone of the case."""
        return self._write([info], label=mark("Case changed"))

    def save_contact(self, contact: Contact, attachments: Sequence[Attachment] = ()) -> Changes:
        """Log or replace a contact; `recorded_at` is set when it is new and not given."""
        now = self._now()
        files = tuple(EvidenceFile(hashlib.sha256(a.content).hexdigest(), a.content) for a in attachments)
        added = tuple(Evidence(a.name, f.sha256, now) for a, f in zip(attachments, files, strict=True))
        is_new = contact.id not in self._look.contacts
        contact = replace(
            contact,
            evidence=(*contact.evidence, *added),
            recorded_at=contact.recorded_at or (now if is_new else None),
        )
        label = mark("Contact logged") if is_new else mark("Contact changed")
        return self._write([contact], evidence=files, label=label)

    def delete_contacts(self, contacts: Sequence[str]) -> Changes:
        """Delete contacts and what the user made of their findings."""
        chosen = set(contacts)
        statuses = [(FindingStatus, key) for key in self._look.statuses if key[0] in chosen]
        replies = [
            replace(c, reply_to=None)
            for c in self.case.contacts
            if c.reply_to in chosen and c.id not in chosen
        ]
        delete = [*statuses, *((Contact, contact) for contact in contacts)]
        return self._write(replies, delete, label=mark("Contacts deleted"))

    def save_debt(self, debt: Debt, creditor: Creditor | None = None) -> Changes:
        """Enter or replace a debt, together with a creditor that is new or changed."""
        label = mark("Debt changed") if debt.id in self._look.debts else mark("Debt entered")
        return self._write([*([creditor] if creditor else []), debt], label=label)

    def delete_debt(self, debt: str) -> Changes:
        """Delete a debt with its payments. Raises InputError while contacts or papers point to it."""
        payments = [(Payment, payment.id) for payment in self._look.payments.get(debt, ())]
        return self._write(delete=[*payments, (Debt, debt)], label=mark("Debt deleted"))

    def save_payment(self, payment: Payment) -> Changes:
        """Record or replace a payment."""
        return self._write([payment], label=mark("Payment recorded"))

    def delete_payment(self, payment: str) -> Changes:
        """Delete a payment."""
        return self._write(delete=[(Payment, payment)], label=mark("Payment deleted"))

    def save_creditor(self, creditor: Creditor) -> Changes:
        """Enter or replace a lender."""
        return self._write([creditor], label=mark("Lender saved"))

    def save_collector(self, collector: Collector) -> Changes:
        """Enter or replace a collector."""
        return self._write([collector], label=mark("Collector saved"))

    def save_notice(self, notice: Notice | CreditorNotice) -> Changes:
        """Enter or replace a notice in either direction."""
        return self._write([notice], label=mark("Notice saved"))

    def delete_notice(self, notice: Notice | CreditorNotice) -> Changes:
        """Delete a notice."""
        return self._write(delete=[(type(notice), notice.id)], label=mark("Notice deleted"))

    def set_finding_state(self, contact: str, norm: str, state: FindingState, reason: str | None) -> Changes:
        """Keep what the user made of a finding, with the verdict and the release that stood then."""
        found = next((f for f in self._judging.findings().get(contact, ()) if f.norm == norm), None)
        status = FindingStatus(
            contact,
            norm,
            state,
            reason,
            found.verdict if found else None,
            self._judging.release(self.case)[0],
            self._now(),
        )
        return self._write([status], label=mark("Finding marked"))

    def undo(self) -> Changes | None:
        """Take the last edit or deletion back; None when there is none."""
        undone = self._store.undo()
        if not undone:
            return None
        self._changed = True
        case = self._store.load()
        if self._judged:
            contacts = {entry.record_id for entry in undone if entry.kind == "contact"}
            other = {entry.kind for entry in undone} - {"contact", "finding_status"}
            self._judged.follow(case, None if other else contacts)
        self._set(case)
        ids = tuple(entry.record_id for entry in undone)
        return Changes(frozenset(ChangeKind), ids, mark("Taken back"), undoable=False)

    def backup(self, folder: Path | None = None) -> Path:
        """Write a checked copy of the file and return its path."""
        if not self._backups:
            raise InputError("this case is not a case file of the program; save it as one first")
        return self._backups.write(folder)

    def whole_case(self) -> Case:
        """Return all records with evidence and history, for a lossless export."""
        self.progress.step()
        return self._store.load(with_evidence=True, with_history=True)

    def new_id(self, prefix: str) -> str:
        """Return a short id that no record of the case has, such as `contact-17`."""
        return free_id(self.case, prefix)

    def write_records(self, records: Sequence[Any], evidence: Sequence[EvidenceFile], label: str) -> Changes:
        """Put many records in at once, in one transaction: for imports."""
        return self._write(records, evidence=evidence, label=label)

    def _step(self, done: int, total: int) -> None:
        self.progress.step(done, total)

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC).replace(microsecond=0)

    def _write(
        self,
        put: Sequence[Any] = (),
        delete: Iterable[tuple[type, Any]] = (),
        evidence: Sequence[EvidenceFile] = (),
        *,
        label: str,
    ) -> Changes:
        delete = list(delete)
        self.progress.keep()
        self._store.write(put=put, delete=delete, evidence=evidence, label=label)
        self._changed = True
        keys = {(type(r), key_of(r) if type(r) in FIELDS else "") for r in put} | set(delete)
        self._refresh(with_records(self.case, put, delete), keys)
        return changes_of(put, {kind for kind, _ in keys}, label)

    @cached_property
    def _judging(self) -> "Judging":
        from debttracker.services.judging import Judging

        made = Judging(self._norms, self._step)
        made.set_case(self.case)
        return made

    @cached_property
    def _explainer(self) -> "Explainer":
        from debttracker.services.explain import Explainer

        return Explainer(self._look, self._contacts, self._judging)

    def _findings(self) -> dict[str, tuple[Finding, ...]]:
        return self._judging.findings()

    @property
    def _judged(self) -> "Judging | None":
        """What was judged so far; None while nothing was."""
        found: Judging | None = self.__dict__.get("_judging")
        return found

    def _refresh(self, case: Case, keys: Collection[tuple[type, Any]]) -> None:
        """Take the case after a write to these records; what stands as it was is kept."""
        log_only = {kind for kind, _ in keys} <= {Contact, FindingStatus}
        contacts = {key for kind, key in keys if kind is Contact} if log_only else None
        touched = self._judged.follow(case, contacts) if self._judged else None
        rows = self._contacts
        self._set(case, money_stands=log_only)
        if touched is not None:
            self._contacts = rows.over(self._look, touched | {k[0] for t, k in keys if t is FindingStatus})

    def _set(self, case: Case, *, money_stands: bool = False) -> None:
        self._look = Lookup(case)
        if self._judged:
            self._judged.set_case(case)
        if not money_stands:
            self._money = MoneyBook(self._look)
        self._contacts = ContactBook(self._look, self._findings)
        self.__dict__.pop("_explainer", None)
