"""What the window is told of law and money: plain frozen records."""

from dataclasses import dataclass
from datetime import date

from debttracker.debts.caps import CapLine
from debttracker.debts.ceiling import Ceiling
from debttracker.debts.comparison import CapComparison, ClaimComparison
from debttracker.debts.credit_clock import CreditClock, RepairState
from debttracker.debts.limitation import Clock
from debttracker.debts.restart_warning import RestartWarning
from debttracker.norms.finding import Citation, FindingStatus
from debttracker.norms.money_schema import MoneyFinding
from debttracker.norms.vocabulary import Confidence, Force, Strength


@dataclass(frozen=True, slots=True)
class NormText:
    """A norm in the language spoken now, with how it binds and where it stands."""

    norm: str
    title: str
    asks: str
    can_do: str
    force: Force
    strength: Strength
    confidence: Confidence | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class CapLineView:
    """A line that binds a debt, or may. `binds` False: not known yet, `missing` and `questions` say why.

    `ceiling` is the most that the line supports on the day; `certain` is False when the text is known from a
    summary only, or when a note carries a doubt: then only "possibly" fits.
    """

    line: CapLine
    norms: tuple[NormText, ...]
    binds: bool
    certain: bool
    ceiling: Ceiling | None
    findings: tuple[MoneyFinding, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CapClaimView:
    """A claim beside one line, with the sentence that fits it."""

    line: CapLineView
    comparison: CapComparison
    sentence: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """The latest claim beside the terms and the lines, with the sentence that fits the terms."""

    name: str
    currency: str
    comparison: ClaimComparison
    sentence: str
    caps: tuple[CapClaimView, ...]
    open_lines: tuple[CapLineView, ...]
    """Lines that may bind but cannot be compared yet."""


@dataclass(frozen=True, slots=True)
class LimitationView:
    """One limitation period of one debt. `evidence_note` is to be shown before any export."""

    text: NormText
    clock: Clock
    certain: bool
    sentence: str
    evidence_note: str
    questions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CreditView:
    """The credit record of one debt, and whether a one-time repair hides the overdue item."""

    text: NormText
    clock: CreditClock
    sentence: str
    answer_by: date | None = None
    """The last day for the answer to an objection raised on the day asked about."""
    repair: RepairState | None = None
    repair_text: NormText | None = None


@dataclass(frozen=True, slots=True)
class RestartWarningView:
    """What an act would do to one limitation period, to be shown before it is recorded."""

    text: NormText
    warning: RestartWarning
    sentence: str


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What one norm finds in the contract of a debt, with the sentence that its force allows."""

    text: NormText
    finding: MoneyFinding
    sentence: str
    notes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    status: FindingStatus | None = None
    """What the person made of it."""
