"""Cards: published bills to the cent, cycles on odd days, and what must always hold."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from debt_builders import assert_traced, card, cents, payments

from debttracker.debts.balance import DueState
from debttracker.debts.card_cycle import due_date, statement_dates
from debttracker.debts.debt import Debt, Statement, Transaction
from debttracker.debts.ledger import balance, due_items
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import Compounding, DueShift, InterestBase

DATA = Path(__file__).parents[1] / "data" / "finance" / "cards.toml"
LOADED = tomllib.loads(DATA.read_text(encoding="utf-8"))
CASES = LOADED["case"]
USUAL = LOADED["usual"]


def debt_of(case: dict[str, Any]) -> Debt:
    return card(
        USUAL | case["terms"],
        case.get("transactions", ()),
        case.get("statements", ()),
        case.get("currency", "CNY"),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_published_and_worked_bills(case: dict[str, Any]) -> None:
    debt = debt_of(case)
    found = balance(debt, payments(debt, case.get("payments", ())), case["on"], "CNY")
    parts = ("principal", "interest", "penalty", "fees")
    assert {part: getattr(found.owed, part) for part in parts} == {
        part: cents(case["owed"].get(part, "0")) for part in parts
    }
    assert list(found.missing) == case.get("missing", [])
    assert_traced(found)
    if "overdue" in case:
        assert found.overdue.total == cents(case["overdue"])
    for name in ("days_past_due", "next_due"):
        if name in case:
            assert getattr(found, name) == case[name]
    if "next_due_amount" in case:
        assert found.next_due_amount == cents(case["next_due_amount"])


def bill(day: int | None, due_day: int | None = None, after: int | None = None) -> CardTerms:
    return CardTerms(statement_day=day, due_day=due_day, due_days_after=after)


@pytest.mark.parametrize(
    ("day", "first", "expected"),
    [
        (31, date(2024, 1, 15), [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30)]),
        (29, date(2100, 1, 30), [date(2100, 2, 28), date(2100, 3, 29), date(2100, 4, 29), date(2100, 5, 29)]),
        (1, date(2026, 12, 2), [date(2027, 1, 1), date(2027, 2, 1), date(2027, 3, 1), date(2027, 4, 1)]),
    ],
)
def test_statement_days_at_month_ends(day: int, first: date, expected: list[date]) -> None:
    assert [made for made, _ in islice(statement_dates(bill(day), (), first), 4)] == expected


def test_a_printed_statement_moves_its_cycle() -> None:
    printed = (Statement(date(2026, 3, 12)), Statement(date(2026, 4, 9)))
    made = list(islice(statement_dates(bill(10), printed, date(2026, 2, 1)), 5))
    assert [day for day, _ in made] == [
        date(2026, 2, 10),
        date(2026, 3, 12),
        date(2026, 4, 9),
        date(2026, 5, 10),
        date(2026, 6, 10),
    ]
    assert [statement is None for _, statement in made] == [True, False, False, True, True]


def test_without_a_statement_day_only_printed_statements_count() -> None:
    printed = (Statement(date(2026, 3, 12)),)
    assert list(statement_dates(bill(None), printed, date(2026, 1, 1))) == [(date(2026, 3, 12), printed[0])]


@pytest.mark.parametrize(
    ("terms", "statement", "expected"),
    [
        (bill(5, 23), date(2026, 4, 5), date(2026, 4, 23)),
        (bill(7, 1), date(2026, 1, 7), date(2026, 2, 1)),
        (bill(15, 15), date(2026, 1, 15), date(2026, 2, 15)),
        (bill(31, 31), date(2026, 1, 31), date(2026, 2, 28)),
        (bill(28, 30), date(2026, 2, 28), date(2026, 3, 30)),
        (bill(5, 31), date(2026, 4, 5), date(2026, 4, 30)),
        (bill(5, None, 20), date(2026, 12, 15), date(2027, 1, 4)),
        (bill(5), date(2026, 4, 5), None),
    ],
)
def test_due_dates(terms: CardTerms, statement: date, expected: date | None) -> None:
    assert due_date(terms, statement) == expected


@pytest.mark.parametrize(
    ("day", "due_day", "shortest", "longest"), [(5, 23, 18, {45, 47, 48}), (7, 1, 22, {52, 54, 55})]
)
def test_interest_free_days(day: int, due_day: int, shortest: int, longest: set[int]) -> None:
    terms = bill(day, due_day)
    made = [found for found, _ in islice(statement_dates(terms, (), date(2026, 1, 1)), 13)]
    dues = [due_date(terms, found) for found in made]
    assert min((due - found).days for due, found in zip(dues, made, strict=True) if due) == shortest
    assert {(due - found).days - 1 for due, found in zip(dues[1:], made, strict=False) if due} == longest


FULL = debt_of(CASES[3])


def test_before_and_on_the_due_day_nothing_is_late() -> None:
    found = balance(FULL, [], date(2026, 4, 28), "CNY")
    assert (found.owed.total, found.overdue.total, found.days_past_due) == (800_000, 0, 0)
    assert (found.next_due, found.next_due_amount) == (date(2026, 4, 28), 80_000)


def test_the_day_after_the_cliff() -> None:
    found = balance(FULL, [], date(2026, 4, 29), "CNY")
    assert found.owed.interest == 49 * 300 + 28 * 100
    assert found.owed.penalty == 4_000
    assert (found.days_past_due, found.bucket, found.oldest_unpaid_due) == (1, "M1", date(2026, 4, 28))


def test_grace_days_keep_a_bill_from_being_late() -> None:
    debt = replace(FULL, terms=replace(FULL.terms, grace_days=3))
    assert balance(debt, [], date(2026, 5, 1), "CNY").days_past_due == 0
    assert balance(debt, [], date(2026, 5, 2), "CNY").days_past_due == 4


def test_unknown_grace_days_are_asked_for_only_when_they_decide() -> None:
    debt = replace(FULL, terms=replace(FULL.terms, grace_days=None))
    in_time = payments(debt, [["2026-04-28", "8000"]])
    late = payments(debt, [["2026-04-30", "8000"]])
    assert "terms.grace_days" not in balance(debt, in_time, date(2026, 5, 20), "CNY").missing
    assert "terms.grace_days" in balance(debt, late, date(2026, 5, 20), "CNY").missing


@pytest.mark.parametrize(
    ("shift", "paid", "missing"),
    [
        (DueShift.NEXT_BUSINESS_DAY, date(2090, 4, 28), ()),
        (DueShift.NEXT_BUSINESS_DAY, date(2090, 4, 29), ("terms.calendar",)),
        (DueShift.PREVIOUS_BUSINESS_DAY, date(2090, 4, 20), ("terms.calendar",)),
        (DueShift.PREVIOUS_BUSINESS_DAY, date(2090, 4, 12), ()),
        (DueShift.NONE, date(2090, 4, 29), ()),
    ],
)
def test_a_year_whose_holidays_are_not_known_is_said_when_it_decides(
    shift: DueShift, paid: date, missing: tuple[str, ...]
) -> None:
    terms = replace(FULL.terms, due_shift=shift, calendar="CN", compounding=Compounding.NONE)
    items = (Transaction("t", date(2090, 3, 12), 100_000),)
    debt = replace(FULL, terms=terms, transactions=items)
    assert balance(debt, [], date(2090, 4, 10), "CNY").next_due == date(2090, 4, 28)
    found = balance(debt, [Payment("p", "card", paid, 100_000)], date(2090, 4, 29), "CNY")
    assert found.missing == missing


def test_unknown_late_fee_and_minimum_are_named() -> None:
    bare = CardTerms(
        statement_day=10, due_day=28, interest_base=InterestBase.FROM_DUE, daily_rate=Decimal("0.05")
    )
    found = balance(replace(FULL, terms=bare), [], date(2026, 5, 1), "CNY")
    assert found.owed.penalty == 0
    assert "terms.minimum_percent" in found.missing
    assert (found.days_past_due, found.overdue.total) == (3, 0)
    with_minimum = replace(bare, minimum_percent=Decimal(10))
    found = balance(replace(FULL, terms=with_minimum), [], date(2026, 5, 1), "CNY")
    assert "terms.late_fee_percent" in found.missing


def test_the_annual_rate_is_a_365th_a_day_and_the_trace_says_so() -> None:
    terms = replace(FULL.terms, daily_rate=None, annual_rate=Decimal("18.25"))
    paid = payments(FULL, [["2026-04-28", "5000"]])
    found = balance(replace(FULL, terms=terms), paid, date(2026, 5, 10), "CNY")
    assert found.owed.interest == 18_650
    line = next(line for line in found.trace if line.part == "interest" and line.amount > 0)
    assert (line.source, line.inputs["daily_rate"]) == ("terms.annual_rate", "18.25/365")


def test_a_new_bill_paid_in_full_bears_no_interest_beside_an_old_one() -> None:
    debt = card(
        USUAL | {"statement_day": 10, "due_day": 28},
        [["2026-03-12", "1000"], ["2026-04-20", "700"]],
    )
    first = payments(debt, [["2026-04-28", "900"]])
    may = balance(debt, first, date(2026, 5, 10), "CNY")
    assert may.owed.interest == 47 * 50 + 13 * 5
    rest = Payment("rest", "card", date(2026, 5, 28), may.owed.total)
    june = balance(debt, [*first, rest], date(2026, 6, 10), "CNY")
    assert june.owed.total == 17 * 5


def test_due_items_of_bills_made_and_to_come() -> None:
    paid = payments(FULL, [["2026-04-20", "300"]])
    items = due_items(FULL, paid, date(2026, 4, 1), date(2026, 6, 30), date(2026, 4, 21), "CNY")
    assert [(item.due, item.amount, item.unpaid) for item in items] == [
        (date(2026, 4, 28), 80_000, 50_000),
        (date(2026, 5, 28), None, None),
        (date(2026, 6, 28), None, None),
    ]
    assert items[0].state is DueState.PARTLY_PAID
    assert items[0].full_amount == 770_000
    later = due_items(FULL, paid, date(2026, 4, 1), date(2026, 4, 30), date(2026, 4, 29), "CNY")
    assert later[0].state is DueState.OVERDUE
    whole = payments(FULL, [["2026-04-20", "8000"]])
    assert due_items(FULL, whole, date(2026, 4, 1), date(2026, 4, 30), date(2026, 4, 29), "CNY")[0].state is (
        DueState.PAID
    )


def test_a_bounced_payment_was_never_made() -> None:
    bounced = Payment("p", "card", date(2026, 4, 28), 800_000, reversed_on=date(2026, 4, 30))
    assert balance(FULL, [bounced], date(2026, 4, 29), "CNY").owed.total == 0
    never = balance(FULL, [], date(2026, 5, 20), "CNY")
    assert balance(FULL, [bounced], date(2026, 5, 20), "CNY") == never


@pytest.mark.parametrize("base", list(InterestBase))
def test_each_day_of_waiting_adds_at_least_nothing(base: InterestBase) -> None:
    debt = replace(FULL, terms=replace(FULL.terms, interest_base=base, compounding=Compounding.MONTHLY))
    totals = [balance(debt, [], date(2026, 4, 3) + timedelta(days=n), "CNY").owed.total for n in range(200)]
    assert totals == sorted(totals)
