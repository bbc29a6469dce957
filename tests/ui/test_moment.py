"""When a contact happened, as people type it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker.contacts.vocabulary import TimePrecision
from debttracker.errors import InputError
from debttracker.ui.contact_form.clock_text import parse_clock, parse_zone
from debttracker.ui.contact_form.moment import Moment, moment_text, parse_instant, parse_moment, understood
from debttracker.ui.contact_form.span import parse_span, span_text

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 15, 10, 33, tzinfo=UTC)  # 23:10:33 on Monday in Shanghai
NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("typed", "local", "precision"),
    [
        ("22:41", "2026-11-23 22:41:00", "minute"),
        ("22：41", "2026-11-23 22:41:00", "minute"),
        ("10:41 pm", "2026-11-23 22:41:00", "minute"),
        ("10:41 P.M.", "2026-11-23 22:41:00", "minute"),
        ("yesterday 22:41", "2026-11-22 22:41:00", "minute"),
        ("22:41 yesterday", "2026-11-22 22:41:00", "minute"),
        ("yesterday at 22:41", "2026-11-22 22:41:00", "minute"),
        ("last night 10:41", "2026-11-22 22:41:00", "minute"),
        ("昨天 22:41", "2026-11-22 22:41:00", "minute"),
        ("昨晚10:41", "2026-11-22 22:41:00", "minute"),
        ("昨天下午3点半", "2026-11-22 15:30:00", "minute"),
        ("前天上午9點05分", "2026-11-21 09:05:00", "minute"),
        ("凌晨12:30", "2026-11-23 00:30:00", "minute"),
        ("中午12:05", "2026-11-23 12:05:00", "minute"),
        ("2026-11-22 22:41", "2026-11-22 22:41:00", "minute"),
        ("2026-11-22T22:41:05+08:00", "2026-11-22 22:41:05", "second"),
        ("2026-11-22 22:41 -0500", "2026-11-23 11:41:00", "minute"),
        ("11-22 22:41", "2026-11-22 22:41:00", "minute"),
        ("12-31 22:41", "2025-12-31 22:41:00", "minute"),
        ("2026年11月22日下午3:05", "2026-11-22 15:05:00", "minute"),
        ("10 min ago", "2026-11-23 23:00:00", "minute"),
        ("１０分钟前", "2026-11-23 23:00:00", "minute"),
        ("半小时前", "2026-11-23 22:40:00", "minute"),
        ("2 hours ago", "2026-11-23 21:10:00", "minute"),
        ("now", "2026-11-23 23:10:00", "minute"),
        ("刚刚", "2026-11-23 23:10:00", "minute"),
        ("yesterday", "2026-11-22 12:00:00", "date"),
        ("3天前", "2026-11-20 12:00:00", "date"),
        ("2026-11-20", "2026-11-20 12:00:00", "date"),
        ("Nov 22, 2026 10:41 PM", "2026-11-22 22:41:00", "minute"),
    ],
)
def test_what_people_type(typed: str, local: str, precision: str) -> None:
    found = parse_moment(typed, NOW, ZONE)
    assert found is not None
    assert found.at.utcoffset() == timedelta(hours=8)
    assert (f"{found.at:%Y-%m-%d %H:%M:%S}", found.precision) == (local, TimePrecision(precision))


@pytest.mark.parametrize("typed", ["", "   ", "\u3000"])
def test_nothing_typed_is_not_known(typed: str) -> None:
    assert parse_moment(typed, NOW, ZONE) is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("10 pm", "no minutes"),
        ("晚上10点", "no minutes"),
        ("23:50", "still ahead"),
        ("2027-01-01", "still ahead"),
        ("晚上12:30", "two ways"),
        ("last night 1:30", "two ways"),
        ("99:99", "not a time"),
        ("22:410", "not a time"),
        ("nonsense", "not a time"),
        ("2026-13-01 10:00", "not a time"),
        ("2026-11-22 22:41 about", "not a time"),
        ("0 min ago", "not a time"),
        ("0001-01-01", "too long ago"),
        ("<b>22:41</b>", "not a time"),
        ("😀", "not a time"),
        ("٢٢:٤١", "not a time"),
    ],
)
def test_what_is_refused(typed: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as refused:
        parse_moment(typed, NOW, ZONE)
    assert typed.strip() in str(refused.value)


def test_times_that_the_clocks_skip_or_show_twice_are_refused() -> None:
    now = datetime(2026, 12, 1, tzinfo=UTC)
    with pytest.raises(InputError, match="put forward"):
        parse_moment("2026-03-08 02:30", now, NEW_YORK)
    with pytest.raises(InputError, match="came twice"):
        parse_moment("2026-11-01 01:30", now, NEW_YORK)
    first = parse_moment("2026-11-01 01:30 -04:00", now, NEW_YORK)
    second = parse_moment("2026-11-01 01:30 -05:00", now, NEW_YORK)
    assert first is not None
    assert second is not None
    assert second.at.astimezone(UTC) - first.at.astimezone(UTC) == timedelta(hours=1)


@given(
    st.integers(800_000_000, 1_795_000_000),
    st.sampled_from(["Asia/Shanghai", "America/New_York", "Europe/London", "Australia/Lord_Howe"]),
    st.sampled_from([TimePrecision.SECOND, TimePrecision.MINUTE]),
)
def test_what_is_written_reads_back_the_same(seconds: int, name: str, precision: TimePrecision) -> None:
    zone = ZoneInfo(name)
    at = datetime.fromtimestamp(seconds, UTC)
    if precision is TimePrecision.MINUTE:
        at = at.replace(second=0)
    found = parse_moment(moment_text(at, precision, zone), NOW, zone)
    assert found is not None
    assert found.at.astimezone(UTC) == at
    assert found.precision is precision


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_plainly(text: str) -> None:
    for read in (lambda: parse_moment(text, NOW, ZONE), lambda: parse_span(text), lambda: parse_clock(text)):
        try:
            read()
        except InputError as error:
            assert str(error)  # noqa: PT017 - what is refused must be said


def test_a_day_alone_is_no_instant() -> None:
    with pytest.raises(InputError, match="no time of day"):
        parse_instant("yesterday", NOW, ZONE)


def test_what_was_understood_is_said() -> None:
    at = datetime(2026, 11, 22, 22, 41, tzinfo=ZONE)
    assert "Sunday" in understood(Moment(at, TimePrecision.MINUTE))
    assert "10:41\N{NO-BREAK SPACE}PM (Asia/Shanghai)" in understood(Moment(at, TimePrecision.MINUTE))
    assert "not known" in understood(Moment(at, TimePrecision.DATE))
    assert "not known" in understood(None)


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("", None),
        ("3", 180),
        ("3:20", 200),
        ("1:02:03", 3723),
        ("3 min 20 s", 200),
        ("45s", 45),
        ("1h5", 3900),
        ("3分20秒", 200),
        ("1小时", 3600),
        ("0", 0),
    ],
)
def test_lengths(typed: str, seconds: int | None) -> None:
    assert parse_span(typed) == seconds


@pytest.mark.parametrize("typed", ["x", "3:99", "²", "½", "-3", "3.5.1", "99999999", "25h"])
def test_lengths_refused(typed: str) -> None:
    with pytest.raises(InputError):
        parse_span(typed)


@given(st.integers(0, 24 * 3600))
def test_a_length_written_reads_back(seconds: int) -> None:
    assert parse_span(span_text(seconds)) == seconds


def test_zones_are_checked() -> None:
    assert parse_zone(" asia/shanghai ") == "Asia/Shanghai"
    assert parse_zone("america/new york") == "America/New_York"
    with pytest.raises(InputError, match="not a time zone"):
        parse_zone("Beijing time")
