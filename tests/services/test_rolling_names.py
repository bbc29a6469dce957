"""Lenders with one name are counted each for itself, and none is left out of the counts."""

from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, cast

from debttracker import l10n
from debttracker.contacts.vocabulary import Channel, Direction, Outcome, Person
from debttracker.services.chart_views import DailyLimit, rolling

DAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Lender:
    id: str
    name: str


class Look:
    def creditor_of(self, contact: Any) -> Lender:
        return contact.lender


def calls(lender: Lender, count: int) -> list[Any]:
    contact = SimpleNamespace(
        channel=Channel.CALL,
        direction=Direction.INCOMING,
        outcome=Outcome.CONVERSATION,
        person=Person.DEBTOR,
        lender=lender,
    )
    return [SimpleNamespace(contact=contact, local_at=datetime(2026, 11, 20, 9)) for _ in range(count)]  # noqa: DTZ001


def test_five_lenders_of_one_name_are_not_added_up() -> None:
    rows = [row for n in range(5) for row in calls(Lender(f"id-{n}", "Bank A"), n + 1)]
    with l10n.using("en"):
        chart = rolling(cast("Any", Look()), rows, DAY, DAY, DailyLimit(3))
    assert {line.name: line.counts for line in chart.lines} == {
        f"Bank A ({n + 1})": (n + 1,) for n in range(5)
    }


def test_more_lenders_than_lines_are_all_counted() -> None:
    rows = [row for n in range(9) for row in calls(Lender(f"id-{n}", f"Bank {n}"), 1)]
    assert len(rolling(cast("Any", Look()), rows, DAY, DAY, DailyLimit()).lines) == 9
