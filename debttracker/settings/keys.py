"""The table of all settings: name, default, and how a stored value is read and written.

A value is immutable. A stored value that does not fit its setting raises ValueError or TypeError in `read`;
the store then falls back to the default of that one setting and says so.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Plain = Any
"""A value as JSON holds it: None, bool, int, str, list or dict."""

RECENT_FILES = 12
"""How many case files are remembered."""
MOST_LEAD_DAYS = 90
"""The earliest that one can be reminded of a deadline, in days before it."""


@dataclass(frozen=True, slots=True)
class Key(Generic[T]):
    """One setting: its name in the file, its default, how to check and read it, how to write it."""

    name: str
    default: T
    read: Callable[[Plain], T]
    write: Callable[[T], Plain] = field(default=lambda value: value)


class Readable(Protocol[T_co]):
    """What is needed of a setting to read it: so a value may be taken as a wider type."""

    @property
    def name(self) -> str: ...
    @property
    def default(self) -> T_co: ...


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A case file that was open: path, name of the case, and the aware instant of its last opening."""

    path: str
    name: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class TableState:
    """How a table was left: columns in their order with widths in pixels, those hidden, and the sorting."""

    columns: tuple[tuple[str, int], ...] = ()
    hidden: tuple[str, ...] = ()
    sort: str | None = None
    descending: bool = False


def _text(value: Plain) -> str:
    if not isinstance(value, str):
        raise TypeError("expected a text")
    return value


def _text_or_none(value: Plain) -> str | None:
    return None if value is None else _text(value)


def _truth(value: Plain) -> bool:
    if not isinstance(value, bool):
        raise TypeError("expected true or false")
    return value


def _one_of(*allowed: str) -> Callable[[Plain], str]:
    def read(value: Plain) -> str:
        if value not in allowed:
            raise ValueError(f"expected one of {', '.join(allowed)}")
        return str(value)

    return read


def _country(value: Plain) -> str:
    if not re.fullmatch("(?:[A-Z]{2})?", _text(value)):
        raise ValueError("expected the two letters of a country")
    return str(value)


def _whole_between(least: int, most: int) -> Callable[[Plain], int]:
    def read(value: Plain) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"expected a whole number from {least} to {most}")
        return value

    return read


def _object(value: Plain) -> dict[str, Plain]:
    if not isinstance(value, dict):
        raise TypeError("expected an object")
    return value


def _list(value: Plain) -> list[Plain]:
    if not isinstance(value, list):
        raise TypeError("expected a list")
    return value


def _recent(value: Plain) -> tuple[RecentFile, ...]:
    return tuple(_recent_file(_object(item)) for item in _list(value))[:RECENT_FILES]


def _recent_file(item: dict[str, Plain]) -> RecentFile:
    opened_at = datetime.fromisoformat(_text(item.get("opened_at")))
    if opened_at.tzinfo is None:
        raise ValueError("expected an instant with an offset")
    return RecentFile(_text(item.get("path")), _text(item.get("name")), opened_at)


def _write_recent(files: tuple[RecentFile, ...]) -> Plain:
    return [
        {"path": file.path, "name": file.name, "opened_at": file.opened_at.isoformat()}
        for file in files[:RECENT_FILES]
    ]


def _tables(value: Plain) -> Mapping[str, TableState]:
    return MappingProxyType({name: _table(_object(item)) for name, item in _object(value).items()})


def _table(item: dict[str, Plain]) -> TableState:
    width = _whole_between(0, 10_000)
    return TableState(
        columns=tuple(
            (_text(name), width(size)) for name, size in map(_list, _list(item.get("columns", [])))
        ),
        hidden=tuple(map(_text, _list(item.get("hidden", [])))),
        sort=_text_or_none(item.get("sort")),
        descending=_truth(item.get("descending", False)),
    )


def _write_tables(tables: Mapping[str, TableState]) -> Plain:
    return {
        name: {
            "columns": [list(column) for column in table.columns],
            "hidden": list(table.hidden),
            "sort": table.sort,
            "descending": table.descending,
        }
        for name, table in tables.items()
    }


def _drafts(value: Plain) -> Mapping[str, Mapping[str, Plain]]:
    return MappingProxyType({name: MappingProxyType(_object(item)) for name, item in _object(value).items()})


def _write_drafts(drafts: Mapping[str, Mapping[str, Plain]]) -> Plain:
    return {name: dict(draft) for name, draft in drafts.items()}


