"""How long a debt can be enforced: when the period began, what began it anew, when it ends.

Which acts count, and how long the period is, is data of the norms. A period of so many months that begins
on a day ends with the same day so many months later (the day itself is not counted); the last day of a
shorter month stands in for one that it lacks. An act on the last day is in time. An act begins the period
anew while it runs; afterwards only where the rule says that it `revives`, or may.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from debttracker.debts.debt import Debt
from debttracker.debts.last_due import last_due
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import DebtChangeKind, PaymentKind
from debttracker.errors import InputError
from debttracker.money.frequency import add_months

_SATURDAY = 5


class ActKind(StrEnum):
    """What may begin a limitation period anew."""

    PAYMENT = auto()
    ACKNOWLEDGEMENT = auto()
    DEMAND = auto()
    SUIT = auto()


class Beginning(StrEnum):
    """From which day a period runs: the last instalment due, or the first one that was missed."""

    LAST_INSTALMENT = auto()
    FIRST_MISSED = auto()


class Effect(StrEnum):
    """What an act did, or would do, to the period."""

    RESTARTED = auto()
    REVIVED = auto()
    TOO_LATE = auto()
    WITHOUT_SUIT = auto()
    DOUBTFUL = auto()
    NONE = auto()


class ClockState(StrEnum):
    """How the period stands. `doubtful`: it has ended unless a doubtful act began it anew.

    `ended_by_judgment`: there is a judgment; enforcing it has a time of its own.
    """

    RUNNING = auto()
    EXPIRED = auto()
    DOUBTFUL = auto()
    ENDED_BY_JUDGMENT = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class LimitationRule:
    """A period and what counts. `doubtful` acts may count: the sources do not settle it. Acts of `may_revive`
    begin the period anew after its end only in a form that the record does not tell, such as in writing.

    A demand counts only when a suit follows within `suit_within_months`, where that is given. `outer_years`
    from the beginning the claim ends whatever happened. `extinguishes`: the debt itself ends.
    """

    norm: str
    months: int
    restarts: frozenset[ActKind] = frozenset()
    revives: frozenset[ActKind] = frozenset()
    may_revive: frozenset[ActKind] = frozenset()
    doubtful: frozenset[ActKind] = frozenset()
    beginning: Beginning = Beginning.LAST_INSTALMENT
    suit_within_months: int | None = None
    outer_years: int | None = None
    extinguishes: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """Something that happened; `source` names the record (`debt.acknowledged_on`, `payments`, `contacts`)."""

    on: date
    kind: ActKind
    source: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """An act and what it did; `expires` is when the period ends after it."""

    act: Act
    effect: Effect
    expires: date


@dataclass(frozen=True, slots=True)
class Clock:
    """A limitation period on a day.

    `expires` is its last day, on what surely counts; `expires_at_latest` is with every doubtful act counted.
    `may_move`: the last day is a Saturday or Sunday, and holidays are not looked at; where a last day on a
    rest day moves, it moves to the next working day. `outer_end` is the end whatever happened.
    """

    debt: str
    norm: str
    on: date
    state: ClockState
    began: date | None = None
    began_by: str | None = None
    expires: date | None = None
    expires_at_latest: date | None = None
    outer_end: date | None = None
    steps: tuple[Step, ...] = ()
    may_move: bool = False
    missing: tuple[str, ...] = ()


def began(debt: Debt, beginning: Beginning = Beginning.LAST_INSTALMENT) -> tuple[date, str] | None:
    """Return when the period first began and the record that says so, or None when it is not known."""
    first = debt.defaulted_on or debt.first_missed_due
    source = "debt.defaulted_on" if debt.defaulted_on else "debt.first_missed_due"
    terms = debt.terms
    if beginning is Beginning.FIRST_MISSED or not isinstance(terms, LoanTerms):
        return None if first is None else (first, source)
    last = last_due(debt, terms)
    return None if last is None else (last, "debt.terms")


def acts_of(debt: Debt, payments: Sequence[Payment], demands: Iterable[Act] = ()) -> list[Act]:
    """Return what may have begun the period anew, oldest first; a payment taken back is none."""
    return sorted(
        {*_own_acts(debt), *_payment_acts(debt, payments), *demands},
        key=lambda act: (act.on, act.kind, act.source, act.id or ""),
    )


def _own_acts(debt: Debt) -> Iterator[Act]:
    if debt.last_paid_on is not None:
        yield Act(debt.last_paid_on, ActKind.PAYMENT, "debt.last_paid_on")
    if debt.acknowledged_on is not None:
        yield Act(debt.acknowledged_on, ActKind.ACKNOWLEDGEMENT, "debt.acknowledged_on")
    for event in debt.acknowledgements:
        yield Act(event.date, ActKind.ACKNOWLEDGEMENT, "debt.acknowledgements")
    for suit in debt.suits:
        yield Act(suit.date, ActKind.SUIT, "debt.suits")
    agreed = {DebtChangeKind.RESTRUCTURED_PLAN, DebtChangeKind.EXTENSION, DebtChangeKind.RE_AGEING}
    for change in debt.changes:
        if change.kind in agreed:
            yield Act(change.date, ActKind.ACKNOWLEDGEMENT, "debt.changes")
    if debt.agreement is not None and debt.agreement.from_ is not None:
        yield Act(debt.agreement.from_, ActKind.ACKNOWLEDGEMENT, "debt.agreement")


def _payment_acts(debt: Debt, payments: Sequence[Payment]) -> Iterator[Act]:
    for payment in payments:
        made = payment.debt == debt.id and not payment.scheduled and payment.kind is not PaymentKind.REFUND
        if made and payment.reversed_on is None and payment.amount > 0:
            yield Act(payment.paid_on, ActKind.PAYMENT, "payments", payment.id)


def _months_after(day: date, months: int) -> date:
    """The end of a period; one beyond the calendar ends with it."""
    try:
        return add_months(day, months)
    except InputError:
        return date.max


class Course:
    """How the end of a period moved from act to act.

    With `generous_on` doubtful acts count too, and demands whose time for a suit is not over on that day.
    """

    def __init__(
        self, first_end: date, acts: Iterable[Act], rule: LimitationRule, generous_on: date | None = None
    ) -> None:
        self.first_end = first_end
        self.steps: list[Step] = []
        self._rule = rule
        self._generous_on = generous_on
        ordered = list(acts)
        suits = [act.on for act in ordered if act.kind is ActKind.SUIT]
        end = first_end
        for act in ordered:
            effect = self._effect(act, end, suits)
            if effect in {Effect.RESTARTED, Effect.REVIVED}:
                end = max(end, _months_after(act.on, rule.months))
            self.steps.append(Step(act, effect, end))
        self._days = [step.act.on for step in self.steps]

    def end_before(self, day: date) -> date:
        """Return the last day of the period as it stood before anything that happened on a day."""
        at = bisect_left(self._days, day)
        return self.steps[at - 1].expires if at else self.first_end

    def next_day(self, day: date) -> date | None:
        """Return the first day after a day on which something happened."""
        return next((d for d in self._days[bisect_left(self._days, day) :] if d > day), None)

    @property
    def end(self) -> date:
        """The last day of the period as it stands after everything."""
        return self.steps[-1].expires if self.steps else self.first_end

    def _effect(self, act: Act, end: date, suits: Sequence[date]) -> Effect:
        rule, generous_on = self._rule, self._generous_on
        doubtful = act.kind in rule.doubtful
        if act.kind not in rule.restarts and not (doubtful and generous_on is not None):
            return Effect.DOUBTFUL if doubtful else Effect.NONE
        if act.kind is ActKind.DEMAND and rule.suit_within_months is not None:
            last = _months_after(act.on, rule.suit_within_months)
            pending = generous_on is not None and generous_on <= last
            if not pending and not any(act.on <= suit <= last for suit in suits):
                return Effect.WITHOUT_SUIT
        if act.on <= end:
            return Effect.RESTARTED
        if act.kind in rule.may_revive and generous_on is None:
            return Effect.DOUBTFUL
        return Effect.REVIVED if act.kind in rule.revives | rule.may_revive else Effect.TOO_LATE


def limitation(
    debt: Debt, payments: Sequence[Payment], demands: Iterable[Act], rule: LimitationRule, on: date
) -> Clock:
    """Return how a limitation period stands at the end of a day, with every act that counted or did not.

    `demands` are the demands that reached the debtor. What is not known makes the state unknown.
    """
    begin = began(debt, rule.beginning)
    if begin is None:
        terms = isinstance(debt.terms, LoanTerms) and rule.beginning is Beginning.LAST_INSTALMENT
        missing = "debt.terms" if terms else "debt.first_missed_due"
        return Clock(debt.id, rule.norm, on, ClockState.UNKNOWN, missing=(missing,))
    start, source = begin
    acts = [act for act in acts_of(debt, payments, demands) if act.on <= on]
    first_end = _months_after(start, rule.months)
    surely = Course(first_end, acts, rule)
    latest = Course(first_end, acts, rule, on).end
    outer = None if rule.outer_years is None else _months_after(start, rule.outer_years * 12)
    expires = surely.end if outer is None else min(surely.end, outer)
    latest = latest if outer is None else min(latest, outer)
    return Clock(
        debt.id,
        rule.norm,
        on,
        _state(debt, on, expires, latest),
        start,
        source,
        expires,
        latest,
        outer,
        tuple(surely.steps),
        expires.weekday() >= _SATURDAY,
    )


def _state(debt: Debt, on: date, expires: date, latest: date) -> ClockState:
    if any(judgment.date <= on for judgment in debt.judgments):
        return ClockState.ENDED_BY_JUDGMENT
    if on <= expires:
        return ClockState.RUNNING
    return ClockState.DOUBTFUL if on <= latest else ClockState.EXPIRED
