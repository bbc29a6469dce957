"""What is odd in a debt: each in one sentence with its figure, and none where nothing is odd."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from debttracker.debts.caps import CapUnit
from debttracker.debts.debt import Debt
from debttracker.debts.terms import BalanceRate, CardTerms, LoanTerms, ScheduleRow
from debttracker.debts.vocabulary import BalanceKind, Compounding, DebtKind, MinimumPart
from debttracker.money.vocabulary import Method
from debttracker.norms.vocabulary import Force
from debttracker.services.debt_preview import DebtPreview, advertised_rate, preview
from debttracker.services.draft_lines import RateLine
from debttracker.ui.debt_form.cost_doubts import cost_doubts, real_rate
from debttracker.ui.debt_form.doubts import doubts

TODAY = date(2026, 11, 23)
LOAN = LoanTerms(
    principal=1_200_000, start=date(2026, 5, 31), every="1 month", periods=12, method=Method.FLAT,
    period_fee_rate=Decimal("1.00"), annual_rate=Decimal(0),
)  # fmt: skip
CARD = CardTerms(statement_day=5, due_day=25, daily_rate=Decimal("0.05"), minimum_percent=Decimal(10))


QUIET = {"period_fee_rate": None, "annual_rate": Decimal(24), "method": Method.LEVEL_PAYMENT}


def of_loan(**terms: object) -> list[str]:
    return doubts(Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, **terms)), TODAY)


def of_card(**terms: object) -> list[str]:
    return doubts(Debt("d", DebtKind.CREDIT_CARD, terms=replace(CARD, **terms)), TODAY)


def cost_of(lines: tuple[RateLine, ...] = (), **terms: object) -> list[str]:
    debt = Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, **terms))
    return cost_doubts(debt, preview(debt, (), "CNY", TODAY), lines, lambda minor: f"CNY {minor}")


def shown(debt: Debt) -> DebtPreview:
    return preview(debt, (), "CNY", TODAY)


def test_ordinary_terms_raise_none() -> None:
    assert of_card() == of_loan() == []
    ordinary = {"period_fee_rate": None, "annual_rate": Decimal(24), "method": Method.LEVEL_PAYMENT}
    assert cost_of(**ordinary) == []


def test_a_fee_of_each_period_costs_more_than_it_is_advertised() -> None:
    """The rate of 12 x 1.00 % is in finance.md, 2a."""
    assert cost_of() == ["Advertised 12.00%, really 21.46% a year."]
    assert cost_of(period_fee_rate=None) == [], "what has no rate is not dearer"


def test_a_loan_without_interest_that_costs_something() -> None:
    found = cost_of(period_fee_rate=None, received=1_100_000)
    assert len(found) == 1
    assert found[0].startswith("Said to bear no interest")


@pytest.mark.parametrize(
    ("terms", "rate"),
    [
        ({}, "12.00"),
        ({"every": "3 month"}, "4.00"),
        ({"every": "2 week"}, "26.00"),
        ({"every": "15 day"}, None),
        ({"every": None}, None),
        ({"every": "now and then"}, None),
        ({"annual_rate": Decimal(6)}, "18.00"),
        ({"period_fee_rate": None, "annual_rate": None}, None),
        ({"period_fee_rate": None, "annual_rate": Decimal("24.00")}, "24.00"),
    ],
)
def test_the_rate_that_is_advertised(terms: dict[str, object], rate: str | None) -> None:
    found = advertised_rate(Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, **terms)))
    assert found == (None if rate is None else Decimal(rate))


@pytest.mark.parametrize(
    ("compounding", "effective"),
    [(Compounding.NONE, "18.25"), (Compounding.MONTHLY, "19.86"), (Compounding.DAILY, "20.02")],
)
def test_what_a_rate_a_day_comes_to_in_a_year(compounding: Compounding, effective: str) -> None:
    """Nominal 18.25 %; capitalised monthly 19.86 %, daily 20.02 % (finance.md, 2a)."""
    found = shown(Debt("d", DebtKind.CREDIT_CARD, terms=replace(CARD, compounding=compounding)))
    assert found.advertised == Decimal("18.25")
    assert Decimal(dict(found.rates)["effective"] or 0).quantize(Decimal("0.01")) == Decimal(effective)
    assert shown(Debt("d", DebtKind.CREDIT_CARD, terms=CARD)).rates == (), "compounding is not known"


def test_the_payment_that_all_but_the_last_come_to() -> None:
    found = shown(Debt("d", DebtKind.MICROLOAN, terms=LOAN))
    assert (found.instalment, found.largest, found.advertised) == (112_000, 112_000, Decimal("12.00"))
    apart = shown(Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, method=Method.INTEREST_ONLY)))
    assert apart.instalment == 12_000
    assert apart.largest == 1_212_000
    assert shown(Debt("d", DebtKind.MICROLOAN)).instalment is None
    assert shown(Debt("d", DebtKind.MICROLOAN, terms=replace(LOAN, periods=1))).instalment is None


def test_a_late_fee_larger_than_a_payment() -> None:
    quiet = {"period_fee_rate": None, "annual_rate": Decimal(24), "method": Method.LEVEL_PAYMENT}
    assert any("late fee is larger" in one for one in cost_of(late_fee=200_000, **quiet))
    assert any("late fee is larger" in one for one in cost_of(late_fee_floor=200_000, **quiet))
    assert cost_of(late_fee=5_000, **quiet) == []


ABOVE = RateLine("a norm", Decimal(12), CapUnit.PERCENT_A_YEAR, Force.LAW, certain=True, rate=Decimal(40))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            ABOVE,
            (
                "The rate of 40% a year is above the cap of 12% a year (a norm); a court will not "
                "support the excess."
            ),
        ),
        (
            replace(ABOVE, force=Force.REGULATOR_NOTICE),
            "The rate of 40% a year appears to be above the cap of 12% a year that a rule sets (a norm).",
        ),
        (
            replace(ABOVE, certain=False),
            "The rate of 40% a year may be above the cap of 12% a year (a norm): circumstances decide.",
        ),
        (
            replace(ABOVE, certain=False, missing=("creditor.kind",)),
            (
                "The rate of 40% a year might be above the cap of 12% a year (a norm), if that cap applies. "
                "What kind of lender is it?"
            ),
        ),
        (
            replace(ABOVE, rate=None, beyond=7, unit=CapUnit.PERCENT_A_DAY),
            (
                "By its payments it costs CNY 7 more than the cap of 12% a day supports (a norm); a court "
                "will not support the excess."
            ),
        ),
        (
            replace(ABOVE, rate=None, beyond=7, force=Force.STANDARD),
            (
                "By its payments it appears to cost CNY 7 more than the cap of 12% a year that a rule sets "
                "(a norm)."
            ),
        ),
        (
            replace(ABOVE, rate=None, beyond=7, certain=False, unit=CapUnit.PERCENT_OF_CREDIT),
            (
                "By its payments it may cost CNY 7 more than the cap of 12% of the money lent supports "
                "(a norm): circumstances decide."
            ),
        ),
        (
            replace(ABOVE, rate=None, beyond=7, missing=("debt.creditor",)),
            (
                "By its payments it might cost CNY 7 more than a cap of 12% a year supports (a norm), if "
                "that cap applies. Who is the lender?"
            ),
        ),
    ],
)
def test_a_line_that_is_crossed_is_named_as_its_norm_allows(line: RateLine, said: str) -> None:
    assert cost_of((line,), **QUIET) == [said]
    assert "illegal" not in said


def test_a_line_that_nothing_is_above_says_nothing() -> None:
    assert cost_of((replace(ABOVE, rate=None),), **QUIET) == []
    assert real_rate(shown(Debt("d", DebtKind.MICROLOAN))) is None


def test_of_lines_that_may_not_hold_the_lowest_stands_for_all() -> None:
    open_lines = (
        replace(ABOVE, title="of the money lent", unit=CapUnit.PERCENT_OF_CREDIT, percent=Decimal(1)),
        replace(ABOVE, title="a year", percent=Decimal(24)),
        replace(ABOVE, title="a day", unit=CapUnit.PERCENT_A_DAY, percent=Decimal("0.05")),
    )
    found = cost_of((*(replace(one, missing=("debt.creditor",)) for one in open_lines), ABOVE), **QUIET)
    assert len(found) == 2
    assert "a norm" in found[0]
    assert "(a day)" in found[1]


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"annual_rate": Decimal(15)}, "0.05% a day is 18.25% a year, not 15%"),
        ({"annual_rate": Decimal("18.25")}, ""),
        ({"annual_rate": Decimal(18), "year_days": 360}, ""),
        ({"minimum_percent": Decimal("1.5")}, "Unless the interest is added"),
        ({"minimum_percent": Decimal(1), "minimum_adds": ()}, "never ends the debt"),
        ({"minimum_percent": Decimal(1), "minimum_adds": (MinimumPart.INTEREST,)}, ""),
        ({"minimum_percent": Decimal("1.51")}, ""),
        ({"daily_rate": None, "annual_rate": Decimal(24), "minimum_percent": Decimal(2)}, "2.00%"),
        ({"late_fee_steps": (5,), "late_fee_percent": Decimal(5)}, "both given"),
        ({"rates": (BalanceRate(BalanceKind.PURCHASES),)}, "without its figure"),
        (
            {"rates": (BalanceRate(BalanceKind.PURCHASES, TODAY, date(2026, 1, 1), Decimal(0)),)},
            "ends before it begins",
        ),
    ],
)
def test_terms_of_a_card(terms: dict[str, object], said: str) -> None:
    found = of_card(**terms)
    assert len(found) == bool(said)
    assert not said or said in found[0]


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"received": 1_140_000}, "5.00% of the loan was taken off"),
        ({"received": 1_200_000}, ""),
        ({"received": 500_000}, "Less than half"),
        ({"first_due": date(2026, 6, 30)}, ""),
        ({"first_due": date(2026, 7, 6)}, ""),
        ({"first_due": date(2026, 7, 15)}, "due after 45 days"),
        ({"first_due": date(2026, 6, 10)}, "due after 10 days"),
        ({"grace_days": 3, "waiting_days": 3}, ""),
        ({"grace_days": 5, "waiting_days": 3}, "mixed up"),
        ({"late_fee": 5, "late_fee_percent": Decimal(5)}, "not both"),
        ({"method": Method.BULLET}, "12 payments are named"),
    ],
)
def test_terms_of_a_loan(terms: dict[str, object], said: str) -> None:
    found = of_loan(**terms)
    assert len(found) == bool(said)
    assert not said or said in found[0]


def test_a_lenders_table_is_held_against_the_terms() -> None:
    two = {**QUIET, "principal": 1_000_000, "start": date(2026, 1, 1), "periods": 2}
    fits = (ScheduleRow(date(2026, 2, 1), 515_050), ScheduleRow(date(2026, 3, 1), 515_049))
    assert "table" not in "\n".join(cost_of(**two, schedule=fits))
    dearer = (replace(fits[0], payment=525_050), replace(fits[1], due=date(2026, 3, 5)))
    said = "\n".join(cost_of(**two, schedule=dearer))
    assert "Payment 1 of the lender's table is CNY 525050; the terms give CNY 515050." in said
    assert (
        "Payment 2 of the lender's table is due on Mar 5, 2026; by the terms it would be Mar 1, 2026." in said
    )
    assert "has 1 payment; the terms say 2." in "\n".join(cost_of(**two, schedule=fits[:1]))
