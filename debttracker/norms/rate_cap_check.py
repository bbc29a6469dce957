"""Whether what was agreed crosses the line of a norm on rates.

Looked at, in this order: the rate that the contract states; the cost of the whole plan, with fees as the norm
counts them; for norms on overdue interest its rate. A stated rate exactly at the line is not above it.
"""

from collections.abc import Sequence
from dataclasses import replace

from debttracker.debts.caps import (
    AgreedRate,
    CapScope,
    CapSegment,
    CapUnit,
    Crossing,
    agreed_rates,
    crossings,
    overdue_rate,
    plan_cost,
    received,
)
from debttracker.debts.ceiling import begins
from debttracker.debts.loan_plan import loan_plan
from debttracker.debts.terms import LoanTerms
from debttracker.money.amount import Minor, to_major
from debttracker.money.vocabulary import DayCount, Method
from debttracker.norms.cap_lines import Drawn
from debttracker.norms.finding import Value
from debttracker.norms.looked import Looked
from debttracker.norms.money_matter import MoneyMatter
from debttracker.norms.money_schema import FeeCount, MoneyVersion, RateOf
from debttracker.norms.vocabulary import Note, Verdict


def look_at_rate(drawn: Drawn, matter: MoneyMatter) -> Looked:
    """Look whether a debt crosses the line that a norm draws for it."""
    terms = matter.possible.terms
    overdue = drawn.norm.check.of is RateOf.OVERDUE
    if overdue and not isinstance(terms, LoanTerms):
        return Looked(None, missing=("terms.overdue_annual_rate",))
    rates, missing = _overdue(terms) if isinstance(terms, LoanTerms) and overdue else _agreed(matter)
    begin = begins(matter.possible) or matter.on
    crossed = crossings(drawn.line, rates, begin, matter.on)
    if crossed:
        return _hit(drawn, crossed[0])
    late_fee = isinstance(terms, LoanTerms) and (terms.late_fee or terms.late_fee_percent)
    if overdue:
        notes = (Note.CHARGES_NOT_COUNTED,) if late_fee else ()
        return _quiet(drawn, rates, notes, missing or drawn.missing)
    if isinstance(terms, LoanTerms):
        return _plan(drawn, matter, terms, rates)
    notes = (Note.CHARGES_NOT_COUNTED,) if drawn.norm.check.scope is CapScope.ALL_CHARGES else ()
    return _quiet(drawn, rates, notes, missing or drawn.missing)


def beyond_range(drawn: Drawn, matter: MoneyMatter) -> bool:
    """Whether a debt lies above the range for which a norm speaks: `up_to`, where all of its line has one."""
    tops = [part.version.decimal("up_to") for part in drawn.parts]
    raised = tuple(
        replace(part, segment=replace(part.segment, percent=top))
        for part, top in zip(drawn.parts, tops, strict=True)
        if top is not None
    )
    if not raised or len(raised) < len(drawn.parts):
        return False
    return look_at_rate(replace(drawn, parts=raised), matter).hit is True


def _agreed(matter: MoneyMatter) -> tuple[Sequence[AgreedRate], tuple[str, ...]]:
    rates = agreed_rates(matter.possible)
    card = matter.debt.kind.is_card
    return rates, () if rates else (("terms.daily_rate",) if card else ("terms.annual_rate",))


def _overdue(terms: LoanTerms) -> tuple[Sequence[AgreedRate], tuple[str, ...]]:
    rate = overdue_rate(terms)
    return ((rate,), ()) if rate is not None else ((), ("terms.overdue_annual_rate",))


def _hit(drawn: Drawn, crossing: Crossing) -> Looked:
    part = drawn.version_of(crossing.segment)
    facts = {
        "way": "overdue_rate" if drawn.norm.check.of is RateOf.OVERDUE else "agreed_rate",
        "rate": str(crossing.rate.percent.normalize()),
        "rate_field": crossing.rate.field,
        "since": crossing.since.isoformat(),
        **_line_facts(crossing.segment),
    }
    return Looked(True, part.version, _ceiling(part.version, part.notes), _notes(drawn, crossing), (), facts)


def _notes(drawn: Drawn, crossing: Crossing) -> tuple[Note, ...]:
    part = drawn.version_of(crossing.segment)
    return (*part.notes, *((part.version.note,) if part.version.note else ()))


def _ceiling(version: MoneyVersion, notes: Sequence[Note]) -> Verdict | None:
    return Verdict.POSSIBLE if notes else version.ceiling


