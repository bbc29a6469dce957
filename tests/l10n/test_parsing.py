"""What people type is read rightly or refused, never guessed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker import l10n
from debttracker.errors import InputError
from debttracker.l10n import formats
from debttracker.l10n.parsing import parse_amount, parse_date, parse_percent


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("1234.5", 123450),
        ("1,234.50", 123450),
        (" 12 ", 1200),
        ("0", 0),
        (".5", 50),
        ("5.", 500),
        ("0.07", 7),
        ("１２３．４５", 12345),
        ("１，２３４", 123400),
        ("12。5", 1250),
        ("¥1,234.56", 123456),
        ("￥12", 1200),
        ("12元", 1200),
        ("人民币 12", 1200),
        ("12.5 RMB", 1250),
        ("CNY 12", 1200),
        ("12cny", 1200),
        ("¥12", 1200),
        ("1.2万", 1200000),
        ("3萬元", 3000000),
        ("¥ 0.5万", 500000),
        ("2千", 200000),
        ("1亿", 10**10),
        ("-5", -500),
        ("−5.1", -510),
        ("¥-5", -500),
        ("-¥5", -500),
        ("1 234.5", 123450),
        ("12\u00a0345", 1234500),
        ("00012.30", 1230),
        ("1,234万", 1234000000),
        ("0.0001万", 100),
        ("999,999,999,999.99", 99999999999999),
    ],
)
def test_amounts(text: str, minor: int) -> None:
    assert parse_amount(text, "CNY") == minor


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1,23", "not clear"),
        ("1.234,56", "not clear"),
        ("1,2345", "not clear"),
        ("0,123", "not clear"),
        ("1,234 567", "not clear"),
        ("1.2.3", "not clear"),
        ("12 34", "not clear"),
        ("1'234", "not clear"),
        ("1.234", "more decimal places"),
        ("0.0000001万", "more decimal places"),
        ("1.001", "more decimal places"),
        ("999999999999999万", "too large"),
        ("", "not an amount"),
        ("万", "not an amount"),
        ("abc", "not an amount"),
        ("100 yuan", "not an amount"),
        ("eur 5 cny", "another currency"),
        ("1e5", "not an amount"),
        ("5千万", "not an amount"),
        ("一百", "not an amount"),
        ("--5", "not an amount"),
        ("²", "not an amount"),
        ("(5)", "not an amount"),
        ("nan", "not an amount"),
        ("0x10", "not an amount"),
        ("NT$5", "another currency"),
        ("$5", "another currency"),
        ("US$5元", "another currency"),
        ("5 USD", "another currency"),
        ("€5", "another currency"),
        ("1_000", "not an amount"),
        ("٣", "amount"),
        ("1万2", "not an amount"),
    ],
)
def test_amounts_that_are_refused(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        parse_amount(text, "CNY")
    assert text.strip() in str(caught.value)


def test_the_currency_decides_the_sign_and_the_decimals() -> None:
    assert parse_amount("NT$1,234.5", "TWD") == 123450
    assert parse_amount("$5", "TWD") == parse_amount("5元", "TWD") == 500
    assert parse_amount("1,234", "JPY") == 1234
    assert parse_amount("1.234", "KWD") == 1234
    with pytest.raises(InputError, match="more decimal places"):
        parse_amount("1.5", "JPY")
    with pytest.raises(InputError, match="another currency"):
        parse_amount("¥5", "TWD")


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(text: str) -> None:
    for read in (lambda: parse_amount(text, "CNY"), lambda: parse_date(text), lambda: parse_percent(text)):
        try:
            result = read()
        except InputError:
            continue
        assert not isinstance(result, float)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23",
        "2026/11/23",
        "2026.11.23",
        "20261123",
        "2026年11月23日",
        "２０２６年１１月２３号",
        "2026 年 11 月 23 號",
        "民國115年11月23日",
        "民国115年11月23日",
        "23.11.2026",
        "23/11/2026",
        "11/23/2026",
        "Nov 23, 2026",
        "23 November 2026",
        "nov. 23 2026",
    ],
)
def test_dates(text: str) -> None:
    assert parse_date(text) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/04/2026", "not clear"),
        ("3.4.2026", "not clear"),
        ("11-23", "no year"),
        ("11月23日", "no year"),
        ("2026-02-29", "not a date"),
        ("2026-13-01", "not a date"),
        ("31.31.2026", "not a date"),
        ("", "not a date"),
        ("115/11/23", "not a date"),
        ("26-11-23", "not a date"),
        ("0000-01-01", "not a date"),
        ("Nov 23", "not a"),
        ("Nov 31, 2026", "not a date"),
        ("Foo 23, 2026", "not a date"),
        ("2026-11-23 10:00", "not a date"),
        ("13-23", "not a date"),
        ("23.11-2026", "not a date"),
        ("2026 2026 Nov", "not a date"),
    ],
)
def test_dates_that_are_refused(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        parse_date(text)


def test_a_day_that_can_be_read_in_one_way_only_is_read() -> None:
    assert parse_date("5/5/2026") == date(2026, 5, 5)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11-23", date(2026, 11, 23)),
        ("11/24", date(2025, 11, 24)),
        ("1月5日", date(2026, 1, 5)),
        ("2-29", date(2024, 2, 29)),
    ],
)
def test_without_a_year_the_last_such_day(text: str, found: date) -> None:
    assert parse_date(text, not_after=date(2026, 11, 23)) == found


def test_a_leap_day_is_found_over_a_century() -> None:
    assert parse_date("2-29", not_after=date(2104, 2, 28)) == date(2096, 2, 29)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11-23", date(2026, 11, 23)),
        ("11-22", date(2027, 11, 22)),
        ("12月1日", date(2026, 12, 1)),
        ("2.29", date(2028, 2, 29)),
        ("2026-01-01", date(2026, 1, 1)),
    ],
)
def test_date_without_a_year_is_the_next_one_where_a_coming_day_is_asked_for(text: str, found: date) -> None:
    assert parse_date(text, not_before=date(2026, 11, 23)) == found


def test_a_coming_day_beyond_the_calendar_is_refused() -> None:
    assert parse_date("2-29", not_before=date(2096, 3, 1)) == date(2104, 2, 29)
    with pytest.raises(InputError):
        parse_date("1-1", not_before=date(9999, 12, 31))


@given(st.dates())
def test_dates_are_read_as_each_language_writes_them(day: date) -> None:
    for language in l10n.LANGUAGES:
        with l10n.using(language):
            if day.year >= 1000:
                assert parse_date(formats.date_short(day)) == day


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("18.25", "18.25"),
        ("18.25%", "18.25"),
        ("１８．２５％", "18.25"),
        ("0.05 %", "0.05"),
        (".5", "0.5"),
        ("0", "0"),
        ("万五", "0.05"),
        ("万5", "0.05"),
        ("万分之五", "0.05"),
        ("萬分之五", "0.05"),
        ("万分之三点五", "0.035"),
        ("万分之4.5", "0.045"),
        ("千分之一", "0.1"),
        ("千三", "0.3"),
        ("百分之十八", "18"),
        ("百分之二十四", "24"),
        ("百分之 36", "36"),
        ("5‱", "0.05"),
        ("5‰", "0.5"),
        ("24.50", "24.5"),
        ("100", "100"),
        ("万分之十二", "0.12"),
    ],
)
def test_rates(text: str, percent: str) -> None:
    assert str(parse_percent(text)) == percent


@pytest.mark.parametrize(
    "text",
    [
        "",
        "百五",
        "1分",
        "5厘",
        "月息1分",
        "-5",
        "1e3",
        "1,5",
        "万",
        "十八",
        "百分之十零",
        "百分之点五",
        "%",
        "inf",
        "100001",
    ],
)
def test_rates_that_are_refused(text: str) -> None:
    with pytest.raises(InputError, match="rate"):
        parse_percent(text)


@given(st.decimals("0", "1000", places=6))
def test_a_rate_keeps_all_its_digits(value: Decimal) -> None:
    assert parse_percent(f"{value}%") == value