def _mapping_of(read: Callable[[Plain], T]) -> Callable[[Plain], Mapping[str, T]]:
    def read_all(value: Plain) -> Mapping[str, T]:
        return MappingProxyType({name: read(item) for name, item in _object(value).items()})

    return read_all


def _write_by_case(cases: Mapping[str, Mapping[str, Plain]]) -> Plain:
    """Cases of which nothing is kept are left out."""
    return {case: dict(values) for case, values in cases.items() if values}


def _hours(value: Plain) -> str:
    text = _text(value)
    if text and not _HOURS.fullmatch(text):
        raise ValueError("expected hours such as 22:00-08:00")
    return text


_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_NO_LEADS: Mapping[str, Mapping[str, int]] = MappingProxyType({})
_NO_MARKS: Mapping[str, Mapping[str, str]] = MappingProxyType({})
_NO_TABLES: Mapping[str, TableState] = MappingProxyType({})
_NO_DRAFTS: Mapping[str, Mapping[str, Plain]] = MappingProxyType({})
_NONE: str | None = None
_NO_FILES: tuple[RecentFile, ...] = ()

LANGUAGE = Key("language", "system", _one_of("system", "zh_CN", "zh_TW", "en"))
COUNTRY = Key("country", "", _country)
"""ISO 3166-1 code of the country last chosen for new cases and the demo; empty: none yet."""
REGION = Key("region", "", _text)
"""The part of that country last chosen; empty: none."""
THEME = Key("theme", "system", _one_of("system", "light", "dark"))
AMOUNTS_HIDDEN = Key("amounts_hidden", False, _truth)
SCALE = Key("scale", 100, _whole_between(50, 400))
"""Size of the window's contents in percent of what the system says; read when the program starts."""
DATE_STYLE = Key("date_style", "language", _one_of("language", "iso"))
"""How whole dates are written: as the language does, or as 2026-11-23."""
GROUPED = Key("thousands_separated", True, _truth)
"""Whether thousands of figures are separated."""
WINDOW_GEOMETRY = Key("window_geometry", _NONE, _text_or_none)
"""What the toolkit saved of the window's place, as base64 text."""
PAGE = Key("page", "today", _text)
TABLES = Key("tables", _NO_TABLES, _tables, _write_tables)
RECENT = Key("recent_files", _NO_FILES, _recent, _write_recent)
"""Newest first, at most `RECENT_FILES`."""
DRAFTS = Key("drafts", _NO_DRAFTS, _drafts, _write_drafts)
"""Half-typed forms by dialog, as plain JSON. This file is not encrypted: never put a draft of an encrypted
case here."""
REMINDER_LEAD = Key("reminder_lead_days", 3, _whole_between(0, MOST_LEAD_DAYS))
"""Days before a deadline on which to remind of it."""
REMINDER_LEADS = Key(
    "reminder_lead_days_of_debts",
    _NO_LEADS,
    _mapping_of(_mapping_of(_whole_between(0, MOST_LEAD_DAYS))),
    _write_by_case,
)
"""By the path of a case file and the id of a debt, where they differ from `REMINDER_LEAD`."""
REMINDER_MARKS = Key("reminder_marks", _NO_MARKS, _mapping_of(_mapping_of(_text)), _write_by_case)
"""By the path of a case file and the key of a deadline: `done`, or the ISO date until which it is put off."""
REMINDER_NOTICES = Key("reminder_notices", True, _truth)
"""Whether the system shows a notice of reminders while the program runs; it names neither debt nor amount."""
QUIET_HOURS = Key("quiet_hours", "22:00-08:00", _hours)
"""Clock times between which no notice is shown; empty for none."""
SUMMARY_SHOWN = Key("summary_shown", "", _text)
"""The ISO date on which the summary of the day was put away last."""
BACKUP_FOLDER = Key("backup_folder", _NONE, _text_or_none)

ALL: Mapping[str, Key[Any]] = MappingProxyType({
    key.name: key
    for key in (
        LANGUAGE, THEME, AMOUNTS_HIDDEN, SCALE, WINDOW_GEOMETRY, PAGE, TABLES, RECENT, DRAFTS, BACKUP_FOLDER,
        DATE_STYLE, GROUPED, REMINDER_LEAD, REMINDER_LEADS, REMINDER_MARKS, REMINDER_NOTICES, QUIET_HOURS,
        SUMMARY_SHOWN, COUNTRY, REGION,
    )
})  # fmt: skip
"""Every setting there is, by name."""
