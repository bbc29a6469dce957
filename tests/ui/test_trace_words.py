"""Every formula has a sentence, and no trace can break it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker.debts.balance import TraceLine
from debttracker.debts.formulas import Formula
from debttracker.l10n import formats
from debttracker.ui.card_term_fields import card_fields
from debttracker.ui.loan_term_fields import loan_fields
from debttracker.ui.rate_words import rate_text
from debttracker.ui.term_fields import field_label
from debttracker.ui.trace_words import source_words, trace_sentence

ON = date(2026, 11, 23)


def money(minor: int) -> str:
    return formats.money(minor, "CNY")


def line(formula: str, **inputs: str | int) -> TraceLine:
    return TraceLine(ON, "interest", 1, formula, inputs)


@pytest.mark.parametrize("formula", list(Formula))
def test_every_formula_has_words_with_and_without_its_figures(formula: Formula) -> None:
    sentence = trace_sentence(line(formula), money)
    assert sentence
    assert formula.value not in sentence
    assert "—" not in sentence
    assert "%" not in sentence


def test_figures_are_written_as_people_read_them() -> None:
    full = line(
        Formula.CARD_FULL_AMOUNT, daily_rate="18.25/365", balance_days=24 * 100_000, not_yet_posted="yes"
    )
    said = trace_sentence(full, money)
    assert "18.25% / 365" in said
    assert "24,000.00" in said
    assert said.endswith("not on a bill yet")
    late = line(Formula.CARD_LATE_FEE, unpaid=50_000, percent="5", floor=1_000, due="2026-11-25")
    assert trace_sentence(late, money).replace("CN¥", "¥") == (
        "Late fee: 5% of the unpaid minimum of ¥500.00, due Nov 25, 2026; at least ¥10.00"
    )
    overdue = line(Formula.LOAN_OVERDUE, base="instalment", annual_rate="36.0", day_count="actual/365")
    assert "36%" in trace_sentence(overdue, money)
    assert "On the overdue instalments" in trace_sentence(overdue, money)


@given(
    st.one_of(st.sampled_from(list(Formula)), st.text()),
    st.dictionaries(
        st.sampled_from(["annual_rate", "due", "base", "kind", "period", "unpaid", "cap", "x"]),
        st.one_of(st.text(), st.integers(-(10**22), 10**22)),
    ),
)
def test_no_trace_breaks_it(formula: str, inputs: dict[str, str | int]) -> None:
    assert isinstance(trace_sentence(line(formula, **inputs), money), str)


def test_sources_name_the_term() -> None:
    assert source_words("terms.late_fee_percent") == 'from the term "Late fee in percent"'
    assert source_words("terms.schedule") == "from the lender's own table"
    assert source_words(None) == ""
    assert source_words("something.else") == "something.else"


def test_every_term_of_the_records_has_a_field_and_a_label() -> None:
    from dataclasses import fields

    from debttracker.debts.terms import CardTerms, LoanTerms

    beside = {"fees", "schedule", "rates"}
    assert {f.name for f in fields(CardTerms)} - beside == {f.key for f in card_fields()}
    assert {f.name for f in fields(LoanTerms)} - beside == {f.key for f in loan_fields()}
    named = ("transactions", "terms", "terms.schedule.interest", "terms.fees[0].amount", "terms.received")
    for name in named:
        assert field_label(name) != name


@pytest.mark.parametrize(
    ("rate", "text"),
    [("40.03000000", "40.03%"), ("0", "0.00%"), ("5" * 60, "over 100,000%"), ("-3.5", "−3.50%")],
)
def test_rates_no_one_can_read(rate: str, text: str) -> None:
    assert rate_text(rate) == text
