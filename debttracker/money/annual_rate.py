"""The true annual rate of what was really received and paid, by each convention that fits.

Money received is positive, money paid negative. Rates are measured with floats and given as text in percent;
no amount ever passes through them. What a convention cannot say is None with a reason, never a guess.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum, auto
from fractions import Fraction
from types import MappingProxyType

from debttracker.money.amount import Minor
from debttracker.money.frequency import add_months
from debttracker.money.intervals import UnitPeriod, eu_times, month_times, unit_period
from debttracker.money.roots import brent, exponential_roots, turns
from debttracker.money.schedule import FeeCharge, ScheduleTerms, received, schedule

PLACES = 8
MOST_TURNS = 60
"""Money that goes back and forth more often than this has no rate that could be told from its neighbours."""

_LARGEST_EXPONENT = 650.0


@dataclass(frozen=True, slots=True)
class Flow:
    """Money received (positive) or paid (negative) on a day, in minor units."""

    on: date
    amount: Minor


class Convention(StrEnum):
    """A way to state an annual rate.

    `nominal`: 12 times the monthly internal rate; `effective`: that rate compounded over 12 months;
    `xirr`: days over 365; `reg_z`: US Regulation Z, Appendix J, actuarial; `eu`: EU and UK;
    `simple`: one payment only, cost over the amount received, times 365 over the days.
    """

    NOMINAL = auto()
    EFFECTIVE = auto()
    XIRR = auto()
    REG_Z = auto()
    EU = auto()
    SIMPLE = auto()


class RateReason(StrEnum):
    """Why a convention gives no rate."""

    NOTHING_RECEIVED = auto()
    NOTHING_PAID = auto()
    NOT_WHOLE_MONTHS = auto()
    NOT_ONE_PAYMENT = auto()
    TOO_MANY_TURNS = auto()
    NO_ROOT = auto()
    SEVERAL_ROOTS = auto()
    TOO_HIGH = auto()


REASONS: Mapping[RateReason, str] = MappingProxyType(
    {
        RateReason.NOTHING_RECEIVED: "no money was received",
        RateReason.NOTHING_PAID: "no money was paid",
        RateReason.NOT_WHOLE_MONTHS: "the dates are not whole months apart",
        RateReason.NOT_ONE_PAYMENT: "only one amount received and one paid has a simple rate",
        RateReason.TOO_MANY_TURNS: "money goes back and forth too often to find every rate",
        RateReason.NO_ROOT: "no rate solves the equation",
        RateReason.SEVERAL_ROOTS: "more than one rate solves the equation",
        RateReason.TOO_HIGH: "the rate is too high to be stated",
    }
)


@dataclass(frozen=True, slots=True)
class RateNote:
    """Why a convention gives no rate; `roots` are the rates found when there are several."""

    convention: Convention
    reason: RateReason
    roots: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The reason in plain English."""
        text = REASONS[self.reason]
        return f"{text}: {', '.join(self.roots)}" if self.roots else text


@dataclass(frozen=True, slots=True)
class AnnualRates:
    """Percent a year as text with eight decimals, by convention; None with a note when it does not fit."""

    nominal: str | None
    effective: str | None
    xirr: str | None
    reg_z: str | None
    eu: str | None
    simple: str | None
    flows: tuple[Flow, ...]
    notes: tuple[RateNote, ...] = ()

    def get(self, convention: Convention) -> str | None:
        """Return the rate by one convention."""
        found: str | None = getattr(self, convention.value)
        return found

    @property
    def total_cost(self) -> Minor:
        """All that is paid less all that is received, in minor units."""
        return -sum(flow.amount for flow in self.flows)

    @property
    def is_below_a_month(self) -> bool:
        """Whether all is over within a month: then `simple` and `total_cost` say more than other rates."""
        return bool(self.flows) and add_months(self.flows[0].on, 1) > self.flows[-1].on

    @property
    def stated(self) -> str | None:
        """The rate `eu` to one decimal place, as it has to be stated in the EU and the UK.

        Source: Directive 2008/48/EC, Annex I; FCA Handbook, MCOB 10.3.
        """
        if self.eu is None:
            return None
        return f"{Decimal(self.eu).quantize(Decimal('0.1'), rounding=ROUND_HALF_UP) + 0:f}"


def annual_rates(flows: Sequence[Flow]) -> AnnualRates:
    """Return the annual rates of these flows, in any order."""
    merged = merge_flows(flows)
    reason = unusable(merged)
    answers = dict.fromkeys(Convention, reason) if reason else _answers(merged)
    notes: list[RateNote] = []
    found: dict[Convention, str | None] = dict.fromkeys(Convention)
    for convention in Convention:
        answer = answers[convention]
        if isinstance(answer, RateReason):
            notes.append(RateNote(convention, answer))
        elif len(answer) == 1 and abs(answer[0]) < math.inf:
            found[convention] = _text(answer[0])
        else:
            roots = tuple(_text(rate) for rate in answer if abs(rate) < math.inf)
            several = RateNote(convention, RateReason.SEVERAL_ROOTS, roots)
            one = RateNote(convention, RateReason.TOO_HIGH if answer else RateReason.NO_ROOT)
            notes.append(several if len(answer) > 1 else one)
    return AnnualRates(
        found[Convention.NOMINAL],
        found[Convention.EFFECTIVE],
        found[Convention.XIRR],
        found[Convention.REG_Z],
        found[Convention.EU],
        found[Convention.SIMPLE],
        merged,
        tuple(notes),
    )


