"""A session of hand-made views: what the window is tested with, without a file and without norms."""
# ruff: noqa: ARG002 - the methods have the signatures of a session

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from fake_charts import FakeCharts
from fake_draft_law import FakeDraftLaw
from fake_law import CLAIM, FakeLaw
from fake_records import (
    AGENCY,
    BANK_A,
    BANK_B,
    CONTACTS,
    DEBTS,
    DUE,
    FLAGS,
    INFO,
    LENDER_C,
    NOW,
    TODAY,
    ZONE,
    contact_row,
    debt_row,
    finding_card,
    parts,
    series,
)

from debttracker.case import Case, CaseInfo
from debttracker.contacts.caller import Numbers
from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Channel
from debttracker.contacts.wording import Suggestion, Wordings
from debttracker.debts.balance import DueState, Parts
from debttracker.debts.card_statement import Difference
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt, Statement
from debttracker.debts.payment import Payment
from debttracker.norms.vocabulary import Subject
from debttracker.paths import resources
from debttracker.services.changes import ChangeKind, Changes
from debttracker.services.deadlines import Deadline, DeadlineKind
from debttracker.services.number_views import NumberClass, class_of_contact, number_class
from debttracker.services.search_hits import HitKind, SearchHit
from debttracker.services.statement_views import StatementLine
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
    HistorySubject,
    HourCell,
    HoursChart,
    NextStep,
    Question,
    QuestionKind,
    RollingChart,
    RollingLine,
    ScheduleLine,
    StepKind,
    StrainDay,
    TodayView,
)

STATEMENTS = (
    StatementLine(date(2026, 10, 18), date(2026, 11, 8), 2_300_000, 230_000, DueState.PAID),
    StatementLine(
        date(2026, 11, 18),
        date(2026, 12, 8),
        2_387_105,
        238_711,
        DueState.OPEN,
        Statement(date(2026, 11, 18), date(2026, 12, 8), 2_387_105, interest=90_000),
        (
            Difference("interest", 90_000, 87_105, 2_895),
            Difference("balance", 2_387_105, 2_384_210, 2_895),
            Difference("late_fee", 0, None, None),
        ),
    ),
    StatementLine(date(2026, 12, 18), date(2027, 1, 8), 2_430_000, 243_000, proposed=True),
)


