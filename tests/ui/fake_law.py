"""What the law says in a session of hand-made views: one claim beside the balances, no norm."""
# ruff: noqa: ARG002 - the methods have the signatures of the law

from dataclasses import dataclass, field
from datetime import date

from fake_records import BALANCES, TODAY

from debttracker.debts.comparison import PART_NAMES, ClaimComparison, ClaimWord, PartComparison
from debttracker.debts.debt import Claim
from debttracker.debts.limitation import Act, ActKind, ClockState, Effect
from debttracker.debts.restart_warning import IntendedAct, RestartWarning
from debttracker.norms.finding import Citation
from debttracker.norms.vocabulary import Confidence, Force, Strength
from debttracker.services.money_law_views import (
    CapLineView,
    ClaimView,
    CreditView,
    LimitationView,
    NormText,
    RestartWarningView,
    VerdictView,
)

CLAIM = Claim(TODAY, principal=1_712_000, interest=101_240, penalty=18_550)


WARNING = RestartWarningView(
    NormText("n", "Limitation", "", "", Force.LAW, Strength.BAN, Confidence.A, Citation("Civil Code", "188")),
    RestartWarning(
        "card-b",
        "n",
        IntendedAct.EXPORT,
        TODAY,
        Effect.REVIVED,
        ClockState.EXPIRED,
        date(2025, 1, 1),
        evidence=(Act(date(2025, 1, 1), ActKind.PAYMENT, "payments", "p"),),
    ),
    "What an act would do.",
)


@dataclass
class FakeLaw:
    """Answers with what it was given."""

    warnings: tuple[RestartWarningView, ...] = ()
    asked: list[tuple[str, IntendedAct, date | None]] = field(default_factory=list)

    def claim_comparisons(self, debt: str, on: date | None = None) -> tuple[ClaimView, ...]:
        """Return one claim, compared with the hand-made balance."""
        balance = BALANCES[debt]
        parts = []
        for part in PART_NAMES:
            claimed, computed = getattr(CLAIM, part), getattr(balance.owed, part)
            parts.append(_compared(part, claimed, computed, known=not balance.missing))
        parts.append(_compared("total", None, balance.owed.total, known=False))
        compared = ClaimComparison(debt, CLAIM, balance, tuple(parts), ())
        return (ClaimView(debt, "CNY", compared, "The claim cannot be compared.", (), ()),)

    def debt_name(self, debt: str) -> str:
        """Return the id for a name."""
        return debt

    def cap_lines(self, debt: str, on: date | None = None) -> tuple[CapLineView, ...]:
        """Return no line."""
        return ()

    def verdicts(self, debt: str, on: date | None = None) -> tuple[VerdictView, ...]:
        """Return no verdict."""
        return ()

    def limitation_clock(self, debt: str, on: date | None = None) -> tuple[LimitationView, ...]:
        """Return no period."""
        return ()

    def credit_clock(self, debt: str, on: date | None = None) -> CreditView | None:
        """Return no record."""
        return None

    def restart_warnings(
        self, debt: str, act: IntendedAct, on: date | None = None
    ) -> tuple[RestartWarningView, ...]:
        """Return the warnings it was given."""
        self.asked.append((debt, act, on))
        return self.warnings


def _compared(part: str, claimed: int | None, computed: int, *, known: bool) -> PartComparison:
    difference = None if claimed is None else claimed - computed
    word = ClaimWord.CANNOT_TELL
    if difference is not None and known:
        word = ClaimWord.MATCHES if difference == 0 else ClaimWord.ABOVE_TERMS
        word = ClaimWord.BELOW_TERMS if difference < 0 else word
    return PartComparison(part, claimed, computed, difference, word)
