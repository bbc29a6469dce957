"""What a judgement by newer norms says otherwise than the one before, and why, as far as it can be told."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto

from debttracker.norms.finding import FindingKey
from debttracker.norms.money_schema import MoneyNorm
from debttracker.norms.schema import Norm
from debttracker.norms.vocabulary import FindingState, Verdict
from debttracker.services.norm_memory import Basis, Memory
from debttracker.services.records import Lookup


class Why(StrEnum):
    """Why a finding is new, gone or another. `NOT_KNOWN` where the file does not tell."""

    NORM_NEW = auto()
    NORM_CHANGED = auto()
    NORM_ENDED = auto()
    """It is kept, but no version of it is in force on the day any more."""
    NORM_WITHDRAWN = auto()
    RATES_CHANGED = auto()
    RECORD_EDITED = auto()
    """The contact or the debt itself was edited since."""
    OTHERS_EDITED = auto()
    """Other records were, on which the finding may rest."""
    DAY_PASSED = auto()
    """A finding over a debt is as of a day, and that was an earlier one."""
    NOT_KNOWN = auto()


@dataclass(frozen=True, slots=True)
class FindingChange:
    """One finding then and now; None where it was none. `at` is the time of the contact.

    `releases` are those of its norms then and now, `state` is what the person made of the finding.
    """

    key: FindingKey
    title: str
    about: str
    at: datetime | None
    before: Verdict | None
    after: Verdict | None
    state: FindingState
    why: tuple[Why, ...]
    releases: tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class NormsNews:
    """What newer norms changed, since when; changes of findings with the person's mark come first."""

    since: datetime
    changes: tuple[FindingChange, ...]

    @property
    def new(self) -> int:
        """How many findings are new."""
        return sum(change.before is None for change in self.changes)

    @property
    def gone(self) -> int:
        """How many are no more."""
        return sum(change.after is None for change in self.changes)

    @property
    def other(self) -> int:
        """How many have another verdict."""
        return len(self.changes) - self.new - self.gone


@dataclass(frozen=True, slots=True)
class Then:
    """The memory, when it was kept, and the records touched since: whether each was there before."""

    memory: Memory
    at: datetime
    touched: Mapping[tuple[str, str], bool]


def news(
    then: Then,
    now: Memory,
    look: Lookup,
    norm: Callable[[str], Norm | MoneyNorm | None],
    title: Callable[[str], str],
) -> NormsNews | None:
    """Return what the newer norms changed; None when they are the same, or of another place.

    Findings over records that were added or deleted meanwhile are no news of the norms and are left out.
    """
    before, basis = then.memory.basis, now.basis
    if before.place != basis.place or before.text == basis.text:
        return None
    telling = _Telling(then, now, look, norm)
    keys = [*then.memory.verdicts, *(key for key in now.verdicts if key not in then.memory.verdicts)]
    changes = []
    for key in keys:
        was, is_now = then.memory.verdicts.get(key), now.verdicts.get(key)
        if was is is_now or not telling.stood_then(key):
            continue
        status = look.statuses.get(key)
        changes.append(
            FindingChange(
                key,
                title(key.norm),
                _about(key, look),
                telling.moment(key),
                was,
                is_now,
                status.state if status else FindingState.OPEN,
                telling.why(key, was, is_now),
                (_release(before, key.norm), _release(basis, key.norm)),
            )
        )
    return NormsNews(then.at, tuple(sorted(changes, key=_order)))


def _order(change: FindingChange) -> tuple[bool, float, str, str]:
    at = change.at.timestamp() if change.at else float("inf")
    about = change.key.contact or change.key.debt or ""
    return change.state is FindingState.OPEN, -at, about, change.key.norm


def _about(key: FindingKey, look: Lookup) -> str:
    if key.debt is not None:
        return look.debt_name(look.debts[key.debt])
    contact = look.contacts[key.contact or ""]
    named = look.creditor_of(contact) or look.collectors.get(contact.collector or "")
    return (named.name or named.id) if named else (contact.number or "")


def _release(basis: Basis, norm: str) -> str | None:
    """Return the release of a norm's pack; a person's own pack has the place of the shipped one."""
    place = norm.partition(".")[0].upper()
    return basis.releases.get(place) or basis.releases.get(f"{place}+")


class _Telling:
    """Tells why a finding is another."""

    def __init__(
        self, then: Then, now: Memory, look: Lookup, norm: Callable[[str], Norm | MoneyNorm | None]
    ) -> None:
        self._then = then
        self._now = now
        self._look = look
        self._norm = norm
        self._edited = {record for record in then.touched if record[0] != "finding_status"}

    def stood_then(self, key: FindingKey) -> bool:
        """Whether the record is there and was there when the memory was kept."""
        kind, about = _record(key)
        records = self._look.contacts if kind == "contact" else self._look.debts
        return about in records and self._then.touched.get((kind, about), True)

    def moment(self, key: FindingKey) -> datetime | None:
        """Return the time of the contact, at the place of the person contacted."""
        contact = self._look.contacts.get(key.contact or "")
        return contact.at.astimezone(self._look.zone(contact)) if contact and contact.at else None

    def why(self, key: FindingKey, was: Verdict | None, is_now: Verdict | None) -> tuple[Why, ...]:
        """Return the reasons that the file tells, the norm's first."""
        of_norm = self._why_norm(key, was, is_now)
        if of_norm in {Why.NORM_NEW, Why.NORM_WITHDRAWN}:
            return (of_norm,)
        found: list[Why] = [] if of_norm is None else [of_norm]
        if key.debt is not None and self._then.memory.basis.rates != self._now.basis.rates:
            found.append(Why.RATES_CHANGED)
        found += self._why_records(key)
        if not found and key.debt is not None and self._then.memory.on != self._now.on:
            found.append(Why.DAY_PASSED)
        return tuple(found) or (Why.NOT_KNOWN,)

    def _why_norm(self, key: FindingKey, was: Verdict | None, is_now: Verdict | None) -> Why | None:
        before, after = self._then.memory.basis.norms.get(key.norm), self._now.basis.norms.get(key.norm)
        if after is None:
            return Why.NORM_WITHDRAWN
        if before is None:
            return Why.NORM_NEW if was is None else Why.NOT_KNOWN
        if before == after:
            return None
        norm, at = self._norm(key.norm), self.moment(key)
        if (
            is_now is None
            and at is not None
            and isinstance(norm, Norm)
            and norm.version_on(at.date()) is None
        ):
            return Why.NORM_ENDED
        return Why.NORM_CHANGED

    def _why_records(self, key: FindingKey) -> Iterable[Why]:
        if _record(key) in self._edited:
            yield Why.RECORD_EDITED
        elif self._edited:
            yield Why.OTHERS_EDITED


def _record(key: FindingKey) -> tuple[str, str]:
    return ("debt", key.debt) if key.debt is not None else ("contact", key.contact or "")
