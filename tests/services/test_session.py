"""A session: views of a case, and writes that say what changed."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from debttracker.contacts.vocabulary import Channel
from debttracker.debts.balance import DueState
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import DebtKind
from debttracker.errors import InputError
from debttracker.norms.finding import FindingKey
from debttracker.norms.vocabulary import FindingState, Subject, Verdict
from debttracker.services.changes import ChangeKind
from debttracker.services.files import Cases, export
from debttracker.services.imports import import_case
from debttracker.services.progress import Progress, StoppedError
from debttracker.services.session import Attachment, Session
from debttracker.services.views import ContactFilter, QuestionKind, StepKind
from tests.services.example import CARD, CASE, LOAN, SHANGHAI, call


def flags(session: Session, contact: str) -> dict[str, Verdict]:
    return {f.norm: f.verdict for f in session.contact(contact).row.flags}


def test_today_adds_up_the_debts(session: Session) -> None:
    view = session.today_view()
    rows = session.debts()
    assert view.on == date(2026, 11, 23)
    assert view.owed.total == sum(row.balance.owed.total for row in rows) > 0
    assert view.overdue.total == sum(row.balance.overdue.total for row in rows) > 0
    assert view.debts == 2
    assert view.longest_days == max(row.balance.days_past_due for row in rows) == 53
    assert view.longest_bucket == "M2"


def test_the_next_step_is_the_next_due_date(session: Session) -> None:
    step = session.today_view().next_step
    assert (step.kind, step.debt, step.due, step.days) == (
        StepKind.PAY_MINIMUM,
        "card-1",
        date(2026, 11, 28),
        5,
    )
    assert step.amount == 60_000


def test_a_case_without_debts_asks_for_the_first_one(cases: Cases, tmp_path: Path) -> None:
    empty = cases.new(tmp_path / "empty.debts", CASE.info)
    view = empty.today_view()
    assert view.next_step.kind is StepKind.ENTER_FIRST_DEBT
    assert (view.owed.total, view.growth, view.due, view.week) == (0, None, (), ())
    empty.close()


def test_a_statement_that_was_not_entered_is_asked_for(session: Session) -> None:
    asked = [q for q in session.today_view().questions if q.kind is QuestionKind.STATEMENT_DUE]
    assert [(q.debt, q.field) for q in asked] == [("card-1", "2026-11-10")]


def test_rows_are_newest_first_and_flagged(session: Session) -> None:
    rows = session.contacts(ContactFilter())
    assert [row.contact.id for row in rows] == ["c5", "c4", "c3", "c2", "c1"]
    assert rows[0].who == "乙催收公司"
    assert rows[0].debt_names == ("手机贷",)
    assert flags(session, "c4")["cn.gbt45251.conversations-per-day"] is Verdict.BREACH
    assert flags(session, "c5")["cn.gbt45251.quiet-hours"] is Verdict.BREACH


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (ContactFilter(words="尽快 还款"), ["c4"]),
        (ContactFilter(words="01055501234"), ["c5", "c4", "c3", "c2", "c1"]),
        (ContactFilter(words="nowhere"), []),
        (ContactFilter(subject=Subject.QUIET_HOURS), ["c5"]),
        (ContactFilter(first=date(2026, 11, 23)), []),
        (ContactFilter(last=date(2026, 11, 22), channel="call"), ["c5", "c4", "c3", "c2", "c1"]),
        (ContactFilter(creditor="bank-b"), []),
        (ContactFilter(debt="card-1"), []),
        (ContactFilter(collector="agency-x", verdict="breach"), ["c5", "c4"]),
    ],
)
def test_filters(session: Session, wanted: ContactFilter, ids: list[str]) -> None:
    assert [row.contact.id for row in session.contacts(wanted)] == ids


def test_cards_say_what_was_counted_and_draw_the_window(session: Session) -> None:
    cards = {card.finding.norm: card for card in session.contact("c5").cards}
    night = cards["cn.gbt45251.quiet-hours"]
    assert night.window is not None
    assert (night.window.closed_from, night.window.closed_until, night.window.at) == (
        22 * 60,
        8 * 60,
        22 * 60 + 41,
    )
    many = cards["cn.gbt45251.conversations-per-day"]
    assert [row.contact.id for row in many.counted] == ["c1", "c2", "c3", "c4", "c5"]
    assert "甲银行" in many.words
    assert "GB/T 45251-2025" in many.words
    assert "illegal" not in many.words.lower()


def test_a_draft_is_judged_and_nothing_is_written(session: Session) -> None:
    cards = session.judge_draft(call("draft", 21, 0))
    assert "cn.gbt45251.conversations-per-day" in {card.finding.norm for card in cards}
    assert len(session.case.contacts) == 5
    assert flags(session, "c5")["cn.gbt45251.conversations-per-day"] is Verdict.BREACH


def test_logging_a_contact_judges_those_it_touches(session: Session) -> None:
    assert "cn.gbt45251.conversations-per-day" not in flags(session, "c3")
    changes = session.save_contact(call("c0", 8, 30))
    assert changes.kinds == {ChangeKind.CONTACTS, ChangeKind.FINDINGS}
    assert flags(session, "c3")["cn.gbt45251.conversations-per-day"] is Verdict.BREACH
    saved = session.contact("c0").row.contact
    assert saved.recorded_at == datetime(2026, 11, 23, 12, 0, tzinfo=SHANGHAI)


def test_undo_takes_an_entry_a_change_and_a_deletion_back(session: Session) -> None:
    before = session.case
    session.save_contact(call("c0", 8, 30))
    session.save_contact(replace(before.contacts[0], words="changed"))
    session.delete_contacts(["c2", "c3"])
    assert [c.id for c in session.case.contacts] == ["c1", "c4", "c5", "c0"]
    assert "cn.gbt45251.conversations-per-day" not in flags(session, "c4")
    for _ in range(3):
        assert session.undo() is not None
    assert session.case.contacts == before.contacts
    assert flags(session, "c4")["cn.gbt45251.conversations-per-day"] is Verdict.BREACH
    assert len(session.history()) >= 3


def test_payments_lower_what_is_owed(session: Session) -> None:
    before = session.debt("loan-1").row.balance.owed.total
    changes = session.save_payment(Payment("payment-9", "loan-1", date(2026, 11, 20), 50_000))
    assert ChangeKind.PAYMENTS in changes.kinds
    assert session.debt("loan-1").row.balance.owed.total < before - 49_000
    session.delete_payment("payment-9")
    assert session.debt("loan-1").row.balance.owed.total == before


def test_a_debt_that_contacts_name_is_not_deleted(session: Session) -> None:
    with pytest.raises(InputError):
        session.delete_debt("loan-1")
    assert len(session.case.debts) == 2
    assert len(session.case.payments) == 3
    session.delete_debt("card-1")
    assert [d.id for d in session.case.debts] == ["loan-1"]


def test_a_dismissed_finding_leaves_the_row_and_can_be_opened_again(session: Session) -> None:
    session.set_finding_state("c5", "cn.gbt45251.quiet-hours", FindingState.DISMISSED, "agreed by phone")
    assert "cn.gbt45251.quiet-hours" not in flags(session, "c5")
    card = next(c for c in session.contact("c5").cards if c.finding.norm == "cn.gbt45251.quiet-hours")
    assert card.status is not None
    assert (card.status.reason, card.status.verdict) == ("agreed by phone", Verdict.BREACH)
    session.set_finding_state("c5", "cn.gbt45251.quiet-hours", FindingState.OPEN, None)
    assert "cn.gbt45251.quiet-hours" in flags(session, "c5")


def test_findings_over_contacts_and_debts_are_marked_in_one_step(session: Session) -> None:
    money = FindingKey(None, "card-1", "cn.card111.fee-on-fee")
    keys = [FindingKey("c5", None, "cn.gbt45251.quiet-hours"), money]
    session.mark_findings(keys, FindingState.CONFIRMED)
    assert [s.key for s in session.case.finding_status] == keys
    assert session.case.finding_status[0].verdict is Verdict.BREACH
    session.mark_findings(keys, FindingState.USED)
    assert {s.state for s in session.case.finding_status} == {FindingState.USED}
    session.undo()
    assert {s.state for s in session.case.finding_status} == {FindingState.CONFIRMED}
    assert session.history(1)[0].subject.name  # the norm, and the debt by its name
    session.delete_debt("card-1")
    assert [s.key for s in session.case.finding_status] == keys[:1]
    session.undo()
    assert len(session.case.finding_status) == 2
    session.undo()
    assert session.case.finding_status == ()


def test_evidence_is_kept_under_its_hash(session: Session) -> None:
    session.save_contact(call("c0", 8, 30), [Attachment("录音.txt", b"bytes")])
    evidence = session.contact("c0").row.contact.evidence
    assert [e.name for e in evidence] == ["录音.txt"]
    assert session.evidence(evidence[0].sha256) == b"bytes"


def test_schedule_shows_how_each_instalment_stands(session: Session) -> None:
    states = [line.state for line in session.debt("loan-1").schedule]
    assert states[:6] == [DueState.PAID] * 3 + [DueState.OVERDUE] * 2 + [DueState.OPEN]
    assert len(states) == 12


def test_charts_count_what_the_norm_counts(session: Session) -> None:
    hours = session.hours(date(2026, 11, 1), date(2026, 11, 23))
    assert sum(cell.contacts for cell in hours.cells) == 5
    assert sum(cell.flagged for cell in hours.cells) == 1
    assert hours.closed == ((0, 480), (1320, 1440))
    rolling = session.rolling(date(2026, 11, 21), date(2026, 11, 23))
    assert rolling.limit == 3
    assert [line.counts for line in rolling.lines] == [(0, 5, 0)]


def test_the_hardest_contact_of_a_day_stands_for_it(session: Session) -> None:
    for contact, strain in (("c1", 2), ("c3", 5), ("c5", None)):
        session.save_contact(replace(session.contact(contact).row.contact, strain=strain))
    (day,) = session.strain(date(2026, 11, 1), date(2026, 11, 23))
    assert (day.strain, day.contacts) == (5, 2)
    assert session.strain(date(2026, 12, 1), date(2026, 12, 2)) == ()


def test_growth_without_payment_costs_more_than_with_the_minimum(session: Session) -> None:
    chart = session.growth(None, 90)
    assert chart.nothing.dates[0] == date(2026, 11, 23)
    assert chart.nothing.owed[0] == session.today_view().owed.total
    assert chart.nothing.cost[-1] > chart.minimum.cost[-1] > 0


def test_search_finds_debts_and_words(session: Session) -> None:
    assert [hit.id for hit in session.search("8890")] == ["card-1"]
    assert [hit.id for hit in session.search("尽快")] == ["c4"]
    assert session.search("   ") == ()


def test_a_number_names_its_collector(session: Session) -> None:
    found = session.collector_for_number("(010)5550-1234")
    assert found is not None
    assert found.id == "agency-x"
    assert session.collector_for_number("999") is None


def test_export_and_import_lose_nothing(session: Session, cases: Cases, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    assert export(session, target) == (target,)
    again = cases.open(target)
    assert again.case.contacts == session.case.contacts
    assert again.case.debts == session.case.debts
    report = import_case(session, again.case, "out.json", dry_run=False)
    assert (report.new, report.refused, report.changes) == (0, (), None)
    assert report.read == report.already_there > 0


def test_an_import_never_replaces_what_was_entered(session: Session) -> None:
    other = replace(CASE, contacts=(replace(CASE.contacts[0], words="other"), call("c9", 10, 0)))
    dry = import_case(session, other, "other.json", dry_run=True)
    assert (dry.new, len(dry.refused), dry.changes) == (1, 1, None)
    report = import_case(session, other, "other.json", dry_run=False)
    assert report.refused[0].place.startswith("contacts[0]")
    assert {c.id for c in session.case.contacts} == {"c1", "c2", "c3", "c4", "c5", "c9"}
    assert session.contact("c1").row.contact.words is None


def test_a_json_case_is_never_changed(session: Session, cases: Cases, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    export(session, target)
    before = target.read_bytes()
    reading = cases.open(target)
    with pytest.raises(InputError):
        reading.save_contact(call("c0", 8, 30))
    assert reading.read_only
    assert target.read_bytes() == before


def test_a_changed_case_is_backed_up_when_it_is_closed(cases: Cases, tmp_path: Path) -> None:
    path = tmp_path / "kept.debts"
    cases.new(path, CASE.info, content=CASE).close()
    assert not list(tmp_path.glob("kept-backups/*"))
    opened = cases.open(path)
    assert opened.state().last_backup is None
    opened.save_contact(call("c0", 8, 30))
    opened.close()
    copies = list(tmp_path.glob("kept-backups/*.debts"))
    assert len(copies) == 1
    copy = cases.open(copies[0], read_only=True)
    assert len(copy.case.contacts) == 6
    copy.close()


def test_new_ids_are_free(session: Session) -> None:
    fresh = session.new_id("contact")
    assert fresh not in {c.id for c in session.case.contacts}
    session.save_contact(call(fresh, 8, 30))
    assert session.new_id("contact") != fresh


def test_history_is_told_in_the_cases_zone_and_in_words(session: Session) -> None:
    session.set_finding_state("c5", "cn.gbt45251.quiet-hours", FindingState.CONFIRMED, None)
    row = session.history()[0]
    assert row.at.isoformat() == "2026-11-23T12:00:00+08:00"
    about = row.subject
    assert (about.name, about.term) == ("Collecting at night (22:00 to 08:00)", Channel.CALL)
    assert str(about.when) == "2026-11-22 22:41:00+08:00"
    session.delete_contacts(["c5"])
    rows = {row.kind: row.subject for row in session.history()[:2]}
    assert (rows["contact"].when, rows["contact"].term) == (about.when, Channel.CALL)
    assert rows["finding_status"] == about  # the contact is gone, but the history still knows it


def test_what_is_owed_is_told_without_judging_a_contact(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise AssertionError("the norms were read")

    monkeypatch.setattr(session._judging, "_norms", refuse)
    rows = session.owed(date(2026, 11, 23))
    assert [(row.debt.id, row.name) for row in rows] == [("card-1", "甲银行 · 8890"), ("loan-1", "手机贷")]
    assert sum(row.balance.owed.total for row in rows) > 0


def test_an_import_takes_nothing_that_hangs_on_a_refused_record(session: Session) -> None:
    """Two cases made by the program share ids by chance; another person's payment must not land here."""
    other = replace(
        CASE,
        debts=(CARD, replace(LOAN, name="another person's loan")),
        payments=(Payment("payment-9", "loan-1", date(2026, 11, 1), 50_000),),
        contacts=(call("c9", 10, 0), call("c10", 10, 0, debts=("card-1",), reply_to="c9")),
    )
    before = session.debt("loan-1").row.balance
    report = import_case(session, other, "other.json", dry_run=False)
    assert report.new == 0
    assert [refusal.place.split(" ")[0] for refusal in report.refused] == [
        "debts[1]",
        "payments[0]",
        "contacts[0]",
        "contacts[1]",
    ]
    assert session.debt("loan-1").row.balance == before
    assert session.case.contacts == CASE.contacts


