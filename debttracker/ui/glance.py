"""What the page Today shows, in words: enough to draw it, without the records and the rules behind it.

It can be kept as text and drawn from that at the next start, before anything that computes is imported.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Self

Money = Callable[[int, str], str]
"""Writes an amount (minor units) of a currency, or hides it."""
Chip = tuple[str, str, str]
"""Text, tone and icon name of a chip."""
Target = tuple[str, str]
"""Where a row or a button leads: `debt`, `contact`, `payment`, `new_debt` or nothing, and the id of which."""
NOWHERE: Target = ("", "")


@dataclass(frozen=True, slots=True)
class Sum:
    """A big figure: what it is, the amount, and what belongs to it."""

    title: str
    amount: str
    below: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: when, what, an amount if there is one, chips, and where it leads."""

    when: str
    what: str
    amount: str
    chips: tuple[Chip, ...]
    target: Target


@dataclass(frozen=True, slots=True)
class Ask:
    """The next step or a question: a sentence, what belongs to it, its button and where that leads."""

    sentence: str
    why: str
    action: str
    target: Target


@dataclass(frozen=True, slots=True)
class Growth:
    """Overdue cost ahead: a line through `cost` (minor units) at `days` after the first day."""

    days: tuple[int, ...]
    cost: tuple[int, ...]
    top: int
    """The highest line of the grid, in minor units."""
    grid: tuple[str, ...]
    """The amounts beside the lines of the grid, from nothing up."""
    months: tuple[tuple[int, str], ...]
    """Where a month begins, in days after the first, and its name."""
    last: str
    """The last amount."""
    summary: str


@dataclass(frozen=True, slots=True)
class DayBar:
    """Contacts of one day and how many of them are flagged; `count` is the number as it is written."""

    name: str
    contacts: int
    flagged: int
    count: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Glance:
    """The page Today."""

    judged: bool
    """Whether the contacts were judged: until then the week has no flags and no fact is asked for."""
    owed: Sum
    overdue: Sum
    is_overdue: bool
    one_day: Sum
    step: Ask
    has_debts: bool
    due: tuple[Line, ...]
    questions_title: str
    questions: tuple[Ask, ...]
    week_title: str
    week: tuple[Line, ...]
    days: tuple[DayBar, ...]
    open_findings: str
    """How many findings are open, in words; empty when there are none."""
    growth: Growth | None


@dataclass(frozen=True, slots=True)
class CaseGlance:
    """A case as the window shows it first: its name, the name of its place, and the page Today."""

    name: str
    place: str
    today: Glance

    def to_json(self) -> str:
        """Write it as text that `from_json` reads."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
        raw: dict[str, Any] = json.loads(text)
        return cls(**{**raw, "today": _today(raw["today"])})


def _today(raw: dict[str, Any]) -> Glance:
    sums = {name: Sum(**raw[name]) for name in ("owed", "overdue", "one_day")}
    lines = {name: tuple(_line(line) for line in raw[name]) for name in ("due", "week")}
    asks = {"step": _ask(raw["step"]), "questions": tuple(_ask(ask) for ask in raw["questions"])}
    days = tuple(DayBar(**day) for day in raw["days"])
    growth = None if raw["growth"] is None else _growth(raw["growth"])
    return Glance(**{**raw, **sums, **lines, **asks, "days": days, "growth": growth})


def _line(raw: dict[str, Any]) -> Line:
    chips = tuple((text, tone, icon) for text, tone, icon in raw["chips"])
    return Line(**{**raw, "chips": chips, "target": _target(raw["target"])})


def _ask(raw: dict[str, Any]) -> Ask:
    return Ask(**{**raw, "target": _target(raw["target"])})


def _target(raw: list[str]) -> Target:
    kind, name = raw
    return kind, name


def _growth(raw: dict[str, Any]) -> Growth:
    months = tuple((day, name) for day, name in raw["months"])
    plain = {name: tuple(raw[name]) for name in ("days", "cost", "grid")}
    return Growth(**{**raw, **plain, "months": months})
