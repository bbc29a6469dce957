"""Explanations of counts: the number in words, what was left out and why, what would change the verdict."""

from datetime import datetime

from debttracker.contacts.collector import Collector
from debttracker.contacts.vocabulary import Channel, CollectorKind, Direction, Outcome
from debttracker.services.explanation_text import explanation_lines
from debttracker.services.session import Session
from debttracker.services.views import FindingCard
from tests.services.example import SHANGHAI, call

COUNT = "cn.gbt45251.conversations-per-day"


def card_of(session: Session, contact: str, norm: str = COUNT) -> FindingCard:
    return next(card for card in session.contact(contact).cards if card.finding.norm == norm)


def test_a_count_is_said_with_its_number_what_was_counted_and_what_is_allowed(session: Session) -> None:
    words = card_of(session, "c4").words
    assert "Number 4 on Nov 22, 2026 (conversation)." in words
    assert "甲银行 and all who collect for it" in words
    assert "The document allows 3; it is no law." in words


def test_what_is_left_out_of_a_count_says_why(session: Session) -> None:
    session.save_contact(call("busy", 10, 0, outcome=Outcome.NO_ANSWER))
    session.save_contact(call("ours", 11, 0, direction=Direction.OUTGOING))
    session.save_contact(call("text", 13, 0, channel=Channel.SMS, outcome=Outcome.DELIVERED))
    session.save_contact(call("after", 19, 30))
    card = card_of(session, "c4")
    reasons = {one.row.contact.id: one.reason for one in card.left_out}
    assert reasons == {
        "busy": "what came of it does not count",
        "ours": "your side began it",
        "text": "this way of contact does not count",
    }
    assert [row.contact.id for row in card.counted] == ["c1", "c2", "c3", "c4"]


def test_the_period_is_drawn_from_its_first_moment_to_the_contact(session: Session) -> None:
    session.save_contact(call("ours", 11, 0, direction=Direction.OUTGOING))
    window = card_of(session, "c4").count_window
    assert window is not None
    assert window.first == datetime(2026, 11, 22, tzinfo=SHANGHAI)
    assert window.last == datetime(2026, 11, 22, 19, 5, tzinfo=SHANGHAI)
    assert window.limit == 3
    assert [(mark.contact, mark.counts) for mark in window.marks] == [
        ("c1", True),
        ("ours", False),
        ("c2", True),
        ("c3", True),
        ("c4", True),
    ]


def test_both_readings_are_given_where_the_collectors_are_counted_together(session: Session) -> None:
    session.save_collector(Collector("agency-y", "丙催收公司", CollectorKind.AGENCY, "bank-a"))
    session.save_contact(call("c3", 15, 0, collector="agency-y"))
    words = card_of(session, "c4").words
    assert "this collector alone comes to 3, within the limit" in words
    assert "with all who collect for the lender it is 4" in words


def test_what_would_change_a_verdict_is_told_from_the_norm(session: Session) -> None:
    assert "With 1 fewer it would be within the number." in card_of(session, "c4").would_change
    assert "With 2 fewer it would be within the number." in card_of(session, "c5").would_change
    night = card_of(session, "c5", "cn.cba2026.quiet-hours")
    assert "Between 08:00 and 22:00 it would have been free." in night.would_change
    assert any("Had you agreed" in sentence for sentence in night.would_change)


def test_what_waits_for_an_answer_does_not_say_what_would_change_it(session: Session) -> None:
    session.save_contact(call("c5", 22, 41, consent=None))
    night = card_of(session, "c5", "cn.cba2026.quiet-hours")
    assert night.missing
    assert night.would_change == ()


def test_an_explanation_as_text_says_all_that_the_card_says(session: Session) -> None:
    session.save_contact(call("ours", 11, 0, direction=Direction.OUTGOING))
    card = card_of(session, "c4")
    lines = list(explanation_lines(card))
    assert lines[0] == card.title
    assert "4 contacts counted" in lines
    assert "1 contact left out" in lines
    assert [line for line in lines if line.endswith(": your side began it")]
    assert all(line.isprintable() for line in lines)
    for part in (*card.words.split("\n"), card.force_line, *card.would_change):
        assert part in lines
