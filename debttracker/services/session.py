"""One open case: what it answers, and what changes it; a write returns what changed."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from debttracker.case import Case, CaseInfo, EvidenceFile
from debttracker.clock import Clock
from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact, Evidence
from debttracker.contacts.notice import CreditorNotice, Notice
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.errors import InputError, WorldError
from debttracker.l10n import mark
from debttracker.norms.finding import FindingKey, FindingStatus
from debttracker.norms.pause import take_back
from debttracker.norms.vocabulary import FindingState
from debttracker.services.answers import Answers
from debttracker.services.backups import Backups
from debttracker.services.changes import ChangeKind, Changes
from debttracker.services.history_views import history_rows
from debttracker.services.record_changes import changes_of
from debttracker.services.records import FIELDS, key_of, with_records
from debttracker.services.store import Store
from debttracker.services.views import (
    FileState,
    HistoryRow,
)

if TYPE_CHECKING:  # figures are shown before what judges contacts is imported
    from debttracker.norms.registry import Registry
    from debttracker.services.judged_anew import JudgedAnew
    from debttracker.services.norms_news import NormsNews


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to keep as evidence."""

    name: str
    content: bytes


class Session(Answers):
    """What the window and the commands may ask of an open case. Call from one thread at a time.

    `norms` is called once, when the first verdict is asked for; `backups` is None where none are kept.
    """

    def __init__(
        self, store: Store, norms: "Callable[[], Registry]", clock: Clock, backups: Backups | None = None
    ) -> None:
        self._news: NormsNews | None = None
        self._news_read = self._is_settled = False
        super().__init__(store.load(), norms, clock)
        self._store = store
        self._backups = backups
        self._changed = False

    def close(self) -> None:
        """Close the file; a case that was changed is backed up first.

        Raises WorldError when the backup failed; the file is closed all the same.
        """
        try:
            self._remember_at_the_end()
            if self._changed and self._backups:
                self._backups.keep()
        finally:
            self._store.close()
            take_back()

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

    def history(self, limit: int = 200) -> tuple[HistoryRow, ...]:
        """Return the latest edits and deletions, newest first."""
        return history_rows(self._store.history(limit), self._look, self._judging.title)

    def evidence(self, sha256: str) -> bytes:
        """Return the bytes of one piece of evidence."""
        return self._store.evidence(sha256)

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
        statuses = [(FindingStatus, key) for key in self._look.statuses if key.contact in chosen]
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
        """Delete a debt with its payments and what the user made of findings over it.

        Raises InputError while contacts or papers point to it.
        """
        payments = [(Payment, payment.id) for payment in self._look.payments.get(debt, ())]
        statuses = [(FindingStatus, key) for key in self._look.statuses if key.debt == debt]
        return self._write(delete=[*statuses, *payments, (Debt, debt)], label=mark("Debt deleted"))

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
        """Keep what the user made of a contact's finding, with the verdict and the release of the moment."""
        return self.mark_findings([FindingKey(contact, None, norm)], state, reason)

    def mark_findings(
        self, keys: Sequence[FindingKey], state: FindingState, reason: str | None = None
    ) -> Changes:
        """Keep what the user made of findings, in one write: one step of undo takes all of it back."""
        verdicts = self.verdicts_of(keys)
        release, now = self._judging.release(self.case)[0], self._now()
        statuses = [
            FindingStatus(key.contact, key.norm, state, reason, verdicts.get(key), release, now, key.debt)
            for key in dict.fromkeys(keys)
        ]
        label = mark("Finding marked") if len(statuses) == 1 else mark("Findings marked")
        return self._write(statuses, label=label)

    def norms_news(self) -> "NormsNews | None":
        """Return what newer norms changed since the case was last judged in this file, None without news."""
        if not self._news_read:
            self._news, self._news_read = self._judged_anew.news(), True
        return self._news

    def note_norms(self) -> Changes:
        """Take the news of the norms as seen: from now on they are compared with what stands today."""
        if not self.read_only:
            self._judged_anew.remember()
        self._news_read = False
        return Changes(frozenset({ChangeKind.FINDINGS}), (), mark("Noted"), undoable=False)

    def norms_changed(self) -> Changes:
        """Judge all anew: the person's own norms were read again. Nothing is written."""
        self._judging.follow(self.case, None)
        self._is_settled = False
        return Changes(frozenset(ChangeKind), (), mark("Norms read again"), undoable=False)

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

    def settle(self) -> None:
        """Write what closing would still write into the file."""
        self._remember_at_the_end()

    def has_glance(self, basis: str, day: date) -> bool:
        """Return whether the file holds what is shown of the case on a day, and it is not void."""
        return self._store.has_glance(basis, day)

    def keep_glances(self, basis: str, texts: Mapping[date, str]) -> None:
        """Keep what is shown of the case on some days in words, which rest on `basis` and the records.

        Raises WorldError when they cannot be kept.
        """
        self._store.keep_glances(basis, self.case.info.timezone, texts)

    def prepare_to_write(self) -> None:
        """Load what the first write needs, while a person still types."""
        self._store.prepare_to_write()

    def write_records(self, records: Sequence[Any], evidence: Sequence[EvidenceFile], label: str) -> Changes:
        """Put many records in at once, in one transaction: for imports."""
        return self._write(records, evidence=evidence, label=label)

    def _remember_at_the_end(self) -> None:
        """Keep what the norms found, unless there are news of them that the person has not noted."""
        if self._is_settled or self.read_only or self._judged is None or not self._judged.is_judged:
            return
        with suppress(WorldError):  # what the program remembers is no record of the person's
            news = self._judged_anew.news()
            if news is None or not news.changes:
                self._judged_anew.remember()
            self._is_settled = True

    @property
    def _judged_anew(self) -> "JudgedAnew":
        from debttracker.services.judged_anew import JudgedAnew

        return JudgedAnew(self._store, self._look, self._judging, self.money_law, self.today)

    def _set(self, case: Case, *, money_stands: bool = False) -> None:
        self._news_read = self._is_settled = False
        super()._set(case, money_stands=money_stands)

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