def merge_flows(flows: Sequence[Flow]) -> tuple[Flow, ...]:
    """Add up the flows of each day, drop what comes to nothing, sort by date."""
    sums: dict[date, Minor] = {}
    for flow in flows:
        sums[flow.on] = sums.get(flow.on, 0) + flow.amount
    return tuple(Flow(on, amount) for on, amount in sorted(sums.items()) if amount)


def schedule_flows(terms: ScheduleTerms) -> tuple[Flow, ...]:
    """Return what is received and paid under the terms: fees with a date on their own date."""
    dated = [fee for fee in terms.fees if isinstance(fee.when, date) and fee.when > terms.start]
    rest = tuple(fee for fee in terms.fees if fee not in dated)
    rows = schedule(replace(terms, received=received(terms), fees=rest)).rows
    flows = [Flow(terms.start, received(terms)), *(Flow(row.due, -row.payment) for row in rows)]
    return merge_flows([*flows, *(Flow(_fee_date(fee), -fee.amount) for fee in dated)])


def rates_at(amounts: Sequence[float], times: Sequence[Fraction | float]) -> list[float]:
    """Return every rate per unit of time, as a fraction, at which these amounts come to nothing."""
    roots = exponential_roots([(float(t), float(a)) for t, a in zip(times, amounts, strict=True)])
    return [math.expm1(s) if s < _LARGEST_EXPONENT else math.inf for s in roots]


def reg_z_rate(amounts: Sequence[float], times: Sequence[tuple[int, Fraction]]) -> list[float]:
    """Return every rate per unit period by Appendix J: the discount is 1 / ((1 + f * i) * (1 + i) ** t)."""
    near = exponential_roots([(float(t + f), float(a)) for (t, f), a in zip(times, amounts, strict=True)])
    if len(near) != 1 or near[0] > _LARGEST_EXPONENT or not any(f for _, f in times):
        return [math.expm1(s) if s < _LARGEST_EXPONENT else math.inf for s in near]
    terms = [(float(a), float(t), float(f)) for (t, f), a in zip(times, amounts, strict=True)]

    def value(s: float) -> float:
        rate = math.expm1(s)
        parts = [a * math.exp(min(-s * t, 700.0)) / (1 + f * rate) for a, t, f in terms]
        return math.fsum(parts) / math.fsum(map(abs, parts))

    width = 1e-3 + abs(near[0]) / 100
    for _ in range(24):
        left, right = near[0] - width, near[0] + width
        if value(left) * value(right) < 0:
            return [math.expm1(brent(value, left, right))]
        width *= 1.8
    return []


def _fee_date(fee: FeeCharge) -> date:
    return fee.when if isinstance(fee.when, date) else date.max


def _text(rate: float) -> str:
    text = f"{rate * 100:.{PLACES}f}"
    return text.lstrip("-") if not text.strip("-0.") else text


def unusable(flows: Sequence[Flow]) -> RateReason | None:
    """Return why these merged flows have no rate by any convention, or None."""
    if not any(flow.amount > 0 for flow in flows):
        return RateReason.NOTHING_RECEIVED
    if not any(flow.amount < 0 for flow in flows):
        return RateReason.NOTHING_PAID
    return RateReason.TOO_MANY_TURNS if len(turns(_amounts(flows))) > MOST_TURNS else None


def _dates(flows: Sequence[Flow]) -> list[date]:
    return [flow.on for flow in flows]


def _amounts(flows: Sequence[Flow]) -> list[float]:
    return [float(flow.amount) for flow in flows]


Answer = list[float] | RateReason
"""Every rate that solves the equation, as a fraction, or why the convention does not fit."""


def _answers(flows: Sequence[Flow]) -> Mapping[Convention, Answer]:
    days = {
        Convention.XIRR: _xirr(flows),
        Convention.REG_Z: _reg_z(flows),
        Convention.SIMPLE: _simple(flows),
    }
    times = month_times(_dates(flows))
    if times is None:
        no = RateReason.NOT_WHOLE_MONTHS
        eu = rates_at(_amounts(flows), eu_times(_dates(flows)))
        return {Convention.NOMINAL: no, Convention.EFFECTIVE: no, Convention.EU: eu, **days}
    monthly = rates_at(_amounts(flows), times)
    effective = [_compounded(rate, 12) for rate in monthly]
    nominal = [12 * rate for rate in monthly]
    return {Convention.NOMINAL: nominal, Convention.EFFECTIVE: effective, Convention.EU: effective, **days}


def _compounded(rate: float, periods: int) -> float:
    exponent = periods * math.log1p(rate) if rate < math.inf else math.inf
    return math.expm1(exponent) if exponent < _LARGEST_EXPONENT else math.inf


def _xirr(flows: Sequence[Flow]) -> list[float]:
    first = flows[0].on.toordinal()
    return rates_at(_amounts(flows), [(flow.on.toordinal() - first) / 365 for flow in flows])


def _reg_z(flows: Sequence[Flow]) -> list[float]:
    unit: UnitPeriod = unit_period(_dates(flows))
    times = [unit.measure(flows[0].on, flow.on) for flow in flows]
    return [float(unit.per_year) * rate for rate in reg_z_rate(_amounts(flows), times)]


def _simple(flows: Sequence[Flow]) -> Answer:
    if len(flows) != 2 or flows[0].amount < 0:
        return RateReason.NOT_ONE_PAYMENT
    out, back = flows[0].amount, -flows[1].amount
    return [float(Fraction(back - out, out) * Fraction(365, (flows[1].on - flows[0].on).days))]
