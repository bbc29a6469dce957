"""Money norms as the program holds them: who is bound, which line is drawn, for which contracts and days."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum, auto

from debttracker.debts.caps import CapScope, CapUnit
from debttracker.debts.limitation import ActKind, Beginning
from debttracker.debts.vocabulary import CostItem
from debttracker.norms.condition import ALWAYS, Condition
from debttracker.norms.finding import Citation, FindingKey, Value
from debttracker.norms.schema import Parameter, Text
from debttracker.norms.vocabulary import Confidence, Force, Note, Strength, Subject, Verdict


class MoneyCheckKind(StrEnum):
    """What a money norm checks, or which clock it sets."""

    RATE_CAP = auto()
    CHARGE_TOTAL = auto()
    LATE_FEE_STEPS = auto()
    PAYMENT_ORDER = auto()
    LIMITATION = auto()
    CREDIT_RECORD = auto()
    CREDIT_REPAIR = auto()
    CONDITION = auto()
    COST_DISCLOSURE = auto()
    CREDIT_REPORT = auto()
    KEPT_BACK = auto()
    CLAIMED_INTEREST = auto()
    PENALTY_AND_LOSS = auto()
    PART_ORDER = auto()
    HIGHEST_RATE_FIRST = auto()
    PAYMENT_DIRECTION = auto()
    TREATED_LATE = auto()
    LATE_FEE_HARBOUR = auto()
    LATE_FEE_AGREED = auto()
    FIRST_YEAR_FEES = auto()
    STATEMENT_CONTENT = auto()
    CARD_MINIMUM = auto()
    PERSISTENT_DEBT = auto()
    INSTALMENT_TERMS = auto()
    CHARGES_NOT_REPAID = auto()
    MORATORIUM_CHARGES = auto()
    SUIT_DURING_COMPLAINT = auto()

    @property
    def judges(self) -> bool:
        """Whether it gives a verdict over a debt, rather than a date."""
        return self not in {
            MoneyCheckKind.LIMITATION,
            MoneyCheckKind.CREDIT_RECORD,
            MoneyCheckKind.CREDIT_REPAIR,
        }


class ReportNeeds(StrEnum):
    """What has to be there when something is reported to a credit bureau."""

    NOTICE = auto()
    """An earlier notice of the lender that it will report."""
    MARK = auto()
    """The mark that the debt is disputed, after a dispute."""
    CONTACT = auto()
    """An earlier conversation, or a letter or message so many days before."""


class LateAlthough(StrEnum):
    """Why a payment should not have been treated as late."""

    SENT_LATE = auto()
    """The statement was sent too few days before the due day."""
    IN_TIME = auto()
    """It was received on the due day by the hour that counts."""
    WITHIN_GRACE = auto()
    """It came within the days of grace, or fell short by so little."""


class RateOf(StrEnum):
    """Which rate a cap looks at: that of the contract, or that of overdue interest."""

    CONTRACT = auto()
    OVERDUE = auto()


class FeeCount(StrEnum):
    """Whether fees are cost for a cap. `doubtful`: crossed only with them, the verdict is `possible`."""

    COUNTED = auto()
    DOUBTFUL = auto()
    NOT_COUNTED = auto()


class ReferenceDay(StrEnum):
    """Whose day picks the fixing of a reference rate."""

    CONTRACT = auto()
    SUIT = auto()


@dataclass(frozen=True, slots=True)
class MoneyCheck:
    """A kind of check and its options; those that belong to other kinds keep their defaults.

    `line`: norms with the same one are parts of one line over time. `asks_suit_within`: a demand counts only
    with a suit in time.
    """

    kind: MoneyCheckKind
    scope: CapScope = CapScope.ALL_CHARGES
    of: RateOf = RateOf.CONTRACT
    fees: FeeCount = FeeCount.COUNTED
    line: str | None = None
    beginning: Beginning = Beginning.LAST_INSTALMENT
    restarts: frozenset[ActKind] = frozenset()
    revives: frozenset[ActKind] = frozenset()
    may_revive: frozenset[ActKind] = frozenset()
    doubtful: frozenset[ActKind] = frozenset()
    extinguishes: bool = False
    items: tuple[CostItem, ...] = ()
    needs: ReportNeeds = ReportNeeds.NOTICE
    although: LateAlthough = LateAlthough.SENT_LATE
    above_minimum: bool = False
    to: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyVersion:
    """A norm for contracts of some days and what accrues on some days; all ends are inclusive, None is open.

    `ceiling` is the highest verdict that this version allows, `note` what doubt it carries.
    """

    citation: Citation
    from_: dt.date | None = None
    until: dt.date | None = None
    contracts_from: dt.date | None = None
    contracts_until: dt.date | None = None
    ceiling: Verdict | None = None
    note: Note | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    @property
    def asks_contract_day(self) -> bool:
        """Whether it hangs on the day of the contract."""
        return self.contracts_from is not None or self.contracts_until is not None

    @property
    def begins(self) -> dt.date | None:
        """The first day on which it can matter: of accrual, else of the contract."""
        return self.from_ or self.contracts_from

    def covers(self, day: dt.date) -> bool:
        """Whether it is for what happens on a day."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)

    def takes(self, contract: dt.date) -> bool:
        """Whether it is for contracts of a day."""
        return (self.contracts_from is None or self.contracts_from <= contract) and (
            self.contracts_until is None or contract <= self.contracts_until
        )

    def number(self, name: str) -> int | None:
        """Return a whole number among the parameters, or None when there is none of the name."""
        value = self.parameters[name].value if name in self.parameters else None
        return value if isinstance(value, int) else None

    def decimal(self, name: str) -> Decimal | None:
        """Return an exact number among the parameters, or None when there is none of the name."""
        value = self.parameters[name].value if name in self.parameters else None
        return Decimal(str(value)) if isinstance(value, str | int) else None

    def text(self, name: str) -> str | None:
        """Return a word among the parameters, or None when there is none of the name."""
        value = self.parameters[name].value if name in self.parameters else None
        return value if isinstance(value, str) else None

    def unit(self, name: str) -> str:
        """Return the unit of a parameter."""
        return self.parameters[name].unit

    @property
    def cap_unit(self) -> CapUnit:
        """What the percent of a cap are percent of."""
        unit = self.parameters["percent"].unit if "percent" in self.parameters else "percent_a_year"
        return CapUnit(unit)


