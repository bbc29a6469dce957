"""The lines of the law that a contract is held against while it is typed, and what of it is above them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from debttracker.debts.caps import CapUnit
from debttracker.l10n import language
from debttracker.money.amount import Minor, Percent, parse_major
from debttracker.norms.money_engine import verdicts_over
from debttracker.norms.money_matter import MoneyMatter
from debttracker.norms.money_schema import MoneyCheckKind, MoneyFinding, MoneyNorm, RateOf
from debttracker.norms.vocabulary import Force, Verdict


@dataclass(frozen=True, slots=True)
class RateLine:
    """A line that binds a contract, or may: what the norm is called, and so many percent of what.

    `rate` is the stated rate that is above it, in percent a year; `beyond` what the payments cost more than
    it supports, in minor units. Both are None where nothing is found above it. `certain` is False where
    only "may" fits; `missing` names the facts on which it hangs whether the line holds at all.
    """

    title: str
    percent: Percent
    unit: CapUnit
    force: Force
    certain: bool
    rate: Percent | None = None
    beyond: Minor | None = None
    missing: tuple[str, ...] = ()

    @property
    def is_crossed(self) -> bool:
        """Whether something is above it, or would be if it holds."""
        return self.rate is not None or self.beyond is not None


def rate_lines(one: MoneyMatter, norms: Iterable[MoneyNorm]) -> tuple[RateLine, ...]:
    """Return the lines on what a contract may cost, by norm id, each with the verdict of its norm.

    The norm's own check says what is above: it knows which fees count and what is only rounding.
    """
    asked = {norm.id: norm for norm in norms if _is_line(norm)}
    found = verdicts_over(one, asked.values())
    return tuple(_line(asked[f.norm], f, one.currency) for f in found if "line" in f.facts)


def _is_line(norm: MoneyNorm) -> bool:
    return norm.check.kind is MoneyCheckKind.RATE_CAP and norm.check.of is RateOf.CONTRACT


def _line(norm: MoneyNorm, finding: MoneyFinding, currency: str) -> RateLine:
    facts = finding.facts
    way = facts.get("way")
    return RateLine(
        norm.text(language()).title,
        Decimal(str(facts["line"])),
        CapUnit(str(facts["line_unit"])),
        norm.force,
        finding.verdict is Verdict.BREACH,
        Decimal(str(facts["rate"])) if way == "agreed_rate" else None,
        parse_major(str(facts["beyond_line"]), currency) if way == "cost_of_plan" else None,
        finding.missing if finding.verdict is Verdict.CANNOT_TELL else (),
    )
