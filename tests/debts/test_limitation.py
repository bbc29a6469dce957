"""Limitation and credit-record clocks against worked cases."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker.debts.balance import Balance, Parts
from debttracker.debts.credit_clock import (
    CreditState,
    RepairState,
    credit_clock,
    objection_answered_by,
    one_time_repair,
)
from debttracker.debts.debt import Agreement, Debt, DebtChange, DebtEvent
from debttracker.debts.limitation import (
    Act,
    ActKind,
    Clock,
    ClockState,
    Effect,
    LimitationRule,
    acts_of,
    limitation,
)
from debttracker.debts.payment import Payment
from debttracker.debts.restart_warning import IntendedAct, acts_that_restart
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import AgreementKind, DebtChangeKind, DebtKind, PaymentKind
from debttracker.norms.clock_rules import credit_rule, limitation_rule, repair_rule
from debttracker.norms.money_registry import MoneyRegistry
from debttracker.paths import resources

REGISTRY = MoneyRegistry(resources() / "norms", [])
DATA = Path(__file__).parents[1] / "data" / "law" / "limitation.toml"
CASES = tomllib.loads(DATA.read_text(encoding="utf-8"))["case"]
EVENTS = ("acknowledgements", "suits", "judgments")


def rule(norm_id: str) -> LimitationRule:
    norm = REGISTRY.norm(norm_id)
    assert norm is not None
    return limitation_rule(norm)


CN = rule("cn.civilcode.limitation")


def debt_of(case: dict) -> Debt:
    raw = dict(case.get("debt", {}))
    events = {name: tuple(DebtEvent(day) for day in raw.pop(name, ())) for name in EVENTS}
    terms = LoanTerms(**case["terms"]) if "terms" in case else None
    return Debt("d", DebtKind.OTHER, terms=terms, **raw, **events)


def clock_of(case: dict) -> Clock:
    demands = [Act(day, ActKind.DEMAND, "contacts") for day in case.get("demands", ())]
    paid = [Payment(f"p{n}", "d", day, 100) for n, day in enumerate(case.get("payments", ()))]
    return limitation(debt_of(case), paid, demands, rule(case["rule"]), case["on"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_clock(case) -> None:
    clock = clock_of(case)
    assert clock.state == case["state"]
    assert clock.expires == case.get("expires")
    assert clock.missing == tuple(case.get("missing", ()))


def test_every_limitation_norm_has_a_case() -> None:
    norms = [n for place in REGISTRY.jurisdictions() for n in REGISTRY.of_place(place)]
    places = {n.id.partition(".")[0] for n in norms if n.check.kind == "limitation"}
    covered = {case["rule"].partition(".")[0] for case in CASES}
    assert places - covered == {"us-ca", "us-wa"}  # the same kind of rule as Texas, with other years


def test_what_counts_as_an_act() -> None:
    debt = Debt(
        "d",
        DebtKind.OTHER,
        agreement=Agreement(AgreementKind.OTHER, date(2024, 1, 1)),
        acknowledged_on=date(2024, 2, 1),
        changes=(
            DebtChange(date(2024, 3, 1), DebtChangeKind.EXTENSION),
            DebtChange(date(2024, 4, 1), DebtChangeKind.ACCELERATION),
        ),
    )
    paid = [
        Payment("p1", "d", date(2024, 5, 1), 100),
        Payment("p2", "d", date(2024, 6, 1), 100, PaymentKind.REFUND),
        Payment("p3", "d", date(2024, 7, 1), 100, scheduled=True),
        Payment("p4", "d", date(2024, 8, 1), 100, reversed_on=date(2024, 8, 2)),
        Payment("p5", "other", date(2024, 9, 1), 100),
    ]
    assert [act.source for act in acts_of(debt, paid)] == [
        "debt.agreement",
        "debt.acknowledged_on",
        "debt.changes",
        "payments",
    ]


def test_a_restructured_plan_moves_the_last_instalment() -> None:
    plan = DebtChange(
        date(2024, 1, 10),
        DebtChangeKind.RESTRUCTURED_PLAN,
        first_due=date(2024, 2, 10),
        every="1 month",
        periods=12,
    )
    terms = LoanTerms(start=date(2020, 1, 1), every="1 month", periods=12)
    clock = limitation(Debt("d", DebtKind.OTHER, terms=terms, changes=(plan,)), (), (), CN, date(2025, 1, 1))
    assert clock.began == date(2025, 1, 10)
    assert clock.expires == date(2028, 1, 10)


EXTENDED = {
    "by days": (DebtChange(date(2020, 5, 20), DebtChangeKind.EXTENSION, extra_days=30), date(2021, 1, 31)),
    "from a new first due date on": (
        DebtChange(date(2020, 5, 20), DebtChangeKind.EXTENSION, first_due=date(2020, 9, 1)),
        date(2021, 4, 1),
    ),
    "after the last one": (
        DebtChange(date(2021, 2, 1), DebtChangeKind.EXTENSION, first_due=date(2022, 2, 1)),
        date(2022, 2, 1),
    ),
    "into the past": (
        DebtChange(date(2021, 2, 1), DebtChangeKind.EXTENSION, first_due=date(2021, 1, 15)),
        date(2021, 1, 1),
    ),
    "re-aged": (
        DebtChange(date(2021, 2, 1), DebtChangeKind.RE_AGEING, first_due=date(2021, 6, 30)),
        date(2021, 6, 30),
    ),
    "all called in": (DebtChange(date(2020, 5, 20), DebtChangeKind.ACCELERATION), date(2021, 1, 1)),
}


@pytest.mark.parametrize(("change", "last"), EXTENDED.values(), ids=EXTENDED)
def test_what_is_put_off_moves_the_last_instalment(change, last) -> None:
    terms = LoanTerms(start=date(2020, 1, 1), every="1 month", periods=12)
    clock = limitation(
        Debt("d", DebtKind.OTHER, terms=terms, changes=(change,)), (), (), CN, date(2024, 1, 15)
    )
    assert clock.began == last


def test_an_extension_of_an_unknown_plan_says_nothing() -> None:
    change = DebtChange(date(2020, 5, 20), DebtChangeKind.EXTENSION, first_due=date(2020, 9, 1))
    debt = Debt("d", DebtKind.OTHER, terms=LoanTerms(), changes=(change,))
    assert limitation(debt, (), (), CN, date(2024, 1, 15)).state is ClockState.UNKNOWN


def test_a_last_day_on_a_weekend_may_move() -> None:
    debt = Debt("d", DebtKind.OTHER, defaulted_on=date(2023, 11, 21))  # three years later a Saturday
    assert limitation(debt, (), (), CN, date(2024, 1, 1)).may_move
    debt = replace(debt, defaulted_on=date(2023, 11, 20))
    assert not limitation(debt, (), (), CN, date(2024, 1, 1)).may_move


def test_warnings_before_an_act() -> None:
    debt = Debt("d", DebtKind.OTHER, defaulted_on=date(2020, 1, 15))
    running = limitation(debt, (), (), CN, date(2022, 6, 1))
    warning = acts_that_restart(running, CN, IntendedAct.PAYMENT)
    assert warning is not None
    assert (warning.effect, warning.would_expire) == (Effect.RESTARTED, date(2025, 6, 1))
    over = limitation(debt, (), (), CN, date(2024, 6, 1))
    warning = acts_that_restart(over, CN, IntendedAct.PROMISE)
    assert warning is not None
    assert (warning.effect, warning.would_expire) == (Effect.REVIVED, date(2027, 6, 1))
    unknown = limitation(replace(debt, defaulted_on=None), (), (), CN, date(2024, 6, 1))
    warning = acts_that_restart(unknown, CN, IntendedAct.ACKNOWLEDGEMENT)
    assert warning is not None
    assert (warning.effect, warning.would_expire) == (Effect.DOUBTFUL, None)


def test_a_payment_in_texas_is_warned_of_as_doubtful_and_too_late_is_nothing() -> None:
    texas = rule("us-tx.cprc16004.debt")
    debt = Debt("d", DebtKind.OTHER, first_missed_due=date(2020, 1, 15))
    warning = acts_that_restart(limitation(debt, (), (), texas, date(2022, 1, 1)), texas, IntendedAct.PAYMENT)
    assert warning is not None
    assert warning.effect is Effect.DOUBTFUL
    judged = replace(debt, judgments=(DebtEvent(date(2021, 1, 1)),))
    clock = limitation(judged, (), (), texas, date(2022, 1, 1))
    assert acts_that_restart(clock, texas, IntendedAct.PAYMENT) is None


def test_an_export_names_what_is_also_evidence() -> None:
    debt = Debt("d", DebtKind.OTHER, defaulted_on=date(2023, 1, 15))
    demand = Act(date(2024, 1, 1), ActKind.DEMAND, "contacts", "c1")
    clock = limitation(debt, (), [demand], CN, date(2024, 6, 1))
    warning = acts_that_restart(clock, CN, IntendedAct.EXPORT)
    assert warning is not None
    assert warning.evidence == (demand,)
    silent = limitation(debt, (), (), CN, date(2024, 6, 1))
    assert acts_that_restart(silent, CN, IntendedAct.EXPORT) is None


days = st.dates(date(2015, 1, 1), date(2026, 1, 1))


@given(days, st.lists(st.tuples(days, st.sampled_from(ActKind)), max_size=8), days)
def test_more_acts_never_end_a_period_sooner(begin, acts, on) -> None:
    debt = Debt("d", DebtKind.OTHER, defaulted_on=begin)
    extra = [Act(day, kind, "contacts", str(n)) for n, (day, kind) in enumerate(acts)]
    clock = limitation(debt, (), extra, CN, on)
    fewer = limitation(debt, (), extra[1:], CN, on)
    assert clock.expires is not None
    assert fewer.expires is not None
    assert clock.expires_at_latest is not None
    assert fewer.expires <= clock.expires <= clock.expires_at_latest
    assert clock == limitation(debt, (), extra[::-1], CN, on)
    assert (clock.state is ClockState.EXPIRED) == (on > clock.expires_at_latest)


def owed(on: date, late: int) -> Balance:
    return Balance("d", on, "CNY", Parts(), Parts(), late)


FIVE = credit_rule(next(n for n in REGISTRY.of_place("CN") if n.id == "cn.credit2013.five-years"))
REPAIR = repair_rule(next(n for n in REGISTRY.of_place("CN") if n.id == "cn.pbc2025.one-time-repair"))


def test_five_years_begin_with_the_end_of_the_overdue() -> None:
    since, paid = date(2018, 1, 1), date(2020, 2, 29)
    clock = credit_clock(owed(date(2025, 2, 28), 0), since, paid, FIVE)
    assert (clock.state, clock.deleted_after) == (CreditState.RUNNING, date(2025, 2, 28))
    assert credit_clock(owed(date(2025, 3, 1), 0), since, paid, FIVE).state is CreditState.OVER
    assert credit_clock(owed(date(2025, 3, 1), 9), since, None, FIVE).state is CreditState.NOT_STARTED
    assert credit_clock(owed(date(2025, 3, 1), 0), since, None, FIVE).state is CreditState.UNKNOWN
    assert credit_clock(owed(date(2025, 3, 1), 0), None, None, FIVE).state is CreditState.NO_OVERDUE
    assert objection_answered_by(date(2026, 11, 23), FIVE) == date(2026, 12, 13)


@pytest.mark.parametrize(
    ("amount", "arisen", "repaid", "state"),
    [
        (1_000_000, date(2024, 5, 1), date(2026, 3, 31), RepairState.APPLIES),  # cn.md, worked case 28
        (1_000_001, date(2024, 5, 1), date(2026, 3, 31), RepairState.DOES_NOT),
        (1_000_000, date(2024, 5, 1), date(2026, 4, 1), RepairState.DOES_NOT),
        (1_000_000, date(2026, 1, 1), date(2026, 3, 1), RepairState.DOES_NOT),
        (1_000_000, date(2019, 12, 31), date(2026, 3, 1), RepairState.DOES_NOT),
        (1_000_000, date(2024, 5, 1), None, RepairState.DOES_NOT),
        (None, date(2024, 5, 1), date(2026, 3, 31), RepairState.CANNOT_TELL),
    ],
)
def test_one_time_repair(amount, arisen, repaid, state) -> None:
    assert one_time_repair(amount, arisen, repaid, date(2026, 11, 23), REPAIR) is state


def test_one_time_repair_while_the_window_was_open() -> None:
    before = date(2026, 3, 31)
    assert one_time_repair(1, date(2024, 5, 1), None, before, REPAIR) is RepairState.WINDOW_OPEN
    assert (
        one_time_repair(1, date(2024, 5, 1), None, before + timedelta(days=1), REPAIR) is RepairState.DOES_NOT
    )
