"""Dates, amounts and numbers, as each language writes them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker import l10n
from debttracker.l10n import formats
from debttracker.l10n.collation import sort_key

DAY = date(2026, 11, 3)
AT = datetime(2026, 11, 3, 15, 5, tzinfo=ZoneInfo("Asia/Taipei"))


@pytest.mark.parametrize(
    ("language", "minor", "currency", "text"),
    [
        ("zh_CN", 123456789, "CNY", "¥1,234,567.89"),
        ("zh_CN", -5, "CNY", "\u2212¥0.05"),
        ("zh_CN", 10**17, "CNY", "¥1,000,000,000,000,000.00"),
        ("zh_CN", 123400, "TWD", "NT$1,234.00"),
        ("zh_TW", 123400, "TWD", "$1,234.00"),
        ("zh_TW", 123400, "CNY", "¥1,234.00"),
        ("zh_CN", 1234, "JPY", "JP¥1,234"),
        ("en", 123400, "CNY", "¥1,234.00"),
        ("en", 1234567, "USD", "$12,345.67"),
        ("en", 0, "GBP", "£0.00"),
    ],
)
def test_money(language: str, minor: int, currency: str, text: str) -> None:
    with l10n.using(language):
        assert formats.money(minor, currency) == text


def test_three_decimals_where_the_currency_has_them() -> None:
    assert formats.amount(1234567, "KWD") == "1,234.567"
    assert formats.amount(-1234567, "JPY") == "\u22121,234,567"


def test_whole_amounts_for_an_axis() -> None:
    assert formats.money_whole(-2_000_000, "USD") == "\u2212$20,000"
    assert formats.money_whole(2_000_050, "USD") == "$20,000.50"


@given(st.integers(-(10**17), 10**17), st.sampled_from(["CNY", "TWD", "JPY", "KWD", "USD"]))
def test_what_is_written_is_read_again(minor: int, currency: str) -> None:
    for language in l10n.LANGUAGES:
        with l10n.using(language):
            if abs(minor) < 10**15:
                assert formats.parse_amount(formats.amount(minor, currency), currency) == minor
                assert formats.parse_amount(formats.money(minor, currency), currency) == minor


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("18.25", None, "18.25%"),
        ("0.05", None, "0.05%"),
        (Decimal("15.67800"), None, "15.678%"),
        (24, None, "24%"),
        ("24.123456", None, "24.1235%"),
        ("24.125", 2, "24.13%"),
        (24, 2, "24.00%"),
        ("-1.5", 1, "\u22121.5%"),
        ("1234.5", None, "1,234.5%"),
        ("-0.00001", None, "0%"),
        ("0.5", 0, "1%"),
        ("100", 0, "100%"),
    ],
)
def test_percent(value: Decimal | str | int, places: int | None, text: str) -> None:
    assert formats.percent(value, places) == text


def test_numbers() -> None:
    assert formats.number(-1234567) == "\u22121,234,567"
    assert formats.number(Decimal("1234.56789")) == "1,234.56789"


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "zh_CN",
            [
                "2026/11/3",
                "2026年11月3日星期二",
                "11月3日",
                "11月3日周二",
                "2026年11月",
                "2026年11月",
                "周二",
            ],
        ),
        (
            "zh_TW",
            [
                "2026/11/3",
                "2026年11月3日 星期二",
                "11月3日",
                "11月3日 週二",
                "2026年11月",
                "2026年11月",
                "週二",
            ],
        ),
        (
            "en",
            [
                "Nov 3, 2026",
                "Tuesday, November 3, 2026",
                "Nov 3",
                "Tue, Nov 3",
                "November 2026",
                "Nov 2026",
                "Tue",
            ],
        ),
    ],
)
def test_dates(language: str, texts: list[str]) -> None:
    writers = (
        formats.date_short,
        formats.date_long,
        formats.day_month,
        formats.day_month_weekday,
        formats.month_title,
        formats.month_short,
        formats.weekday,
    )
    with l10n.using(language):
        assert [write(DAY) for write in writers] == texts
        assert formats.parse_date(formats.date_short(DAY)) == DAY


def test_times_are_written_in_the_zone_they_carry() -> None:
    with l10n.using("zh_CN"):
        assert formats.datetime_short(AT) == "2026/11/3 15:05"
        assert formats.time_short(AT.astimezone(UTC)) == "07:05"
    with l10n.using("zh_TW"):
        assert formats.time_short(AT) == "下午3:05"
    with l10n.using("en"):
        assert formats.time_short(AT) == "3:05\u00a0PM"


def test_a_naive_time_is_a_defect() -> None:
    with pytest.raises(ValueError, match="naive"):
        formats.time_short(datetime(2026, 11, 3, 15, 5))  # noqa: DTZ001 - what is tested


def test_hours_of_a_norm_are_on_the_24_hour_clock() -> None:
    assert [formats.clock_time(minutes) for minutes in (0, 485, 1440)] == ["00:00", "08:05", "24:00"]


@pytest.mark.parametrize(
    ("away", "text"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (3, "in 3 days"),
        (-3, "3 days ago"),
        (1000, "in 1,000 days"),
    ],
)
def test_relative_days(away: int, text: str) -> None:
    assert formats.relative_day(DAY + timedelta(away), DAY) == text


def test_days_and_durations() -> None:
    assert [formats.days(count) for count in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    lengths = [0, 45, 60, 200, 3600, 3660, timedelta(hours=30)]
    assert [formats.duration(length) for length in lengths] == [
        "0 s",
        "45 s",
        "1 min",
        "3 min 20 s",
        "1 h",
        "1 h 1 min",
        "30 h",
    ]


def test_lists() -> None:
    assert formats.listing([]) == ""
    assert formats.listing(["A"]) == "A"
    assert formats.listing(["A", "B", "C"]) == "A, B, and C"
    with l10n.using("zh_CN"):
        assert formats.listing(["A", "B", "C"]) == "A、B和C"


def test_no_sign_that_the_bundled_font_lacks(language: str) -> None:
    texts = [
        formats.time_short(AT),
        formats.datetime_short(AT),
        formats.date_long(DAY),
        formats.money(-1, "CNY"),
    ]
    assert not set("".join(texts)) & set("\u202f\u2009-")


def test_names_are_sorted_as_a_reader_expects() -> None:
    names = ["中信", "安居", "债务10", "债务9", "Émile", "bank", "Alpha", "建行", "𠮷"]
    with l10n.using("zh_CN"):
        assert sorted(names, key=sort_key) == [
            "Alpha",
            "bank",
            "Émile",
            "安居",
            "建行",
            "债务9",
            "债务10",
            "中信",
            "𠮷",
        ]
    with l10n.using("zh_TW"):
        assert sorted(["國泰", "一信", "中信", "台新"], key=sort_key) == ["一信", "中信", "台新", "國泰"]


@given(st.lists(st.text()))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    for language in l10n.LANGUAGES:
        with l10n.using(language):
            assert len(sorted(texts, key=sort_key)) == len(texts)