@dataclass
class FakeSession:
    """Answers with the views above; what is written is kept in `written`, and `fail` is raised when set."""

    rows: tuple[DebtRow, ...] = field(default_factory=lambda: tuple(debt_row(debt) for debt in DEBTS))
    log: tuple[Contact, ...] = CONTACTS
    dues: tuple[DueRow, ...] = DUE
    ends: tuple[Deadline, ...] = ()
    info: CaseInfo = INFO
    money_law: FakeLaw = field(default_factory=FakeLaw)
    draft_law: FakeDraftLaw = field(default_factory=FakeDraftLaw)
    read_only: bool = False
    held_by: str | None = None
    written: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    fail: Exception | None = None
    closed: bool = False
    close_error: Exception | None = None
    prepared: bool = False
    glances: dict[date, str] = field(default_factory=dict)
    money_charts: FakeCharts = field(default_factory=FakeCharts)
    numbers: Numbers = field(default_factory=lambda: Numbers(resources() / "numbers"))

    @property
    def case(self) -> Case:
        """The records."""
        return Case(
            self.info,
            creditors=(BANK_A, BANK_B, LENDER_C),
            collectors=(AGENCY,),
            debts=tuple(row.debt for row in self.rows),
            contacts=self.log,
        )

    @property
    def today(self) -> date:
        """The day the views were made for."""
        return TODAY

    def law_with(self, *drafts: Any) -> FakeDraftLaw:
        """Return the law over drafts, and note the drafts."""
        self.draft_law.drafts = drafts
        return self.draft_law

    def close(self) -> None:
        """Note that the file was closed."""
        self.closed = True
        if self.close_error:
            raise self.close_error

    def state(self) -> FileState:
        """Return what the status line says."""
        return FileState(
            "/cases/example.debts",
            encrypted=False,
            read_only=self.read_only,
            held_by=self.held_by,
            last_backup=NOW - timedelta(hours=1),
        )

    def prepare_to_write(self) -> None:
        """Note that a write is to be expected."""
        self.prepared = True

    def norms_release(self) -> tuple[str | None, date | None]:
        """Return which norms judge."""
        return "2026.11", date(2026, 11, 23)

    def settle(self) -> None:
        """Do nothing: nothing is kept at the end."""

    def has_glance(self, _basis: str, day: date) -> bool:
        """Return whether something was kept for a day."""
        return day in self.glances

    def keep_glances(self, _basis: str, texts: Mapping[date, str]) -> None:
        """Keep what is shown on some days."""
        self.glances = dict(texts)

    def today_figures(self, on: date | None = None) -> TodayView:
        """Return the page Today before a contact is judged."""
        view = self.today_view()
        view = replace(view, on=on or view.on)
        week = tuple(replace(row, flags=()) for row in view.week)
        return replace(view, questions=(), week=week, judged=False)

    def today_view(self) -> TodayView:
        """Return the page Today; an empty one when there are no debts."""
        if not self.rows:
            step = NextStep(StepKind.ENTER_FIRST_DEBT)
            return TodayView(
                TODAY, "CNY", Parts(), Parts(), False, 0, 0, 0, "M0", Parts(), step, (), (), (), None
            )
        return TodayView(
            on=TODAY,
            currency="CNY",
            owed=_sum(row.balance.owed for row in self.rows),
            overdue=_sum(row.balance.overdue for row in self.rows),
            incomplete=True,
            debts=len(self.rows),
            debts_overdue=2,
            longest_days=47,
            longest_bucket="M2",
            one_more_day=parts(0, 1402, 782),
            next_step=NextStep(
                StepKind.PAY_MINIMUM, "card-b", "Bank B card 8890", date(2026, 11, 25), 118_000, "CNY", 2
            ),
            due=tuple(row for row in self.dues if row.days_away >= 0),
            questions=(
                Question(
                    QuestionKind.MISSING_FACT,
                    contact="contact-3",
                    field="contact.ended_at",
                    at=datetime(2026, 11, 21, 21, 58, tzinfo=ZONE),
                    subjects=(Subject.QUIET_HOURS,),
                ),
                Question(
                    QuestionKind.STATEMENT_DUE, debt="card-a", name="Bank A card 1234", field="2026-11-18"
                ),
                Question(QuestionKind.UNKNOWN_NUMBER, contact="contact-4", name="1069123", count=3),
                Question(
                    QuestionKind.MISSING_TERM,
                    debt="loan-c",
                    name="Micro-loan C",
                    field="terms.overdue_annual_rate",
                ),
            ),
            week=tuple(contact_row(record) for record in self.log),
            growth=series(1_290_560, 110_000),
        )

    def debts(self, on: date | None = None) -> tuple[DebtRow, ...]:
        """Return the debts."""
        return self.rows

    def debt(self, debt: str, on: date | None = None) -> DebtDetail:
        """Return one debt whole. Raises KeyError for an unknown id."""
        row = {row.debt.id: row for row in self.rows}[debt]
        lines = tuple(
            ScheduleLine(
                n,
                TODAY + timedelta(days=30 * (n - 3)),
                94_560,
                80_000,
                14_560,
                0,
                800_000 - 80_000 * n,
                (DueState.PAID, DueState.OVERDUE, DueState.OPEN)[min(n - 1, 2)],
            )
            for n in range(1, 8)
        )
        return DebtDetail(
            row,
            parts(0, 856),
            lines,
            (Payment("payment-1", debt, date(2026, 11, 1), 118_000),),
            tuple(contact_row(record) for record in self.log[:2]),
            CLAIM,
            (("nominal", "18.00"), ("effective", "19.56"), ("xirr", None)),
            statements=STATEMENTS if row.debt.kind.is_card else (),
        )

    def due(self, first: date, last: date) -> tuple[DueRow, ...]:
        """Return what falls due between two days."""
        return tuple(row for row in self.dues if first <= row.item.due <= last)

    def deadlines(self, first: date, last: date, *, law: bool = True) -> tuple[Deadline, ...]:
        """Return what falls due between two days, and with the law the end of one limitation period."""
        found = [
            Deadline(
                DeadlineKind.DUE,
                row.item.due,
                f"{row.item.debt} {row.item.kind}",
                row.name,
                row.item.debt,
                row.item.amount,
                row.currency,
                item=row.item,
            )
            for row in self.due(first, last)
        ]
        return (*found, *(d for d in self.ends if law and first <= d.on <= last))

    def contacts(self, wanted: ContactFilter) -> tuple[ContactRow, ...]:
        """Return the log; only words, channel and flags filter here."""
        rows = (contact_row(record) for record in self.log)
        return tuple(
            row
            for row in rows
            if (not wanted.words or wanted.words in (row.contact.words or ""))
            and (not wanted.channel or row.contact.channel == wanted.channel)
            and (not wanted.flagged or row.flags)
        )

    def contact(self, contact: str) -> ContactDetail:
        """Return one contact explained. Raises KeyError for an unknown id."""
        record = {record.id: record for record in self.log}[contact]
        row = contact_row(record)
        cards = tuple(finding_card(record, flag) for flag in row.flags)
        number = class_of_contact(self.numbers, record, self.info.jurisdiction)
        return ContactDetail(row, cards, ("Who is calling", "Third parties"), number)

    def judge_draft(self, draft: Contact) -> tuple[FindingCard, ...]:
        """Judge a draft: late calls are flagged."""
        if draft.at is None or draft.at.astimezone(ZONE).hour < 22:
            return ()
        return (finding_card(draft, FLAGS["contact-1"][0]),)

    def growth(self, debt: str | None, days: int) -> GrowthChart:
        """Return growing cost."""
        return GrowthChart("CNY", series(1_290_560, 110_000), series(1_290_560, -20_000))

    def hours(self, first: date, last: date) -> HoursChart:
        """Return contacts by hour."""
        return HoursChart(
            (HourCell(0, 9, 2, 0), HourCell(6, 22, 1, 1)), ((0, 480), (1320, 1440)), "Quiet hours"
        )

    def rolling(self, first: date, last: date) -> RollingChart:
        """Return counts by day."""
        days = tuple(TODAY - timedelta(days=n) for n in range(6, -1, -1))
        return RollingChart((RollingLine("Example Bank B", days, (0, 1, 2, 0, 4, 3, 1)),), 3, "How often")

    def strain(self, first: date, last: date) -> tuple[StrainDay, ...]:
        """Return two days with a note."""
        return (StrainDay(TODAY - timedelta(days=2), 4, 2), StrainDay(TODAY, 2, 1))

    def history(self, limit: int = 200) -> tuple[HistoryRow, ...]:
        """Return two edits."""
        return (
            HistoryRow(NOW, "edit", "contact", HistorySubject("", NOW, Channel.CALL), False),
            HistoryRow(
                NOW - timedelta(days=1), "delete", "payment", HistorySubject("甲银行信用卡", NOW.date()), True
            ),
        )

    def search(self, words: str, limit: int = 30) -> tuple[SearchHit, ...]:
        """Return the debts and contacts whose text holds the words."""
        debts = (SearchHit(HitKind.DEBT, row.debt.id, row.name, row.creditor.name or "") for row in self.rows)  # type: ignore[union-attr]
        contacts = (
            SearchHit(HitKind.CONTACT, record.id, contact_row(record).who, record.words or "")
            for record in self.log
        )
        wanted = words.casefold()
        found = [h for h in (*debts, *contacts) if wanted in f"{h.title} {h.detail}".casefold()]
        return tuple(found[:limit])

    def evidence(self, sha256: str) -> bytes:
        """Return some bytes."""
        return b"evidence"

    def collector_for_number(self, number: str) -> Collector | None:
        """Return the agency for its number."""
        return AGENCY if number.replace(" ", "") in AGENCY.numbers else None

    def number_class(self, number: str) -> NumberClass | None:
        """Return what the ranges tell of a number."""
        return number_class(self.numbers, number, self.info.jurisdiction)

    def suggestions(self, text: str) -> tuple[Suggestion, ...]:
        """Return what the shipped patterns find."""
        return Wordings(resources() / "wording").suggest(text)

    def save_contact(self, contact: Contact, attachments: Any = ()) -> Changes:
        """Keep a contact."""
        kept = tuple(old for old in self.log if old.id != contact.id)
        label = "Contact changed" if len(kept) < len(self.log) else "Contact logged"
        self.log = (contact, *kept)
        return self._wrote("save_contact", (contact, tuple(attachments)), ChangeKind.CONTACTS, label)

    def delete_contacts(self, contacts: Any) -> Changes:
        """Take contacts out."""
        self.log = tuple(record for record in self.log if record.id not in contacts)
        return self._wrote("delete_contacts", (tuple(contacts),), ChangeKind.CONTACTS, "Contacts deleted")

    def save_case_info(self, info: CaseInfo) -> Changes:
        """Keep what the case is about."""
        self.info = info
        return self._wrote("save_case_info", (info,), ChangeKind.CASE, "Case changed")

    def norms_changed(self) -> Changes:
        """Keep that the norms were read again."""
        return self._wrote("norms_changed", (), ChangeKind.CASE, "Norms read again")

    def save_debt(self, debt: Debt, creditor: Creditor | None = None) -> Changes:
        """Keep a debt."""
        return self._wrote("save_debt", (debt, creditor), ChangeKind.DEBTS, "Debt entered")

    def delete_debt(self, debt: str) -> Changes:
        """Take a debt out."""
        self.rows = tuple(row for row in self.rows if row.debt.id != debt)
        return self._wrote("delete_debt", (debt,), ChangeKind.DEBTS, "Debt deleted")

    def save_payment(self, payment: Payment) -> Changes:
        """Keep a payment."""
        return self._wrote("save_payment", (payment,), ChangeKind.PAYMENTS, "Payment recorded")

    def delete_payment(self, payment: str) -> Changes:
        """Take a payment out."""
        return self._wrote("delete_payment", (payment,), ChangeKind.PAYMENTS, "Payment deleted")

    def save_creditor(self, creditor: Creditor) -> Changes:
        """Keep a lender."""
        return self._wrote("save_creditor", (creditor,), ChangeKind.CREDITORS, "Lender saved")

    def save_collector(self, collector: Collector) -> Changes:
        """Keep a collector."""
        return self._wrote("save_collector", (collector,), ChangeKind.CREDITORS, "Collector saved")

    def save_notice(self, notice: Any) -> Changes:
        """Keep a notice."""
        return self._wrote("save_notice", (notice,), ChangeKind.NOTICES, "Notice saved")

    def delete_notice(self, notice: Any) -> Changes:
        """Take a notice out."""
        return self._wrote("delete_notice", (notice,), ChangeKind.NOTICES, "Notice deleted")

    def set_finding_state(self, contact: str, norm: str, state: Any, reason: str | None) -> Changes:
        """Keep what was made of a finding."""
        fields = (contact, norm, state, reason)
        return self._wrote("set_finding_state", fields, ChangeKind.FINDINGS, "Finding marked")

    def norms_news(self) -> None:
        """Say that the norms are those of the last judgement."""
        return

    def undo(self) -> Changes | None:
        """Take the last write back."""
        if not self.written:
            return None
        self.written.pop()
        return Changes(frozenset(ChangeKind), (), "Taken back", undoable=False)

    def backup(self, folder: Path | None = None) -> Path:
        """Name a copy."""
        return (folder or Path("/cases")) / "example-copy.debts"

    def new_id(self, prefix: str) -> str:
        """Return an id that no record has."""
        return f"{prefix}-{len(self.log) + len(self.written) + 100}"

    def _wrote(self, name: str, fields: tuple[Any, ...], kind: ChangeKind, label: str) -> Changes:
        if self.fail:
            raise self.fail
        self.written.append((name, fields))
        ids = tuple(str(getattr(one, "id", "")) for one in fields if hasattr(one, "id"))
        return Changes(frozenset({kind, ChangeKind.FINDINGS}), ids, label)


def empty() -> FakeSession:
    """Return a session of a case that holds nothing yet."""
    return FakeSession(rows=(), log=(), dues=(), money_charts=FakeCharts(claimed=()))


def _sum(all_parts: Any) -> Parts:
    total = Parts()
    for one in all_parts:
        total += one
    return total
