"""The closed list of kinds of check, each built for one version of one norm."""

from collections.abc import Callable, Iterable
from typing import Protocol

from debttracker.norms.after_notice_check import AfterNotice
from debttracker.norms.clock_check import ClockWindow, ClosedDays
from debttracker.norms.condition import Tri
from debttracker.norms.count_check import AfterContact, Count
from debttracker.norms.demand_check import DemandInValidation
from debttracker.norms.limitation_check import TimeBarred
from debttracker.norms.notice_check import NoticeFlawed, NoticeMissing
from debttracker.norms.outcome import MET, Outcome
from debttracker.norms.reach_check import DebtorReachable
from debttracker.norms.schema import Check, Norm, Version
from debttracker.norms.seen import Parties, Seen
from debttracker.norms.series import Index
from debttracker.norms.vocabulary import CheckKind


class Checker(Protocol):
    """Something that looks at one contact: None when the facts of the norm are not met."""

    def look(self, seen: Seen, /) -> Outcome | None:
        """Judge one contact."""


class Sweeping(Protocol):
    """A check that can find the contacts of a whole log that it could find fault with sooner than one by one.

    Contacts without a time are not among them; those are to be looked at all the same.
    """

    def suspects(self) -> Iterable[str]:
        """Return their ids, perhaps with some that are clear, and look at no others until `forget`."""

    def forget(self) -> None:
        """Look at every contact again: the log has changed."""


class Always:
    """The conditions say it all; also what stands beside another finding."""

    def look(self, _: Seen, /) -> Outcome | None:
        """Leave it to the conditions."""
        return MET


class DutyShown:
    """A duty that a message must show; its words must be there to say that it does not."""

    def __init__(self, check: Check) -> None:
        self._tag = check.tag

    def look(self, seen: Seen) -> Outcome | None:
        """Judge one contact by its tags and words."""
        if self._tag in seen.contact.tags:
            return None
        if not seen.contact.words:
            return Outcome(met=("contact.words",), facts={"tag": self._tag})
        return Outcome(facts={"tag": self._tag})


def sweeping(norm: Norm, checker: Checker) -> Sweeping | None:
    """Return a checker as one that sweeps, if it does."""
    if isinstance(checker, Count) or (isinstance(checker, NoticeMissing) and norm.check.first_only):
        return checker
    return None


def is_idle(checker: Checker) -> bool:
    """Whether a checker has nothing to say of any contact of its matter."""
    return isinstance(checker, AfterNotice | NoticeFlawed) and checker.idle


def build_checker(
    norm: Norm,
    version: Version,
    parties: Parties,
    index: Index | None,
    narrower: Callable[[Seen], Tri] | None,
) -> Checker:
    """Return the checker of one version of a norm; `index` holds the contacts that its kind counts."""
    check = norm.check
    kind = check.kind
    if kind is CheckKind.CLOCK_WINDOW:
        return ClockWindow(check, version, parties)
    if kind is CheckKind.DATES:
        return ClosedDays(version)
    if kind is CheckKind.AFTER_NOTICE:
        return AfterNotice(check, version, parties)
    if kind is CheckKind.DEMAND_IN_VALIDATION:
        return DemandInValidation(parties)
    if kind is CheckKind.DUTY_SHOWN:
        return DutyShown(check)
    if index is None:
        return Always()
    return _indexed(check, version, parties, index, narrower)


def _indexed(
    check: Check,
    version: Version,
    parties: Parties,
    index: Index,
    narrower: Callable[[Seen], Tri] | None,
) -> Checker:
    if check.kind is CheckKind.COUNT:
        return Count(check, version, index, narrower)
    if check.kind is CheckKind.AFTER_CONTACT:
        return AfterContact(check, version, index)
    if check.kind is CheckKind.NOTICE_MISSING:
        return NoticeMissing(check, version, parties, index)
    if check.kind is CheckKind.NOTICE_FLAWED:
        return NoticeFlawed(check, version, parties, index)
    if check.kind is CheckKind.DEBTOR_REACHABLE:
        return DebtorReachable(check, version, index)
    return TimeBarred(check, version, parties, index)
