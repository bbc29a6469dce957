"""What the charts on money are drawn from: plain frozen rows. Amounts are minor units of `currency`."""

from dataclasses import dataclass
from datetime import date

from debttracker.debts.balance import DueState, Parts
from debttracker.money.amount import Minor
from debttracker.services.law_lines import LawLines


@dataclass(frozen=True, slots=True)
class DebtCost:
    """What one debt has cost so far, by part, and what its contract asks for in all.

    `paid` is what payments were booked on, `unsplit` what was paid and is booked on no part (a debt known
    by its claims only), `overpaid` what was paid beyond what was owed: the three sum to the payments.
    `contract` are all payments of the schedule as agreed, None for a card and while terms are missing;
    `contract_cost` is what they come to beyond the money received. `incomplete`: terms are missing, so that
    `owed` is "at least".
    """

    debt: str
    name: str
    paid: Parts
    owed: Parts
    unsplit: Minor
    overpaid: Minor
    contract: Parts | None
    contract_cost: Minor | None
    incomplete: bool


@dataclass(frozen=True, slots=True)
class CostChart:
    """The cost of one debt, or of all in one currency; `left_out` debts are in other currencies."""

    currency: str
    rows: tuple[DebtCost, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One instalment as it stands: what it asks for by part, and what of it is unpaid."""

    debt: str
    name: str
    number: int
    due: date
    principal: Minor
    interest: Minor
    fees: Minor
    unpaid: Minor
    state: DueState


@dataclass(frozen=True, slots=True)
class BillRow:
    """One statement of a card: its balance and the minimum it asked for (None: not known)."""

    debt: str
    name: str
    made_on: date
    due: date | None
    balance: Minor
    minimum: Minor | None
    state: DueState | None


@dataclass(frozen=True, slots=True)
class ScheduleChart:
    """Instalments and statements of one debt, or of all in one currency, by date.

    `unknown` names the debts that have neither, since their terms are not known.
    """

    currency: str
    periods: tuple[PeriodRow, ...]
    bills: tuple[BillRow, ...]
    unknown: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ClaimPoint:
    """What was claimed on a day; None when the claim says no total."""

    on: date
    total: Minor | None


@dataclass(frozen=True, slots=True)
class LawAhead:
    """The law's lines over days ahead when nothing is paid; `words` say where what is owed crosses one."""

    law: LawLines
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimsChart:
    """What the lender's side claimed, what the terms give and what the law's lines support, over time.

    `computed` has only days on which the terms say something; `incomplete`: it is "at least".
    """

    currency: str
    claims: tuple[ClaimPoint, ...]
    dates: tuple[date, ...]
    computed: tuple[Minor, ...]
    incomplete: bool
    law: LawLines


@dataclass(frozen=True, slots=True)
class LatestClaim:
    """The latest claim on one debt; `computed` and `claimed` are None when they are not known.

    `lines` are the law's lines that can be told on the day of the claim: name and what each supports.
    """

    debt: str
    name: str
    on: date
    claimed: Minor | None
    computed: Minor | None
    incomplete: bool
    lines: tuple[tuple[str, Minor], ...]


@dataclass(frozen=True, slots=True)
class LatestClaims:
    """The latest claim of each debt in one currency; `left_out` debts are in other currencies."""

    currency: str
    rows: tuple[LatestClaim, ...]
    left_out: int = 0
