"""Usual terms of common products: whole, sourced, possible, and coming to the published figures."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from debttracker import paths
from debttracker.debts.check_terms import problems
from debttracker.debts.debt import Debt
from debttracker.debts.ledger import schedule_of, true_rate
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import DebtKind
from debttracker.errors import InputError
from debttracker.l10n import LANGUAGES
from debttracker.services.presets import Preset, fitting, load_presets

FOLDER = paths.resources() / "presets"
PLACES = ("CN", "TW", "US", "GB")
ALL = {preset.id: preset for place in PLACES for preset in load_presets(FOLDER, place)}


def loan(name: str) -> LoanTerms:
    terms = ALL[name].terms
    assert isinstance(terms, LoanTerms)
    return terms


def card(name: str) -> CardTerms:
    terms = ALL[name].terms
    assert isinstance(terms, CardTerms)
    return terms


def test_every_file_is_read() -> None:
    assert {file.stem.upper() for file in FOLDER.glob("*.toml")} == set(PLACES)
    assert len(ALL) == 9


@pytest.mark.parametrize("preset", ALL.values(), ids=list(ALL))
def test_a_preset_is_whole(preset: Preset) -> None:
    assert preset.id.startswith(f"{preset.place.lower()}.")
    for texts in (preset.names, preset.notes):
        assert set(texts) == set(LANGUAGES)
        assert all(len(text) > 5 for text in texts.values())
    assert len(preset.source) > 40
    given = [f.name for f in fields(preset.terms) if getattr(preset.terms, f.name) not in (None, ())]
    assert given
    for kind in preset.kinds:
        assert kind.is_card == isinstance(preset.terms, CardTerms)
        assert not problems(Debt("d", kind, terms=preset.terms))


def test_a_preset_never_says_what_only_the_person_knows() -> None:
    own = {"principal", "received", "start", "first_due", "schedule", "credit_limit", "statement_day"}
    for preset in ALL.values():
        for name in own & {f.name for f in fields(preset.terms)}:
            assert getattr(preset.terms, name) in (None, ())


def test_presets_are_offered_by_place_kind_and_currency() -> None:
    chinese = load_presets(FOLDER, "cn")
    assert [one.id for one in fitting(chinese, DebtKind.CREDIT_CARD, "CNY")] == ["cn.bank-card"]
    assert fitting(chinese, DebtKind.CREDIT_CARD, "USD") == ()
    assert fitting(chinese, DebtKind.UTILITY, "CNY") == ()
    assert fitting(chinese, None, "CNY") == ()
    for place in ("XX", "../cn", "", "U."):
        assert load_presets(FOLDER, place) == ()


def test_amounts_are_in_the_currency_of_the_place() -> None:
    assert card("cn.bank-card").tolerance == 1_000
    assert card("tw.bank-card").late_fee_steps == (30_000, 40_000, 50_000)
    assert card("us.card").late_fee_steps == (3_000, 4_100)
    assert loan("gb.high-cost-short-term").late_fee == 1_500


def test_the_card_instalment_plan_comes_to_the_published_figures() -> None:
    terms = replace(loan("cn.card-instalment"), principal=1_000_000, start=date(2026, 1, 31))
    rows = schedule_of(Debt("d", DebtKind.INSTALMENT, terms=terms), "CNY")
    rates = true_rate(Debt("d", DebtKind.INSTALMENT, terms=terms), "CNY")
    assert rows is not None
    assert rates is not None
    assert {row.payment for row in rows[:-1]} == {89_333}
    assert rows[-1].payment == 89_337
    assert Decimal(rates.nominal or 0).quantize(Decimal("0.0001")) == Decimal("13.0342")


def test_the_loan_with_interest_deducted_comes_to_the_published_figure() -> None:
    terms = replace(loan("cn.interest-deducted"), principal=100_000, received=80_000, start=date(2026, 1, 1))
    rows = schedule_of(Debt("d", DebtKind.MICROLOAN, terms=terms), "CNY")
    assert rows is not None
    assert [(row.due, row.payment) for row in rows] == [(date(2026, 1, 8), 100_000)]
    simple = Decimal(20_000) / 80_000 * 100 / 7 * 365
    assert simple.quantize(Decimal("0.1")) == Decimal("1303.6")


def test_the_high_cost_loan_is_at_the_line_of_the_rule() -> None:
    terms = replace(
        loan("gb.high-cost-short-term"), principal=30_000, start=date(2026, 1, 1), first_due=date(2026, 1, 31)
    )
    rows = schedule_of(Debt("d", DebtKind.HIGH_COST_SHORT_TERM, terms=terms), "GBP")
    assert rows is not None
    assert [row.interest for row in rows] == [7_200]


BROKEN = {
    "the place is another": ('place = "TW"', "expected CN"),
    "terms unknown": ("interest_bas = ", "no such field"),
    "a kind unknown": ('kinds = ["card"]', "one of credit_card"),
    "two kinds of terms": ('kinds = ["credit_card", "microloan"]', "same terms"),
    "not verified": ('confidence = "M"', "not verified"),
    "a text missing": ("", "it is missing"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_in_a_file_is_named(tmp_path: Path, name: str) -> None:
    lines = {
        "place": 'place = "CN"',
        "kinds": 'kinds = ["credit_card"]',
        "confidence": 'confidence = "C"',
        "interest_bas": 'interest_base = "full_amount"',
        "": 'en = "A card"',
    }
    wrong, said = BROKEN[name]
    key = wrong.partition(" ")[0]
    lines[key] = "interest_bas = 5" if key == "interest_bas" else wrong
    (tmp_path / "cn.toml").write_text(
        f"""
{lines["place"]}
currency = "CNY"
read_on = 2026-11-23
[[preset]]
id = "cn.x"
{lines["kinds"]}
{lines["confidence"]}
source = "a source"
[preset.terms]
{lines["interest_bas"]}
[preset.name]
zh_CN = "卡"
zh_TW = "卡"
{lines[""]}
[preset.note]
zh_CN = "卡"
zh_TW = "卡"
en = "A card"
""",
        encoding="utf-8",
    )
    with pytest.raises(InputError, match=said):
        load_presets(tmp_path, "CN")
