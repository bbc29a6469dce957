"""Reads when a contact happened, as people type it, and says what it understood."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from debttracker.contacts.vocabulary import TimePrecision
from debttracker.errors import InputError
from debttracker.l10n import _
from debttracker.l10n.formats import date_long, parse_date, time_short
from debttracker.l10n.parsing import DAYS_BACK
from debttracker.ui.contact_form.typed import plain

_FIRST_YEAR = 1970
_LEEWAY = timedelta(minutes=2)
_NOW = frozenset({"now", "just now", "刚刚", "剛剛", "刚才", "剛才", "现在", "現在"})
_DAYS = {**DAYS_BACK, "tonight": 0, "this morning": 0, "this afternoon": 0, "last night": 1}
_HALF_DAYS = {
    "am": "am", "pm": "pm", "凌晨": "am", "清晨": "am", "早上": "am", "早晨": "am", "早": "am", "上午": "am",
    "中午": "noon", "下午": "pm", "傍晚": "pm", "晚上": "night", "晚": "night", "夜里": "night",
    "夜裡": "night", "深夜": "night",
}  # fmt: skip
_EVENING_STARTS = 5
_ENGLISH_HALVES = {
    "tonight": "night",
    "last night": "night",
    "this morning": "am",
    "this afternoon": "pm",
}
_CHINESE_HALVES = sorted((word for word in _HALF_DAYS if not word.isascii()), key=len, reverse=True)
_PERIOD = f"(?P<period>{'|'.join(_CHINESE_HALVES)})?"
_CLOCK = re.compile(
    _PERIOD + r"\s*(?P<hour>[0-9]{1,2})\s*:\s*(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*(?P<offset>z\b|[+-][0-9]{2}:?[0-9]{2}\b))?"
)
_CHINESE_CLOCK = re.compile(
    _PERIOD + r"\s*(?P<hour>[0-9]{1,2})\s*[点點时時]\s*(?:(?P<minute>[0-9]{1,2})\s*分?|(?P<thirty>半))?"
)
_ENGLISH_HOUR = re.compile(r"(?P<hour>[0-9]{1,2})\s*(?P<half>[ap])\.?m\b\.?")
_AGO = re.compile(
    r"(?P<count>[0-9]{1,4}|an?|half an|半)\s*(?:个|個)?\s*"
    r"(?P<unit>[a-z]+|分钟|分鐘|分|小时|小時|钟头|鐘頭|天|日)\s*(?:ago|之?前)"
)
_UNITS = {
    "min": 1, "mins": 1, "minute": 1, "minutes": 1, "m": 1, "分钟": 1, "分鐘": 1, "分": 1,
    "h": 60, "hr": 60, "hrs": 60, "hour": 60, "hours": 60, "小时": 60, "小時": 60, "钟头": 60, "鐘頭": 60,
}  # fmt: skip
_JOINTS = re.compile(r"^at\b|\bat$|(?<=[0-9])t$|的$")
_DAY_UNITS = frozenset({"d", "day", "days", "天", "日"})
_MIDDAY = time(12)


@dataclass(frozen=True, slots=True)
class Moment:
    """An aware instant in the zone asked for, and how exactly it is known.

    `precision` is None where it was never noted. Of a day without a time `at` is noon, an hour that every
    zone has; the precision says that it means nothing.
    """

    at: datetime
    precision: TimePrecision | None


def parse_moment(text: str, now: datetime, zone: ZoneInfo, *, future: bool = False) -> Moment | None:
    """Read when something happened; empty text is not known and gives None.

    Takes `22:41`, `10:41 pm`, `yesterday 22:41`, `昨天下午3:05`, `11-22 22:41`, `2026-11-22 22:41:05`,
    `2026-11-22T22:41+08:00`, `10 min ago`, `半小时前`, and a day alone. `now` is aware.
    Raises InputError for what is no time, has no minutes, lies ahead (unless `future`), or is one that the
    clocks skipped or showed twice in `zone`.
    """
    typed = plain(text)
    if not typed:
        return None
    here = now.astimezone(zone)
    found = _relative(typed, here) or _by_clock(typed, here, text)
    _check(found, here, text, future=future)
    return found


def parse_instant(text: str, now: datetime, zone: ZoneInfo) -> Moment | None:
    """Read when something happened where a day alone is not enough; see `parse_moment`."""
    found = parse_moment(text, now, zone)
    if found is not None and found.precision is TimePrecision.DATE:
        raise InputError('"%(text)s" has no time of day; write it like 2026-11-22 22:41', text=text.strip())
    return found


def moment_text(at: datetime, precision: TimePrecision | None, zone: ZoneInfo) -> str:
    """Write an instant so that `parse_moment` reads the same back."""
    local = at.astimezone(zone)
    if precision is TimePrecision.DATE:
        return f"{local:%Y-%m-%d}"
    written = f"{local:%Y-%m-%d %H:%M:%S}" if precision is TimePrecision.SECOND else f"{local:%Y-%m-%d %H:%M}"
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    return f"{written} {local:%z}" if twice else written


def understood(moment: Moment | None) -> str:
    """Say in words what was understood, with the day of the week and the zone."""
    if moment is None:
        return _("The time is not known.")
    fields = {"day": date_long(moment.at.date()), "zone": str(moment.at.tzinfo)}
    if moment.precision is TimePrecision.DATE:
        return _("%(day)s; the time of day is not known.") % fields
    seconds = moment.precision is TimePrecision.SECOND
    fields["time"] = f"{moment.at:%H:%M:%S}" if seconds else time_short(moment.at)
    return _("%(day)s, %(time)s (%(zone)s)") % fields


def _relative(typed: str, here: datetime) -> Moment | None:
    if typed in _NOW:
        return Moment(here.replace(second=0, microsecond=0), TimePrecision.MINUTE)
    hit = _AGO.fullmatch(typed)
    if not hit:
        return None
    unit, count = hit["unit"], hit["count"]
    if unit in _DAY_UNITS and count.isdigit():
        return Moment(_on(here.date() - timedelta(days=int(count)), _MIDDAY, here), TimePrecision.DATE)
    if unit not in _UNITS:
        return None
    minutes = _UNITS[unit] * int(count) if count.isdigit() else _UNITS[unit]
    if count in {"half an", "半"}:
        minutes //= 2
    at = (here.astimezone(UTC) - timedelta(minutes=minutes)).astimezone(here.tzinfo)
    return Moment(at.replace(second=0, microsecond=0), TimePrecision.MINUTE) if minutes else None


def _by_clock(typed: str, here: datetime, text: str) -> Moment:
    hit = _CLOCK.search(typed) or _CHINESE_CLOCK.search(typed)
    if hit is None:
        if _ENGLISH_HOUR.search(typed):
            raise _no_minutes(text)
        return Moment(_on(_day(typed, here, text), _MIDDAY, here), TimePrecision.DATE)
    fields = {"offset": None, "half": None, "second": None, "thirty": None, **hit.groupdict()}
    rest = f"{typed[: hit.start()]} {typed[hit.end() :]}"
    rest = _JOINTS.sub("", rest.strip(" ,")).strip(" ,") or "today"
    clock = _clock(fields, _ENGLISH_HALVES.get(rest), text)
    day = _day(rest, here, text)
    precision = TimePrecision.SECOND if fields["second"] else TimePrecision.MINUTE
    if fields["offset"]:
        at = datetime.combine(day, clock, _offset(fields["offset"], text)).astimezone(here.tzinfo)
        return Moment(at, precision)
    at = _on(day, clock, here)
    _refuse_doubtful(at, text)
    return Moment(at, precision)


def _clock(fields: dict[str, str | None], half: str | None, text: str) -> time:
    if not fields["minute"] and not fields["thirty"]:
        raise _no_minutes(text)
    hour = int(fields["hour"] or 0)
    minute = 30 if fields["thirty"] else int(fields["minute"] or 0)
    half = _HALF_DAYS.get(fields["period"] or "") or (f"{fields['half']}m" if fields["half"] else half)
    if half and hour <= 12:
        hour = _hour_of_half(hour, half, text)
    try:
        return time(hour, minute, int(fields["second"] or 0))
    except ValueError:
        raise _no_time(text) from None


def _hour_of_half(hour: int, half: str, text: str) -> int:
    """Return the hour of 24; what people mean by "12 at night" is not guessed."""
    if half == "am":
        return hour % 12
    if half == "pm":
        return hour % 12 + 12
    if half == "noon":
        return hour + 12 if hour <= 2 else hour
    if _EVENING_STARTS <= hour < 12:
        return hour + 12
    raise InputError(
        '"%(text)s" can be read in two ways; write the time of 24 hours, as in 00:30', text=text.strip()
    )


def _day(words: str, here: datetime, text: str) -> date:
    if words in _DAYS:
        return here.date() - timedelta(days=_DAYS[words])
    try:
        return parse_date(words, not_after=here.date())
    except InputError:
        raise _no_time(text) from None


def _offset(written: str, text: str) -> tzinfo | None:
    try:
        return datetime.fromisoformat(f"2000-01-01T00:00{written.upper()}").tzinfo
    except ValueError:
        raise _no_time(text) from None


def _on(day: date, clock: time, here: datetime) -> datetime:
    return datetime.combine(day, clock, here.tzinfo)


def _refuse_doubtful(at: datetime, text: str) -> None:
    if at.year < _FIRST_YEAR:
        return
    if at.astimezone(UTC).astimezone(at.tzinfo).replace(tzinfo=None) != at.replace(tzinfo=None):
        raise InputError('"%(text)s" did not exist: the clocks were put forward then', text=text.strip())
    if at.replace(fold=1).utcoffset() != at.utcoffset():
        raise InputError(
            '"%(text)s" came twice, as the clocks were put back; add the offset, as in 01:30 -05:00',
            text=text.strip(),
        )


def _check(found: Moment, here: datetime, text: str, *, future: bool) -> None:
    if found.at.year < _FIRST_YEAR:
        raise InputError('"%(text)s" is too long ago', text=text.strip())
    by_day = found.precision is TimePrecision.DATE
    ahead = found.at.date() > here.date() if by_day else found.at > here + _LEEWAY
    if ahead and not future:
        raise InputError(
            '"%(text)s" is still ahead; for the day before write it like "yesterday 22:41"', text=text.strip()
        )


def _no_minutes(text: str) -> InputError:
    return InputError(
        '"%(text)s" has no minutes; write it like 22:41, or the day alone if you do not know',
        text=text.strip(),
    )


def _no_time(text: str) -> InputError:
    return InputError(
        '"%(text)s" is not a time; write it like 22:41, yesterday 22:41 or 2026-11-22 22:41',
        text=text.strip(),
    )
