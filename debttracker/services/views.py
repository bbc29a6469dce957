"""Plain rows that the window and the commands show. Amounts are minor units, instants are aware."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from typing import TYPE_CHECKING

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Channel, CreditorNoticeKind, NoticeKind
from debttracker.debts.balance import Balance, DueItem, DueState, Parts
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Claim, Debt
from debttracker.debts.payment import Payment
from debttracker.money.amount import Minor
from debttracker.norms.finding import Finding, FindingStatus
from debttracker.norms.vocabulary import Force, Subject, Verdict
from debttracker.services.debt_figures import DebtFigures
from debttracker.services.statement_views import StatementLine

if TYPE_CHECKING:
    from debttracker.services.explanation_views import CountWindow, LeftOut
    from debttracker.services.number_views import NumberClass


@dataclass(frozen=True, slots=True)
class OwedRow:
    """What is owed on one debt, and nothing of its contacts."""

    debt: Debt
    name: str
    balance: Balance


@dataclass(frozen=True, slots=True)
class DebtRow:
    """One line of the table of debts; `true_rate` is effective percent a year as text, None if unknown."""

    debt: Debt
    creditor: Creditor | None
    name: str
    balance: Balance
    true_rate: str | None
    contacts: int
    flags: int


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """One line of a loan's schedule or of a card's statements, beside what was paid."""

    number: int
    due: date
    payment: Minor | None
    principal: Minor | None
    interest: Minor | None
    fees: Minor | None
    balance: Minor | None
    state: DueState | None


@dataclass(frozen=True, slots=True)
class DebtDetail:
    """Everything the debt page shows of one debt."""

    row: DebtRow
    one_more_day: Parts
    schedule: tuple[ScheduleLine, ...]
    payments: tuple[Payment, ...]
    contacts: tuple["ContactRow", ...]
    latest_claim: Claim | None
    rates: tuple[tuple[str, str | None], ...]
    """Pairs of convention (`nominal`, `effective`, `xirr`) and percent a year as text."""
    figures: DebtFigures | None = None
    statements: tuple[StatementLine, ...] = ()
    booked_by_terms: tuple[tuple[str, Parts], ...] = ()
    """Pairs of payment id and how the terms book it, where the lender booked it differently."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """One line of the calendar."""

    item: DueItem
    name: str
    days_away: int
    currency: str


@dataclass(frozen=True, slots=True)
class Flag:
    """One finding in short, for a chip: icon, word and colour follow from verdict and force."""

    norm: str
    subject: Subject
    verdict: Verdict
    force: Force


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One line of the contact log. `local_at` is in the zone of the person contacted."""

    contact: Contact
    local_at: datetime | None
    who: str
    who_detail: str
    debt_names: tuple[str, ...]
    flags: tuple[Flag, ...]
    """Findings, weightiest first; dismissed ones are left out."""
    dismissed: int = 0


@dataclass(frozen=True, slots=True)
class DayWindow:
    """A day's permitted hours as drawn: [from, until) in minutes after midnight is outside the norm."""

    closed_from: int
    closed_until: int
    at: int


@dataclass(frozen=True, slots=True)
class FindingCard:
    """One finding explained in the person's language."""

    finding: Finding
    status: FindingStatus | None
    title: str
    """The norm's short title."""
    words: str
    """One or two sentences: what was found, with the figures counted, in the words that fit its force."""
    asks: str
    """What the norm asks."""
    force_line: str
    """Force, issuer and locator, in force since."""
    basis: tuple[str, ...]
    """Which readings and doubts it rests on, each one sentence (notes of the finding)."""
    missing: tuple[str, ...]
    """Questions to answer so that it can be judged."""
    can_do: str
    """What the person can do."""
    link: str | None
    window: DayWindow | None = None
    counted: tuple[ContactRow, ...] = ()
    count_window: "CountWindow | None" = None
    left_out: "tuple[LeftOut, ...]" = ()
    would_change: tuple[str, ...] = ()
    """What would have to be otherwise for another verdict, each one sentence."""


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """One contact with its verdicts explained, weightiest first, and what else was judged."""

    row: ContactRow
    cards: tuple[FindingCard, ...]
    clear: tuple[str, ...]
    """Titles of the norms that were checked with nothing found against them."""
    number: "NumberClass | None" = None
    """What the number tells by itself; None when it tells nothing."""