def test_a_missed_date_without_an_amount_still_counts_as_overdue(cases: Cases, tmp_path: Path) -> None:
    debt = Debt("d", DebtKind.PRIVATE_LOAN, first_missed_due=date(2026, 9, 1), terms=LoanTerms(principal=100))
    opened = cases.new(
        tmp_path / "late.debts", CASE.info, content=replace(CASE, debts=(debt,), payments=(), contacts=())
    )
    view = opened.today_view()
    assert (view.debts_overdue, view.longest_days, view.longest_bucket) == (1, 83, "M3")
    assert (view.next_step.kind, view.next_step.amount) == (StepKind.TALK_ABOUT_OVERDUE, None)
    opened.close()


def test_figures_stay_when_only_contacts_change_and_move_when_money_does(session: Session) -> None:
    before = session.today_view().growth
    session.save_contact(call("c0", 8, 30))
    assert session.today_view().growth is before
    session.save_payment(Payment("payment-9", "loan-1", date(2026, 11, 20), 50_000))
    after = session.today_view().growth
    assert before is not None
    assert after is not None
    assert after.owed[0] < before.owed[0]


class StopsAt(Progress):
    """A piece of work that is stopped when it has said so much."""

    def __init__(self, steps: int) -> None:
        super().__init__(self._count)
        self.left = steps

    def _count(self, _done: int, _total: int, _can_stop: bool) -> None:
        self.left -= 1
        if self.left == 0:
            self.stop()


