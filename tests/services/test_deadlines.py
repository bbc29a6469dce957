"""Deadlines over all records, reminders of them, and the calendar file."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from debttracker.contacts.notice import CreditorNotice, Notice
from debttracker.contacts.vocabulary import CreditorNoticeKind, NoticeKind
from debttracker.debts.balance import DueItem, DueKind, DueState
from debttracker.debts.payment import Payment
from debttracker.exchange.ics import Event, dumps
from debttracker.papers.paper import Paper
from debttracker.planning.offers import Offer, OfferPayment
from debttracker.services.deadline_words import deadline_title
from debttracker.services.deadlines import Deadline, DeadlineKind, deadlines
from debttracker.services.files import export
from debttracker.services.money_views import MoneyBook
from debttracker.services.records import Lookup
from debttracker.services.reminders import (
    KEPT_DAYS,
    Leads,
    Mark,
    ReminderState,
    due_now,
    pruned,
    reminders,
    window,
)
from debttracker.services.session import Session
from tests.services.example import CASE

ON = date(2026, 11, 23)
FIRST, LAST = ON - timedelta(days=7), ON + timedelta(days=60)
DEBT = CASE.debts[0].id


def of(**records: object) -> list[Deadline]:
    look = Lookup(replace(CASE, **records))  # type: ignore[arg-type]
    found = deadlines(look, MoneyBook(look), None, FIRST, LAST, ON)
    return [d for d in found if d.kind is not DeadlineKind.DUE]


def test_dues_come_with_their_amounts_and_state(session: Session) -> None:
    found = session.deadlines(session.today, session.today + timedelta(days=40), law=False)
    rows = session.due(session.today, session.today + timedelta(days=40))
    assert [(d.on, d.debt, d.amount) for d in found] == [
        (row.item.due, row.item.debt, row.item.unpaid if row.item.unpaid is not None else row.item.amount)
        for row in rows
    ]
    assert found


def test_a_planned_payment_is_a_deadline_and_a_made_one_is_not() -> None:
    planned = Payment("p1", DEBT, ON + timedelta(days=2), 5_000, scheduled=True)
    made = Payment("p2", DEBT, ON + timedelta(days=2), 5_000)
    taken_back = replace(planned, id="p3", reversed_on=ON)
    (found,) = of(payments=(planned, made, taken_back))
    assert (found.kind, found.source, found.amount) == (DeadlineKind.PLANNED_PAYMENT, "p1", 5_000)


def test_an_offer_expires_until_it_is_accepted_and_is_paid_after_that() -> None:
    offer = Offer(
        "o1", DEBT, expires_on=ON + timedelta(days=5), payments=(OfferPayment(ON + timedelta(days=9), 700),)
    )
    (open_one,) = of(offers=(offer,))
    assert (open_one.kind, open_one.on) == (DeadlineKind.OFFER_EXPIRES, offer.expires_on)
    (agreed,) = of(offers=(replace(offer, accepted_on=ON),))
    assert (agreed.kind, agreed.on, agreed.amount) == (
        DeadlineKind.OFFER_PAYMENT,
        ON + timedelta(days=9),
        700,
    )


def test_an_answer_is_awaited_until_it_came() -> None:
    paper = Paper("letter-1", "complaint", to="bank-a", answer_due=ON + timedelta(days=1))
    (found,) = of(papers=(paper,))
    assert found.kind is DeadlineKind.ANSWER_DUE
    assert of(papers=(replace(paper, answered_on=ON),)) == []


def test_notices_of_both_sides_end() -> None:
    mine = Notice("n1", NoticeKind.MORATORIUM, until=ON + timedelta(days=3))
    theirs = CreditorNotice("n2", CreditorNoticeKind.DEFAULT, remedy_by=ON + timedelta(days=4), debts=(DEBT,))
    found = of(notices=(mine,), creditor_notices=(theirs,))
    assert [d.kind for d in found] == [DeadlineKind.NOTICE_ENDS, DeadlineKind.REMEDY_BY]
    assert found[1].debt == DEBT
    assert (
        of(notices=(replace(mine, withdrawn_on=ON),), creditor_notices=(replace(theirs, never=True),)) == []
    )


def test_the_end_of_a_limitation_period_is_a_deadline(session: Session) -> None:
    far = session.today + timedelta(days=5 * 366)
    with_law = session.deadlines(session.today, far)
    without = session.deadlines(session.today, far, law=False)
    ends = {d.debt: d.on for d in set(with_law) - set(without)}
    clocks = {
        debt.id: view.clock
        for debt in session.case.debts
        for view in session.money_law.limitation_clock(debt.id)
        if view.clock.state == "running"
    }
    assert ends == {debt: clock.expires for debt, clock in clocks.items()}
    assert ends


def deadline(
    days: int, kind: DeadlineKind = DeadlineKind.OFFER_EXPIRES, debt: str | None = "card-1"
) -> Deadline:
    return Deadline(kind, ON + timedelta(days=days), f"source-{days}", "Bank A", debt)


def states(found: Deadline, leads: Leads, marks: dict[str, Mark]) -> list[ReminderState]:
    return [reminder.state for reminder in reminders([found], ON, leads, marks)]


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (4, ReminderState.AHEAD),
        (3, ReminderState.NOW),
        (0, ReminderState.NOW),
        (-KEPT_DAYS, ReminderState.NOW),
    ],
)
def test_a_reminder_begins_with_its_lead(days: int, state: ReminderState) -> None:
    assert states(deadline(days), Leads(3), {}) == [state]


def test_what_passed_long_ago_or_is_paid_is_no_reminder() -> None:
    assert states(deadline(-KEPT_DAYS - 1), Leads(3), {}) == []
    paid = replace(
        deadline(1), item=DueItem("card-1", ON + timedelta(days=1), DueKind.MINIMUM_PAYMENT, DueState.PAID)
    )
    assert states(paid, Leads(3), {}) == []


def test_a_debt_may_have_a_lead_of_its_own_and_a_limitation_period_has_a_long_one() -> None:
    leads = Leads(3, {"card-1": 10})
    assert states(deadline(10), leads, {}) == [ReminderState.NOW]
    assert states(deadline(10, debt="loan-1"), leads, {}) == [ReminderState.AHEAD]
    assert states(deadline(30, DeadlineKind.LIMITATION, "loan-1"), leads, {}) == [ReminderState.NOW]
    assert leads.alarms(deadline(1)) == (10, 1)
    assert Leads(1).alarms(deadline(1)) == (1,)
    assert Leads(0).alarms(deadline(1)) == (0,)


def test_done_and_put_off_hold_until_they_end() -> None:
    near = deadline(1)
    assert states(near, Leads(3), {near.key: Mark(done=True)}) == [ReminderState.DONE]
    tomorrow = ON + timedelta(days=1)
    assert states(near, Leads(3), {near.key: Mark(until=tomorrow)}) == [ReminderState.PUT_OFF]
    assert states(near, Leads(3), {near.key: Mark(until=ON)}) == [ReminderState.NOW]
    moved = replace(near, on=near.on + timedelta(days=1))
    assert states(moved, Leads(3), {near.key: Mark(done=True)}) == [ReminderState.NOW]


def test_marks_of_days_long_gone_are_dropped() -> None:
    old, near = deadline(-60), deadline(1)
    marks = {old.key: Mark(done=True), near.key: Mark(done=True)}
    assert pruned(marks, ON) == {near.key: Mark(done=True)}


@given(days=st.integers(-40, 120), usual=st.integers(0, 90), own=st.integers(0, 90) | st.none())
def test_whatever_is_due_now_lies_in_the_window_that_is_read(days: int, usual: int, own: int | None) -> None:
    leads = Leads(usual, {} if own is None else {"card-1": own})
    first, last = window(ON, leads)
    for kind in DeadlineKind:
        found = due_now(reminders([deadline(days, kind)], ON, leads, {}))
        assert all(first <= reminder.deadline.on <= last for reminder in found)


def test_the_calendar_file_is_read_by_another_program(session: Session, tmp_path: Path) -> None:
    target = tmp_path / "days.ics"
    assert export(session, target, Leads(5)) == (target,)
    assert target.stat().st_mode & 0o077 == 0
    calendar = Calendar.from_ical(target.read_bytes())
    wanted = session.deadlines(session.today, session.today + timedelta(days=400))
    events = list(calendar.walk("VEVENT"))
    open_ones = [d for d in wanted if not d.is_done]
    assert [event.decoded("dtstart") for event in events] == [d.on for d in open_ones]
    assert [str(event["summary"]) for event in events] == [deadline_title(d) for d in open_ones]
    assert len({str(event["uid"]) for event in events}) == len(events) > 0
    alarms = [alarm.decoded("trigger") for alarm in events[0].walk("VALARM")]
    assert alarms == [timedelta(hours=9) - timedelta(days=5), timedelta(hours=9) - timedelta(days=1)]
    before = target.read_bytes()
    export(session, target, Leads(5))
    assert target.read_bytes() == before


def test_odd_text_stays_one_event() -> None:
    title = "a;b,c\\d\nBEGIN:VEVENT " + "長" * 100 + "\u202e"
    content = dumps([Event("k", ON, title, "x\ny")], "Case: 1", datetime(2026, 3, 1, tzinfo=UTC))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(event["summary"]) == title