@dataclass(frozen=True, slots=True)
class MoneyNorm:
    """One money norm. `confidence` is None only for an indicator of the program's own."""

    id: str
    subject: Subject
    force: Force
    strength: Strength
    confidence: Confidence | None
    max_verdict: Verdict
    verified_through: dt.date
    check: MoneyCheck
    versions: tuple[MoneyVersion, ...]
    texts: Mapping[str, Text]
    bound: Condition = ALWAYS
    given: Condition = ALWAYS
    regions_not: tuple[str, ...] = ()

    @property
    def held_back(self) -> bool:
        """Whether it never fires because its text is not verified at all."""
        return self.confidence is Confidence.M

    def version_of(self, day: dt.date) -> MoneyVersion | None:
        """Return the version for what happened on a day, or None."""
        return next((v for v in self.versions if v.covers(day)), None)

    def text(self, language: str) -> Text:
        """Return title, request and advice in a language (`zh_CN`, `zh_TW`, `en`), else in English."""
        return self.texts.get(language) or self.texts["en"]


@dataclass(frozen=True, slots=True)
class MoneyFinding:
    """One verdict of one money norm over one debt.

    `counted` lists the payments that it rests on; the other fields are those of a finding over a contact.
    """

    norm: str
    subject: Subject
    verdict: Verdict
    force: Force
    strength: Strength
    debt: str
    counted: tuple[str, ...] = ()
    facts: Mapping[str, Value] = field(default_factory=dict)
    parameters: Mapping[str, Value] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    citation: Citation | None = None
    version_from: dt.date | None = None

    @property
    def key(self) -> FindingKey:
        """What tells it from others."""
        return FindingKey(None, self.debt, self.norm)
