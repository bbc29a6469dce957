"""A norm as the program holds it: who is bound, what is checked, since when, where it stands."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from debttracker.norms.condition import ALWAYS, Condition
from debttracker.norms.finding import Citation, Value
from debttracker.norms.vocabulary import (
    CheckKind,
    Confidence,
    Force,
    KeyPart,
    Note,
    Period,
    Strength,
    Subject,
    Verdict,
)

CEILINGS: Mapping[Verdict, int] = {
    Verdict.NOT_APPLICABLE: -1,
    Verdict.CLEAR: 0,
    Verdict.ADVISORY: 1,
    Verdict.POSSIBLE: 2,
    Verdict.PRESUMED: 3,
    Verdict.BREACH: 4,
}
"""The ladder of verdicts. `cannot_tell` stands beside it."""

ParameterValue = int | str | dt.time | tuple[tuple[dt.date, dt.date], ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number, a clock time or a table of days that the norm sets, with its unit."""

    value: ParameterValue
    unit: str

    def shown(self) -> Value:
        """The value as a finding carries it: numbers as they are, times and days as ISO text."""
        if isinstance(self.value, tuple):
            return tuple((a.isoformat(), b.isoformat()) for a, b in self.value)
        return self.value.isoformat() if isinstance(self.value, dt.time) else self.value


@dataclass(frozen=True, slots=True)
class Version:
    """A norm as it stood between two dates, both inclusive; `None` is open."""

    citation: Citation
    from_: dt.date | None = None
    until: dt.date | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def in_force(self, on: dt.date) -> bool:
        """Whether it bound on this day."""
        return (self.from_ is None or self.from_ <= on) and (self.until is None or on <= self.until)

    def number(self, name: str) -> int:
        """Return a whole number among the parameters; the loader has made sure of it."""
        value = self.parameters[name].value
        if not isinstance(value, int):
            raise TypeError(name)
        return value


@dataclass(frozen=True, slots=True)
class Reading:
    """A verdict for some of the hits."""

    verdict: Verdict
    when: Condition
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class NormException:
    """A named case in which the norm does not bite, or bites less."""

    name: str
    when: Condition
    verdict: Verdict
    note: Note | None = None
    only_if_known: bool = False
    title: str | None = None
    locator: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A kind of check and its options; those that belong to other kinds keep their defaults."""

    kind: CheckKind
    ends_open: bool = False
    zone: str | None = None
    zone_of_norm_only: bool = False
    any_hour_tags: tuple[str, ...] = ()
    counted: Condition | None = None
    earlier: Condition = ALWAYS
    outgoing: bool = False
    per: tuple[KeyPart, ...] = ()
    period: Period = Period.CALENDAR_DAY
    strict_collector: bool = False
    strict_counted: Condition | None = None
    strict_note: Note | None = None
    first_only: bool = False
    half_open: bool = False
    notices: tuple[str, ...] = ()
    lender_group: bool = True
    same: tuple[str, ...] = ()
    in_writing: bool = False
    on_receipt: bool = False
    per_debt: bool = False
    before_acceleration: bool = False
    acted_early: bool = False
    until_answered: bool = False
    whole_day_without_window: bool = False
    within_validation: bool = False
    other_collector: bool = False
    lacks: tuple[str, ...] = ()
    of_the_place: bool = False
    out_of_contact: tuple[str, ...] = ()
    tag: str | None = None
    demands_restart: bool = False
    norms: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A norm in a few words of one language."""

    title: str
    asks: str
    can_do: str


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm. `confidence` is None only for an indicator of the program's own."""

    id: str
    subject: Subject
    force: Force
    strength: Strength
    confidence: Confidence | None
    max_verdict: Verdict
    verified_through: dt.date
    check: Check
    versions: tuple[Version, ...]
    texts: Mapping[str, Text]
    bound: Condition = ALWAYS
    applies: Condition = ALWAYS
    given: Condition = ALWAYS
    when: Condition = ALWAYS
    readings: tuple[Reading, ...] = ()
    exceptions: tuple[NormException, ...] = ()
    own: bool = False
    """Whether it is the person's own, not one that is shipped."""

    @property
    def held_back(self) -> bool:
        """Whether it never fires because its text is not verified at all."""
        return self.confidence is Confidence.M

    def version_on(self, on: dt.date) -> Version | None:
        """Return the version in force on a day, or None."""
        return next((v for v in self.versions if v.in_force(on)), None)

    def text(self, language: str) -> Text:
        """Return title, request and advice in a language (`zh_CN`, `zh_TW`, `en`), else in English."""
        return self.texts.get(language) or self.texts["en"]


@dataclass(frozen=True, slots=True)
class Pack:
    """The norms of one place, as released. `norms` are in the order of their ids."""

    jurisdiction: str
    release: str
    verified_through: dt.date
    zone: str | None
    norms: tuple[Norm, ...]
    own: bool = False
    """Whether it is the person's own, not one that is shipped."""