def _line_facts(segment: CapSegment) -> dict[str, Value]:
    facts: dict[str, Value] = {"line": str(segment.percent.normalize()), "line_unit": segment.unit.value}
    return {**facts, **segment.basis}


def _plan(drawn: Drawn, matter: MoneyMatter, terms: LoanTerms, rates: Sequence[AgreedRate]) -> Looked:
    """Look at the cost of the whole plan; it may cross the line although the stated rate does not."""
    if drawn.missing:
        return _quiet(drawn, rates, (), drawn.missing)
    fees = drawn.norm.check.fees
    line = drawn.line
    without = plan_cost(terms, line, with_fees=False)
    if without is not None and without.excess:
        return _costly(drawn, matter, without.charged, without.excess, doubtful=False)
    if fees is not FeeCount.NOT_COUNTED:
        whole = plan_cost(terms, line, with_fees=True)
        if whole is not None and whole.excess:
            doubtful = fees is FeeCount.DOUBTFUL
            return _costly(drawn, matter, whole.charged, whole.excess, doubtful=doubtful)
        known = whole is not None
    else:
        known = without is not None
    share = any(segment.unit is CapUnit.PERCENT_OF_CREDIT for segment in line.segments)
    if known or (not share and _rate_says_all(drawn, terms, rates)):
        uncounted = fees is FeeCount.NOT_COUNTED and _costs_more_than_interest(terms)
        return _quiet(drawn, rates, (Note.FEES_NOT_COUNTED,) if uncounted else ())
    return _quiet(drawn, rates, (), _plan_missing(terms))


def _costly(drawn: Drawn, matter: MoneyMatter, charged: Minor, excess: Minor, *, doubtful: bool) -> Looked:
    part = drawn.parts[-1]
    terms = matter.possible.terms
    short_year = isinstance(terms, LoanTerms) and terms.day_count is DayCount.ACTUAL_360
    doubts = {Note.FEES_COUNTED: doubtful, Note.YEAR_OF_360_DAYS: short_year}
    version_note = (part.version.note,) if part.version.note else ()
    notes = (*part.notes, *version_note, *(note for note, doubted in doubts.items() if doubted))
    facts: dict[str, Value] = {
        "way": "cost_of_plan",
        "charged": to_major(charged, matter.currency),
        "beyond_line": to_major(excess, matter.currency),
        **_line_facts(part.segment),
    }
    return Looked(True, part.version, _ceiling(part.version, notes), notes, (), facts)


def _rate_says_all(drawn: Drawn, terms: LoanTerms, rates: Sequence[AgreedRate]) -> bool:
    """Whether the stated rate is the whole cost: no fees, all paid out, interest on what is still owed."""
    if not rates or terms.method in {None, Method.FLAT}:
        return False
    if any(segment.unit is CapUnit.EFFECTIVE_PERCENT_A_YEAR for segment in drawn.line.segments):
        return False
    if drawn.norm.check.fees is FeeCount.NOT_COUNTED:
        return True
    return not _costs_more_than_interest(terms)


def _costs_more_than_interest(terms: LoanTerms) -> bool:
    """Whether there are fees, or money that was kept back at the start."""
    kept_back = terms.principal is not None and received(terms) != terms.principal
    return kept_back or bool(terms.fees) or bool(terms.period_fee_rate)


def _plan_missing(terms: LoanTerms) -> tuple[str, ...]:
    return tuple(sorted(loan_plan(terms).missing)) or ("terms.start",)


def _quiet(
    drawn: Drawn, rates: Sequence[AgreedRate], notes: tuple[Note, ...], missing: tuple[str, ...] = ()
) -> Looked:
    if not drawn.parts and not missing:
        return Looked(False)
    facts: dict[str, Value] = {}
    version = None
    missing = missing or _unverified(drawn, rates)
    if drawn.parts:
        facts = _line_facts(drawn.parts[-1].segment)
        version = drawn.parts[-1].version
    if rates:
        highest = max(rates, key=lambda rate: rate.percent)
        facts |= {"rate": str(highest.percent.normalize()), "rate_field": highest.field}
    return Looked(None if missing else False, version, None, notes, tuple(sorted(missing)), facts)


def _unverified(drawn: Drawn, rates: Sequence[AgreedRate]) -> tuple[str, ...]:
    """A newer fixing may have lowered the line: only an interest of nothing is below it for sure."""
    if rates and not any(rate.percent for rate in rates):
        return ()
    doubted = [part for part in drawn.parts if Note.REFERENCE_NOT_VERIFIED in part.notes]
    return tuple(f"reference_rates.{part.segment.basis['reference']}" for part in doubted)
