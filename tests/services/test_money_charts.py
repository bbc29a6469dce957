"""What the charts on money are drawn from: sums that hold, and the figures that stand elsewhere too."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker.case import Case, CaseInfo
from debttracker.debts.balance import DueState, Parts
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Claim, Debt, Statement, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, LoanTerms, ScheduleRow
from debttracker.debts.vocabulary import CreditorKind, DebtKind, PaymentKind
from debttracker.money.vocabulary import DayCount, Method
from debttracker.services.files import Cases
from debttracker.services.money_charts import MoneyCharts
from debttracker.services.money_views import MoneyBook
from debttracker.services.records import Lookup
from debttracker.services.session import Session

TODAY = date(2026, 11, 23)
PRIVATE = Debt(
    "private-1",
    DebtKind.PRIVATE_LOAN,
    "friend",
    terms=LoanTerms(
        principal=1_000_000,
        start=date(2025, 6, 1),
        first_due=date(2026, 6, 1),
        periods=1,
        method=Method.BULLET,
        annual_rate=Decimal(36),
        day_count=DayCount.ACTUAL_365,
    ),
    claims=(
        Claim(date(2026, 6, 1), total=1_360_000),
        Claim(date(2026, 7, 1), principal=1_000_000),
        Claim(date(2027, 6, 1), total=1),
    ),
)
INSTALMENTS = Debt(
    "loan-1",
    DebtKind.MICROLOAN,
    terms=LoanTerms(
        principal=1_200_000,
        received=1_150_000,
        start=date(2026, 8, 1),
        first_due=date(2026, 9, 1),
        every="1 month",
        periods=6,
        method=Method.EQUAL_PRINCIPAL,
        annual_rate=Decimal(12),
        overdue_annual_rate=Decimal(18),
        day_count=DayCount.THIRTY_360,
    ),
)
CARD = Debt(
    "card-1",
    DebtKind.CREDIT_CARD,
    terms=CardTerms(statement_day=5, due_day=25, minimum_percent=Decimal(10)),
    transactions=(Transaction("t1", date(2026, 9, 20), 500_000),),
    statements=(
        Statement(date(2026, 10, 5), date(2026, 10, 25), 500_000, 50_000),
        Statement(date(2026, 11, 5), date(2026, 11, 25), 480_000, 48_000),
    ),
)


@pytest.fixture
def opened(cases: Cases, tmp_path: Path):
    made: list[Session] = []

    def make(*debts: Debt, kind: CreditorKind | None = CreditorKind.INDIVIDUAL, **records: object) -> Session:
        creditor = Creditor("friend", "老王", kind) if kind else Creditor("friend", "老王")
        case = Case(CaseInfo("示例个案", "CN"), creditors=(creditor,), debts=debts, **records)  # type: ignore[arg-type]
        made.append(cases.new(tmp_path / f"charts{len(made)}.debts", case.info, content=case))
        return made[-1]

    yield make
    for session in made:
        session.close()


def test_the_cost_of_a_contract_is_what_is_paid_beyond_the_money_received(opened) -> None:
    (row,) = opened(INSTALMENTS).money_charts.costs("loan-1").rows
    # 2,000.00 of principal a month; 1 percent a month on 12,000, 10,000 … 2,000: 42 times 10.00.
    assert row.contract == Parts(1_200_000, 42_000)
    assert row.contract_cost == 1_200_000 + 42_000 - 1_150_000
    assert row.owed.principal == 1_200_000


def test_a_table_that_does_not_split_its_payments_has_no_parts(opened) -> None:
    table = tuple(ScheduleRow(date(2026, 9 + n, 1), 60_000) for n in range(2))
    terms = LoanTerms(principal=100_000, start=date(2026, 8, 1), schedule=table)
    (row,) = opened(Debt("loan-2", DebtKind.MICROLOAN, terms=terms)).money_charts.costs().rows
    assert (row.contract, row.contract_cost) == (None, 20_000)


def test_what_is_paid_on_a_debt_known_by_claims_is_of_no_part(opened) -> None:
    debt = Debt("other-1", DebtKind.OTHER, claims=(Claim(date(2026, 6, 1), total=90_000),))
    payments = (
        Payment("p1", "other-1", date(2026, 5, 1), 1_000),
        Payment("p2", "other-1", date(2026, 7, 1), 2_000),
    )
    (row,) = opened(debt, payments=payments).money_charts.costs().rows
    assert (row.paid, row.unsplit, row.overpaid) == (Parts(2_000), 1_000, 0)
    assert row.owed == Parts(88_000)
    assert row.incomplete


@given(
    st.sampled_from((INSTALMENTS, CARD, PRIVATE)),
    st.lists(
        st.tuples(
            st.integers(0, 200),
            st.integers(1, 900_000),
            st.sampled_from((None, None, None, PaymentKind.REFUND)),
            st.none() | st.integers(1, 60),
        ),
        max_size=8,
    ),
)
def test_what_was_paid_is_all_accounted_for(
    debt: Debt, paid: list[tuple[int, int, PaymentKind | None, int | None]]
) -> None:
    payments = []
    for number, (days, amount, kind, reversed_after) in enumerate(paid):
        on = TODAY - timedelta(days=days)
        back = on + timedelta(days=reversed_after) if reversed_after else None
        payments.append(Payment(f"p{number}", debt.id, on, amount, kind, reversed_on=back))
    look = Lookup(Case(CaseInfo("x", "CN"), debts=(debt,), payments=tuple(payments)))
    (row,) = MoneyCharts(look, MoneyBook(look), None, TODAY).costs().rows  # type: ignore[arg-type]
    given_ = sum(
        -p.amount if p.kind is PaymentKind.REFUND else p.amount
        for p in payments
        if p.reversed_on is None or p.reversed_on > TODAY
    )
    assert row.paid.total + row.unsplit + row.overpaid == given_
    begun = [p for p in payments if p.paid_on >= date(2026, 9, 20)]
    if len(begun) == len(payments):
        assert row.unsplit == 0


def test_instalments_stand_as_they_are(opened) -> None:
    paid = Payment("p1", "loan-1", date(2026, 9, 1), 212_000)
    chart = opened(INSTALMENTS, payments=(paid,)).money_charts.schedule("loan-1")
    assert [row.state for row in chart.periods] == [
        DueState.PAID,
        DueState.OVERDUE,
        DueState.OVERDUE,
        *(DueState.OPEN,) * 3,
    ]
    assert sum(row.principal for row in chart.periods) == 1_200_000
    assert [row.interest for row in chart.periods] == [12_000, 10_000, 8_000, 6_000, 4_000, 2_000]
    assert [row.unpaid for row in chart.periods[:2]] == [0, 210_000]
    assert chart.bills == ()


def test_a_loan_that_has_not_begun_has_its_instalments(opened) -> None:
    terms = LoanTerms(
        principal=100_000, start=date(2027, 1, 1), first_due=date(2027, 2, 1), every="1 month", periods=2,
        method=Method.EQUAL_PRINCIPAL, annual_rate=Decimal(12), day_count=DayCount.THIRTY_360,
    )  # fmt: skip
    chart = opened(Debt("loan-3", DebtKind.MICROLOAN, terms=terms)).money_charts.schedule()
    assert [(row.principal, row.interest) for row in chart.periods] == [(50_000, 1_000), (50_000, 500)]
    assert {row.state for row in chart.periods} == {DueState.OPEN}


def test_statements_are_as_the_bank_printed_them(opened) -> None:
    chart = opened(CARD).money_charts.schedule("card-1")
    assert [(bill.made_on, bill.balance, bill.minimum) for bill in chart.bills] == [
        (date(2026, 10, 5), 500_000, 50_000),
        (date(2026, 11, 5), 480_000, 48_000),
    ]
    assert [bill.state for bill in chart.bills] == [DueState.OVERDUE, DueState.OPEN]


def test_debts_in_other_currencies_are_left_out_of_all(opened) -> None:
    dollars = Debt("usd-1", DebtKind.OTHER, currency="USD")
    charts = opened(INSTALMENTS, dollars).money_charts
    assert [row.debt for row in charts.costs().rows] == ["loan-1"]
    assert (charts.costs().left_out, charts.schedule().left_out) == (1, 1)
    assert charts.schedule().unknown == ()
    alone = charts.schedule("usd-1")
    assert (alone.currency, alone.unknown, alone.left_out) == ("USD", ("usd-1",), 0)
    with pytest.raises(KeyError):
        charts.costs("none")


def test_the_line_ahead_begins_where_the_line_of_today_is(opened) -> None:
    session = opened(PRIVATE)
    ahead = session.money_charts.law_ahead("private-1", 90)
    (line,) = ahead.law.lines
    (view,) = [v for v in session.money_law.cap_lines("private-1") if v.ceiling is not None]
    assert view.ceiling is not None
    assert line.values[0] == view.ceiling.total
    # 12 percent a year on 10,000.00 since June 1, 2025 (tests/services/test_money_law.py), rounded down.
    for day, value in zip(line.dates, line.values, strict=True):
        assert value == 1_000_000 + 1_000_000 * 12 * (day - date(2025, 6, 1)).days // 36_500
    assert (line.dates[0], line.dates[-1]) == (TODAY, TODAY + timedelta(days=90))
    assert line.certain
    assert line.name == "Legal cap: 12% a year"
    assert "judicial interpretation" in line.sources[0]
    assert "not verified" not in line.sources[0]
    assert "today is" in ahead.words[0]


def test_payments_recorded_for_later_days_do_not_move_the_line(opened) -> None:
    later = Payment("p1", "private-1", TODAY + timedelta(days=10), 500_000)
    with_it = opened(PRIVATE, payments=(later,)).money_charts.law_ahead("private-1", 30)
    assert with_it == opened(PRIVATE).money_charts.law_ahead("private-1", 30)


def test_a_line_that_may_not_hold_is_not_drawn_but_asked_about(opened) -> None:
    ahead = opened(PRIVATE, kind=None).money_charts.law_ahead("private-1", 30)
    assert ahead.law.lines == ()
    assert ahead.words == ()
    assert any("cannot be told yet" in words for words in ahead.law.words)


def test_a_text_that_was_not_read_is_marked(opened) -> None:
    session = opened(PRIVATE, kind=CreditorKind.BANK)
    lines = session.money_charts.law_ahead("private-1", 30).law.lines
    assert lines
    for line in lines:
        assert not line.certain
        assert all("text not verified" in source for source in line.sources)


def test_without_what_was_lent_no_line_is_drawn(opened) -> None:
    debt = Debt("loan-4", DebtKind.PRIVATE_LOAN, "friend", opened=date(2026, 1, 1), terms=LoanTerms())
    law = opened(debt).money_charts.law_ahead("loan-4", 30).law
    assert law.lines == ()
    assert law.words


def test_without_a_norm_on_file_it_is_said_so(cases: Cases, tmp_path: Path) -> None:
    case = Case(CaseInfo("x", "FR"), debts=(PRIVATE,), creditors=(Creditor("friend", "L"),))
    session = cases.new(tmp_path / "fr.debts", case.info, content=case)
    law = session.money_charts.law_ahead("private-1", 30).law
    assert (law.lines, law.words) == ((), ("No legal cap on cost is on file for this debt.",))
    session.close()


def test_claims_stand_beside_the_same_figures_as_in_their_comparison(opened) -> None:
    session = opened(PRIVATE)
    chart = session.money_charts.claims("private-1")
    assert [(claim.on, claim.total) for claim in chart.claims] == [
        (date(2026, 6, 1), 1_360_000),
        (date(2026, 7, 1), None),
    ]
    view = session.money_law.claim_comparison("private-1", date(2026, 6, 1))
    assert view is not None
    held = dict(zip(chart.dates, chart.computed, strict=True))
    assert held[date(2026, 6, 1)] == view.comparison.total.computed == 1_360_000
    (line,) = chart.law.lines
    values = dict(zip(line.dates, line.values, strict=True))
    assert values[date(2026, 6, 1)] == view.caps[0].comparison.supported == 1_120_000
    assert (min(held), max(held)) == (date(2025, 6, 1), TODAY)


def test_a_shorter_time_has_only_its_claims(opened) -> None:
    chart = opened(PRIVATE).money_charts.claims("private-1", 150)
    assert [claim.on for claim in chart.claims] == [date(2026, 7, 1)]
    assert min(chart.dates) == TODAY - timedelta(days=150)


def test_a_claim_alone_is_held_against_nothing(opened) -> None:
    debt = Debt("other-1", DebtKind.OTHER, claims=(Claim(date(2026, 6, 1), total=90_000),))
    charts = opened(debt, PRIVATE).money_charts
    chart = charts.claims("other-1")
    assert (len(chart.claims), chart.dates, chart.computed) == (1, (), ())
    assert [debt for debt, _name in charts.with_claims()] == ["other-1", "private-1"]


def test_the_latest_claims_have_the_figures_of_their_comparison(opened) -> None:
    alone = Debt("other-1", DebtKind.OTHER, claims=(Claim(date(2026, 6, 1), total=90_000),))
    dollars = Debt("usd-1", DebtKind.OTHER, currency="USD", claims=(Claim(date(2026, 6, 1), total=1),))
    first = Debt("private-2", PRIVATE.kind, "friend", terms=PRIVATE.terms, claims=PRIVATE.claims[:1])
    charts = opened(alone, dollars, first, PRIVATE, INSTALMENTS).money_charts
    latest = charts.latest_claims()
    assert [row.debt for row in latest.rows] == ["other-1", "private-2", "private-1"]
    assert latest.left_out == 1
    only, told, no_total = latest.rows
    assert (only.claimed, only.computed, only.lines) == (90_000, None, ())
    assert (told.claimed, told.computed) == (1_360_000, 1_360_000)
    ((line, most),) = told.lines
    assert most == 1_120_000
    assert line.startswith("Legal cap: 12% a year – ")
    assert line.endswith("(judicial interpretation)")
    assert (no_total.on, no_total.claimed) == (date(2026, 7, 1), None)
    assert [row.debt for row in charts.latest_claims(150).rows] == ["private-1"]
