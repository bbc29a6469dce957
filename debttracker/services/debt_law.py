"""Everything that the law says of the money of one debt, gathered for its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from debttracker.debts.restart_warning import IntendedAct
from debttracker.services.money_law import MoneyLaw
from debttracker.services.money_law_views import (
    CapLineView,
    ClaimView,
    CreditView,
    LimitationView,
    RestartWarningView,
    VerdictView,
)

ACTS = (IntendedAct.PAYMENT, IntendedAct.PROMISE, IntendedAct.ACKNOWLEDGEMENT)


@dataclass(frozen=True, slots=True)
class ClockWithWarnings:
    """A limitation period and what an act of the person would do to it on the day asked about."""

    view: LimitationView
    warnings: tuple[RestartWarningView, ...]


@dataclass(frozen=True, slots=True)
class DebtLaw:
    """Claims beside terms and lines (oldest first), lines and verdicts as of a day, and the clocks."""

    debt: str
    on: date
    claims: tuple[ClaimView, ...]
    lines: tuple[CapLineView, ...]
    verdicts: tuple[VerdictView, ...]
    clocks: tuple[ClockWithWarnings, ...]
    credit: CreditView | None


@dataclass(frozen=True, slots=True)
class ExportWarning:
    """A debt whose records also prove something for the lender: what it is called, how many acts, and the
    sentence to show.
    """

    name: str
    acts: int
    sentence: str


def debt_law(law: MoneyLaw, debt_id: str, on: date) -> DebtLaw:
    """Return what the law says of a debt as of a day. Raises KeyError for an unknown id."""
    warnings = [warning for act in ACTS for warning in law.restart_warnings(debt_id, act, on)]
    return DebtLaw(
        debt_id,
        on,
        law.claim_comparisons(debt_id, on),
        law.cap_lines(debt_id, on),
        law.verdicts(debt_id, on),
        tuple(
            ClockWithWarnings(view, tuple(w for w in warnings if w.text.norm == view.text.norm))
            for view in law.limitation_clock(debt_id, on)
        ),
        law.credit_clock(debt_id, on),
    )


def export_warnings(law: MoneyLaw, debt_ids: Iterable[str], on: date) -> tuple[ExportWarning, ...]:
    """Return the debts about which an export shows acts that restart, or may restart, a limitation period."""
    found = []
    for debt_id in debt_ids:
        warnings = law.restart_warnings(debt_id, IntendedAct.EXPORT, on)
        acts = {act for warning in warnings for act in warning.warning.evidence}
        if acts:
            found.append(ExportWarning(law.debt_name(debt_id), len(acts), warnings[0].sentence))
    return tuple(found)
