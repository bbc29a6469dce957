"""The search over everything in a case."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from debttracker.services.search import day_typed, number_typed
from debttracker.services.search_hits import HitKind
from debttracker.services.session import Session

TODAY = date(2026, 11, 23)


def found(session: Session, typed: str) -> list[tuple[HitKind, str]]:
    return [(hit.kind, hit.id) for hit in session.search(typed)]


def test_a_lender_is_found_with_its_debts_by_its_pinyin_too(session: Session) -> None:
    hits = found(session, "甲银行")
    assert {(HitKind.CREDITOR, "bank-a"), (HitKind.DEBT, "card-1"), (HitKind.DEBT, "loan-1")} <= set(hits)
    assert (HitKind.CREDITOR, "bank-a") in found(session, "jyh")


@pytest.mark.parametrize(
    "typed", ["010 5550 1234", "01055501234", "(010)5550-1234", "5550.1234", "+86 010 5550 1234", "55501234"]
)
def test_a_number_is_found_in_any_spelling(session: Session, typed: str) -> None:
    assert (HitKind.COLLECTOR, "agency-x") in found(session, typed)


def test_a_day_is_offered_with_its_contacts(session: Session) -> None:
    first = session.case.contacts[0].at
    assert first is not None
    day = first.astimezone(ZoneInfo("Asia/Shanghai")).date()
    hits = found(session, day.isoformat())
    assert hits[0] == (HitKind.DAY, day.isoformat())
    assert (HitKind.CONTACT, session.case.contacts[0].id) in hits
    other = found(session, (day - timedelta(days=1)).isoformat())
    assert other == [(HitKind.DAY, (day - timedelta(days=1)).isoformat())]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("昨天", date(2026, 11, 22)),
        ("Yesterday", date(2026, 11, 22)),
        ("11-22", date(2026, 11, 22)),
        ("12月1日", date(2025, 12, 1)),
        ("2026年11月3日", date(2026, 11, 3)),
        ("03/04/2026", None),
        ("8890", None),
        ("bank", None),
    ],
)
def test_a_day_is_read_as_typed(typed: str, day: date | None) -> None:
    assert day_typed(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "number"),
    [("+86 138-0013-8000", "+8613800138000"), ("12", None), ("a123", None), ("()-", None)],
)
def test_what_may_be_a_number(typed: str, number: str | None) -> None:
    assert number_typed(typed) == number


def test_words_find_what_was_written_since(session: Session) -> None:
    contact = session.case.contacts[0]
    assert not [hit for hit in session.search("ＺＥＢＲＡ") if hit.kind is HitKind.CONTACT]
    session.save_contact(replace(contact, words="a Zebra called"))
    assert (HitKind.CONTACT, contact.id) in found(session, "ＺＥＢＲＡ")