@pytest.mark.parametrize("ending", [".json", ".csv"])
def test_an_export_that_is_stopped_writes_nothing(session: Session, tmp_path: Path, ending: str) -> None:
    session.progress = Progress()
    session.progress.stop()
    target = tmp_path / f"out{ending}"
    target.write_text("before")
    with pytest.raises(StoppedError):
        export(session, target)
    assert target.read_text() == "before"


def test_an_import_that_is_stopped_before_it_is_kept_takes_nothing_in(cases: Cases, tmp_path: Path) -> None:
    empty = cases.new(tmp_path / "empty.debts", CASE.info)
    empty.progress = StopsAt(1)
    with pytest.raises(StoppedError):
        import_case(empty, CASE, "case.json", dry_run=False)
    assert (empty.case.contacts, empty.case.debts, empty.history()) == ((), (), ())
    empty.progress = Progress()
    assert import_case(empty, CASE, "case.json", dry_run=False).refused == ()
    empty.close()


def test_judging_that_was_stopped_goes_on_when_asked_again(session: Session) -> None:
    session.progress = Progress()
    session.progress.stop()
    with pytest.raises(StoppedError):
        session.today_view()
    said: list[tuple[int, int]] = []
    session.progress = Progress(lambda done, total, _can_stop: said.append((done, total)))
    assert session.today_view().week
    assert said == [(0, len(CASE.contacts))]