class StepKind(StrEnum):
    """What the next step is about."""

    ENTER_FIRST_DEBT = auto()
    PAY_MINIMUM = auto()
    PAY_INSTALMENT = auto()
    PAY_BEFORE_COST = auto()
    """Something is overdue, and its grace days are not over yet."""
    MEET_DEADLINE = auto()
    """An offer ends or is to be paid, or a notice gives a last day; `name` says which."""
    TALK_ABOUT_OVERDUE = auto()
    ENTER_STATEMENT = auto()
    ANSWER_QUESTION = auto()
    NOTHING_DUE = auto()


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one obvious next step, from the facts."""

    kind: StepKind
    debt: str | None = None
    name: str | None = None
    due: date | None = None
    amount: Minor | None = None
    currency: str | None = None
    days: int | None = None
    contact: str | None = None


class QuestionKind(StrEnum):
    """What needs an answer."""

    MISSING_FACT = auto()
    UNKNOWN_NUMBER = auto()
    MISSING_TERM = auto()
    STATEMENT_DUE = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """Something only the person can answer, and what depends on it."""

    kind: QuestionKind
    contact: str | None = None
    debt: str | None = None
    name: str | None = None
    field: str | None = None
    at: datetime | None = None
    count: int = 1
    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class GrowthSeries:
    """What would be owed ahead, one value per date; `cost` is what came on top since the first date."""

    dates: tuple[date, ...]
    owed: tuple[Minor, ...]
    cost: tuple[Minor, ...]


@dataclass(frozen=True, slots=True)
class TodayView:
    """The page Today."""

    on: date
    currency: str
    owed: Parts
    overdue: Parts
    incomplete: bool
    """Whether some debt's terms are not known, so that the sums are "at least"."""
    debts: int
    debts_overdue: int
    longest_days: int
    longest_bucket: str
    one_more_day: Parts
    next_step: NextStep
    due: tuple[DueRow, ...]
    questions: tuple[Question, ...]
    week: tuple[ContactRow, ...]
    growth: GrowthSeries | None
    other_currencies: tuple[tuple[str, Parts], ...] = ()
    judged: bool = True
    """Whether the contacts were judged: until then the week has no flags and no fact is asked for."""
    open_findings: int = 0
    """How many findings over contacts and debts are judged and still open."""


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """What the contact log shows; an empty field does not filter. Dates are local days, both included."""

    creditor: str | None = None
    collector: str | None = None
    debt: str | None = None
    channel: str | None = None
    direction: str | None = None
    verdict: str | None = None
    subject: Subject | None = None
    flagged: bool = False
    first: date | None = None
    last: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class HistorySubject:
    """What a line of the history is about; all empty when the record has nothing to be known by.

    `name` is a name of the person's or the title of a norm; `when` is the day of a payment or a notice, or
    the instant of a contact in the zone of the person contacted; `term` is how the contact was made or what
    kind of notice it is.
    """

    name: str = ""
    when: date | datetime | None = None
    term: Channel | NoticeKind | CreditorNoticeKind | None = None


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of the history of edits."""

    at: datetime
    action: str
    kind: str
    subject: HistorySubject
    undone: bool


@dataclass(frozen=True, slots=True)
class HourCell:
    """Contacts in one hour of one weekday (0 is Monday), and how many of them are flagged for the hour."""

    weekday: int
    hour: int
    contacts: int
    flagged: int


@dataclass(frozen=True, slots=True)
class HoursChart:
    """Contacts by hour and weekday with the hours a norm asks to keep free, as minutes after midnight."""

    cells: tuple[HourCell, ...]
    closed: tuple[tuple[int, int], ...]
    norm_title: str | None


@dataclass(frozen=True, slots=True)
class RollingLine:
    """Per lender group: the count a norm limits, day by day."""

    name: str
    dates: tuple[date, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RollingChart:
    """Counts against the limit of one norm; without a norm `limit` is None."""

    lines: tuple[RollingLine, ...]
    limit: int | None
    norm_title: str | None


@dataclass(frozen=True, slots=True)
class StrainDay:
    """The hardest contact of a local day, as the person noted it (1 to 5), and how many have a note."""

    day: date
    strain: int
    contacts: int


@dataclass(frozen=True, slots=True)
class GrowthChart:
    """Overdue cost ahead: one series per assumption, of all debts together or of one."""

    currency: str
    nothing: GrowthSeries
    minimum: GrowthSeries


@dataclass(frozen=True, slots=True)
class FileState:
    """What the status line says of the file."""

    path: str
    encrypted: bool
    read_only: bool
    held_by: str | None
    last_backup: datetime | None
