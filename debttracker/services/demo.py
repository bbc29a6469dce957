"""The made-up case: read from `resources/demo`, its dates set around today, taken in as an import is."""

import base64
import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from debttracker.case import Case
from debttracker.errors import InputError
from debttracker.exchange.json_case import loads
from debttracker.money.frequency import add_months
from debttracker.norms.vocabulary import FindingState
from debttracker.services.imports import import_case
from debttracker.services.session import Session

_LAST_DAY_OF_EVERY_MONTH = 28
_DATE_KEYS = frozenset({"days", "anchor", "cycle", "time", "day_of"})
_RECORDS = ("creditors", "collectors", "debts", "payments", "notices", "creditor_notices")


@dataclass(frozen=True, slots=True)
class Decision:
    """What the person of the demo made of a finding."""

    contact: str
    norm: str
    state: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo with its dates set: a case as the case format writes it, and what is made of its findings.

    The contacts are in the order of their instants.
    """

    document: dict[str, Any]
    decisions: tuple[Decision, ...]

    def case(self) -> Case:
        """Return the records."""
        return loads(json.dumps(self.document).encode(), "demo")


def load(folder: Path, jurisdiction: str, now: datetime, language: str) -> Demo:
    """Return the demo of a place as of an instant, its words in the language where there are such.

    Raises InputError when there is no demo for the place. The same day gives the same demo.
    """
    file = folder / f"{jurisdiction.lower()}.toml"
    if not jurisdiction.isalpha() or not file.is_file():
        known = ", ".join(demo_places(folder))
        raise InputError(
            "there is no demo for %(place)r; there is one for %(known)s", place=jurisdiction, known=known
        )
    source = tomllib.loads(file.read_text(encoding="utf-8"))
    words = folder / f"{file.stem}.{language}.toml"
    if words.is_file():
        source = _translated(source, tomllib.loads(words.read_text(encoding="utf-8")))
    calendar = Calendar(source["anchors"], now.astimezone(ZoneInfo(source["case"]["timezone"])))
    rows = [_contact(calendar, source["templates"], row) for row in source["contacts"]]
    rows = sorted((row for row in rows if calendar.has_come(row["at"])), key=lambda row: str(row["at"]))
    keys = {row["key"]: f"contact-{n}" for n, row in enumerate(rows, 1) if "key" in row}
    evidence = dict(file for row in rows for file in _attached(row))
    document = {
        "format": "debttracker-case",
        "version": 1,
        "case": {**source["case"], "language": language},
        **{name: calendar.dated(source[name]) for name in _RECORDS},
        "contacts": [
            {"id": f"contact-{n}", **{k: v for k, v in row.items() if k != "key"}}
            for n, row in enumerate(rows, 1)
        ],
        "evidence_files": [{"sha256": sha256, "content": content} for sha256, content in evidence.items()],
    }
    for n, payment in enumerate(document["payments"], 1):
        payment["id"] = f"payment-{n}"
    return Demo(document, tuple(_decisions(source["decisions"], keys)))


def demo_places(folder: Path) -> tuple[str, ...]:
    """Return the countries that have a demo."""
    return tuple(sorted(file.stem.upper() for file in folder.glob("??.toml")))


def enter(session: Session, case: Case, demo: Demo) -> None:
    """Take the demo into an empty case: an import, and then what the person made of the findings."""
    import_case(session, case, "demo", dry_run=False)
    for decision in demo.decisions:
        session.set_finding_state(
            decision.contact, decision.norm, FindingState(decision.state), decision.reason
        )


class Calendar:
    """Sets the dates of a demo around today.

    An anchor is a day so many days from today; one after the 28th moves back to the 28th, so that it has the
    same day of the month in every month.
    """

    def __init__(self, anchors: Mapping[str, int], now: datetime) -> None:
        self._now = now
        self._anchors = {
            name: _in_every_month(now.date() + timedelta(days)) for name, days in anchors.items()
        }

    def dated(self, value: Any) -> Any:
        """Return a value of the file with every table that stands for a date replaced by its text."""
        if isinstance(value, list):
            return [self.dated(item) for item in value]
        if not isinstance(value, dict):
            return value
        if value and value.keys() <= _DATE_KEYS:
            return self._date(value)
        return {key: self.dated(item) for key, item in value.items()}

    def has_come(self, instant: str) -> bool:
        """Return whether an instant does not lie ahead."""
        return datetime.fromisoformat(instant) <= self._now

    def noted_at(self, instant: str) -> str:
        """Return when the person wrote down what happened: within the half hour."""
        at = datetime.fromisoformat(instant)
        return min(at + timedelta(minutes=5 + at.minute % 25), self._now.replace(microsecond=0)).isoformat()

    def _date(self, value: Mapping[str, Any]) -> str | int:
        if "day_of" in value:
            return self._anchors[value["day_of"]].day
        base = self._anchors[value["anchor"]] if "anchor" in value else self._now.date()
        found = add_months(base, value.get("cycle", 0)) + timedelta(value.get("days", 0))
        if "time" not in value:
            return found.isoformat()
        return datetime.combine(found, time.fromisoformat(value["time"]), self._now.tzinfo).isoformat()


def _in_every_month(day: date) -> date:
    return day.replace(day=min(day.day, _LAST_DAY_OF_EVERY_MONTH))


def _contact(calendar: Calendar, templates: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    template = templates[row["like"]] if "like" in row else {}
    left_out = {"like", "without", *row.get("without", ())}
    merged = {key: value for key, value in {**template, **row}.items() if key not in left_out}
    found: dict[str, Any] = calendar.dated(merged)
    found["recorded_at"] = calendar.noted_at(found["at"])
    return found


def _attached(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Name the texts that a contact brings along as its evidence; yield their checksums and contents."""
    for file in row.pop("attachments", ()):
        content = file["text"].encode()
        sha256 = hashlib.sha256(content).hexdigest()
        kept = {"name": file["name"], "sha256": sha256, "added_at": row["recorded_at"]}
        row.setdefault("evidence", []).append(kept)
        yield sha256, base64.b64encode(content).decode()


def _decisions(rows: list[dict[str, str]], contacts: Mapping[str, str]) -> Iterator[Decision]:
    for row in rows:
        if row["contact"] in contacts:
            yield Decision(contacts[row["contact"]], row["norm"], row["state"], row.get("reason"))


def _translated(value: Any, words: Mapping[str, str]) -> Any:
    """Return a value with every text that `words` knows replaced."""
    if isinstance(value, str):
        return words.get(value, value)
    if isinstance(value, list):
        return [_translated(item, words) for item in value]
    if isinstance(value, dict):
        return {key: _translated(item, words) for key, item in value.items()}
    return value
