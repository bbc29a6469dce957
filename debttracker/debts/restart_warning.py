"""What an act would do to a limitation period, said before it is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from types import MappingProxyType

from debttracker.debts.limitation import Act, ActKind, Clock, ClockState, Effect, LimitationRule
from debttracker.money.frequency import add_months


class IntendedAct(StrEnum):
    """What the person is about to do."""

    PAYMENT = auto()
    PROMISE = auto()
    ACKNOWLEDGEMENT = auto()
    EXPORT = auto()


@dataclass(frozen=True, slots=True)
class RestartWarning:
    """What an act would do on a day. `expires` is the end as it stands, `would_expire` the end after the act.

    For an export nothing moves; `evidence` are the acts on record that also prove something for the lender.
    """

    debt: str
    norm: str
    act: IntendedAct
    on: date
    effect: Effect
    state: ClockState
    expires: date | None
    would_expire: date | None = None
    evidence: tuple[Act, ...] = ()


_KINDS: Mapping[IntendedAct, ActKind] = MappingProxyType(
    {
        IntendedAct.PAYMENT: ActKind.PAYMENT,
        IntendedAct.PROMISE: ActKind.ACKNOWLEDGEMENT,
        IntendedAct.ACKNOWLEDGEMENT: ActKind.ACKNOWLEDGEMENT,
    }
)


def acts_that_restart(clock: Clock, rule: LimitationRule, intended: IntendedAct) -> RestartWarning | None:
    """Return what an act on the clock's day would do to the period; None when it would do nothing.

    A promise to pay counts as an acknowledgement. A period whose end is not known is warned of as doubtful.
    """
    if intended is IntendedAct.EXPORT:
        counted = {Effect.RESTARTED, Effect.REVIVED, Effect.DOUBTFUL}
        evidence = tuple(step.act for step in clock.steps if step.effect in counted)
        return _warning(clock, intended, Effect.NONE, evidence=evidence) if evidence else None
    kind = _KINDS[intended]
    if clock.state is ClockState.ENDED_BY_JUDGMENT or kind not in rule.restarts | rule.doubtful:
        return None
    if clock.expires is None:
        return _warning(clock, intended, Effect.DOUBTFUL)
    effect = _effect(clock, rule, kind)
    if effect is Effect.TOO_LATE:
        return None
    would = max(clock.expires, add_months(clock.on, rule.months))
    if clock.outer_end is not None:
        would = min(would, clock.outer_end)
    return _warning(clock, intended, effect, would)


def _effect(clock: Clock, rule: LimitationRule, kind: ActKind) -> Effect:
    if kind in rule.doubtful or clock.state is ClockState.DOUBTFUL:
        return Effect.DOUBTFUL
    if clock.state is ClockState.RUNNING:
        return Effect.RESTARTED
    return Effect.REVIVED if kind in rule.revives | rule.may_revive else Effect.TOO_LATE


def _warning(
    clock: Clock,
    intended: IntendedAct,
    effect: Effect,
    would_expire: date | None = None,
    evidence: tuple[Act, ...] = (),
) -> RestartWarning:
    return RestartWarning(
        clock.debt,
        clock.norm,
        intended,
        clock.on,
        effect,
        clock.state,
        clock.expires,
        would_expire,
        evidence,
    )
