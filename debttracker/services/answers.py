"""What an open case answers: plain views of the records as they stand."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from debttracker import paths
from debttracker.case import Case
from debttracker.clock import Clock, today
from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.norms.finding import Finding, FindingKey, FindingStatus
from debttracker.norms.money_schema import MoneyFinding
from debttracker.norms.vocabulary import FindingState, Verdict
from debttracker.services.contact_views import ContactBook, week_of
from debttracker.services.debt_figures import DebtFigures
from debttracker.services.money_views import MoneyBook
from debttracker.services.progress import Progress
from debttracker.services.records import Lookup, free_id, plain_number, with_records
from debttracker.services.search_hits import SearchHit
from debttracker.services.today import today_view
from debttracker.services.views import (
    ContactDetail,
    ContactFilter,
    ContactRow,
    DebtDetail,
    DebtRow,
    DueRow,
    FindingCard,
    GrowthChart,
    HoursChart,
    OwedRow,
    RollingChart,
    StrainDay,
    TodayView,
)

if TYPE_CHECKING:  # the first figures are shown before what they do not need is imported
    from debttracker.contacts.caller import Numbers
    from debttracker.contacts.wording import Suggestion, Wordings
    from debttracker.norms.registry import Registry
    from debttracker.services.board import Board, BoardFilter, BoardRow
    from debttracker.services.deadlines import Deadline
    from debttracker.services.explain import Explainer
    from debttracker.services.judging import Judging
    from debttracker.services.money_charts import MoneyCharts
    from debttracker.services.money_law import MoneyLaw
    from debttracker.services.number_views import NumberClass


class Answers:
    """Answers over one state of a case, which `_refresh` follows. Call from one thread at a time.

    `norms` is called once, when the first verdict is asked for.
    """

    _contacts: ContactBook
    _board: "tuple[BoardRow, ...] | None"

    def __init__(self, case: Case, norms: "Callable[[], Registry]", clock: Clock) -> None:
        self._clock = clock
        self._norms = norms
        self.progress = Progress()
        """The work under way; whoever waits for it puts its own here."""
        self._set(case)

    @property
    def case(self) -> Case:
        """The records as they stand."""
        return self._look.case

    @property
    def today(self) -> date:
        """Today in the case's zone."""
        return today(self._clock, self.case.info.timezone)

    @property
    def now(self) -> datetime:
        """This instant, by the clock that the case was opened with."""
        return self._clock()

    @property
    def money_law(self) -> "MoneyLaw":
        """What the law says of the money: lines, claims beside them, clocks and warnings."""
        from debttracker.services.money_law import MoneyLaw

        return MoneyLaw(self._look, self._money, self._judging, self.today)

    def law_with(self, *drafts: Any) -> "MoneyLaw":
        """Return what the law would say if these records stood in the case; nothing is written."""
        from debttracker.services.money_law import MoneyLaw

        look = Lookup(with_records(self.case, drafts))
        return MoneyLaw(look, MoneyBook(look), self._judging, self.today)

    @property
    def money_charts(self) -> "MoneyCharts":
        """What the charts on money are drawn from."""
        from debttracker.services.money_charts import MoneyCharts

        return MoneyCharts(self._look, self._money, self.money_law, self.today)

    def norms_release(self) -> tuple[str | None, date | None]:
        """Return the release of the norms that judge the case, and through when they were verified."""
        return self._judging.release(self.case)

    def today_view(self) -> TodayView:
        """Return the page Today."""
        week = week_of(self._contacts, self.today)
        view = today_view(self._look, self._money, self.today, self._judging.findings(), week)
        return replace(view, open_findings=self.open_findings())

    def today_figures(self, on: date | None = None) -> TodayView:
        """Return the page Today of a day, today unless said otherwise, before any contact is judged."""
        day = on or self.today
        week = week_of(ContactBook(self._look, dict), day)
        return today_view(self._look, self._money, day, None, week)

    def owed(self, on: date | None = None) -> tuple[OwedRow, ...]:
        """Return what is owed on each debt on a day, today unless said otherwise; no contact is judged."""
        day = on or self.today
        return tuple(
            OwedRow(debt, self._look.debt_name(debt), self._money.balance(debt, day))
            for debt in self.case.debts
        )

    def debts(self, on: date | None = None) -> tuple[DebtRow, ...]:
        """Return the debts as they stand on a day, today unless said otherwise."""
        from debttracker.services import debt_views

        return debt_views.rows(self._look, self._money, self._contacts, on or self.today)

    def debt(self, debt: str, on: date | None = None) -> DebtDetail:
        """Return one debt with schedule, payments and contacts. Raises KeyError for an unknown id."""
        from debttracker.services import debt_views

        return debt_views.detail(self._look, self._money, self._contacts, debt, on or self.today)

    def figures(self, debt: str, on: date) -> DebtFigures:
        """Return what ends a debt on a day and what waiting costs. Raises KeyError for an unknown id."""
        from debttracker.services import debt_views

        return debt_views.figures(self._look, self._money, debt, on)

    def due(self, first: date, last: date) -> tuple[DueRow, ...]:
        """Return what falls due from `first` to `last`, both included."""
        return self._money.due_rows(first, last, self.today)

    def deadlines(self, first: date, last: date, *, law: bool = True) -> "tuple[Deadline, ...]":
        """Return what ends or is to be done from `first` to `last`, both included.

        Without `law` the ends of limitation periods are left out and no norm is read.
        """
        from debttracker.services.deadlines import deadlines

        judged = self.money_law if law else None
        return deadlines(self._look, self._money, judged, first, last, self.today)

    def contacts(self, wanted: ContactFilter) -> tuple[ContactRow, ...]:
        """Return the contacts that the filter lets through, newest first."""
        from debttracker.norms.pause import no_cycle_search, set_aside

        before = self._contacts.rows_made
        with no_cycle_search():
            rows = self._contacts.rows(wanted)
            set_aside(self._contacts.rows_made - before)
        return rows

    def contact(self, contact: str) -> ContactDetail:
        """Return one contact with its verdicts explained. Raises KeyError for an unknown id."""
        from debttracker.services.number_views import class_of_contact

        record = self._look.contacts[contact]
        detail = self._explainer.detail(record, self._judging.all_verdicts(record))
        number = class_of_contact(self._numbers, record, self.case.info.jurisdiction)
        return replace(detail, number=number)

    def judge_draft(self, draft: Contact) -> tuple[FindingCard, ...]:
        """Judge a contact that is still being typed, against the log as it stands; nothing is written."""
        return self._explainer.cards(draft, self._judging.draft(draft))

    def verdicts_of(self, keys: Collection[FindingKey]) -> dict[FindingKey, Verdict]:
        """Return the verdicts of these findings as they stand; what is not found now is left out."""
        judged = self._judging.findings() if any(key.contact is not None for key in keys) else {}
        found = {f.key: f.verdict for key in keys for f in judged.get(key.contact or "", ())}
        if any(key.debt is not None for key in keys):
            found |= {f.key: f.verdict for f in self.money_law.findings()}
        return {key: found[key] for key in keys if key in found}

    def board(self, wanted: "BoardFilter") -> "Board":
        """Return the findings over contacts and debts that a filter lets through."""
        from debttracker.services import board

        return board.board(self.board_rows, self._look, wanted)

    @property
    def board_rows(self) -> "tuple[BoardRow, ...]":
        """All findings over contacts and debts; put together once for each state of the case."""
        from debttracker.norms.pause import no_cycle_search, set_aside
        from debttracker.services import board

        if self._board is None:
            money, judged = self.money_law.findings(), self._findings()
            with no_cycle_search():
                self._board = board.board_rows(self._look, judged, money, self._judging.title)
                set_aside(len(self._board))
        return self._board

    def open_findings(self) -> int:
        """Return how many findings are judged and still open."""
        found: list[Finding | MoneyFinding] = [f for some in self._findings().values() for f in some]
        found += self.money_law.findings()
        marked = {key for key, status in self._look.statuses.items() if status.state is not FindingState.OPEN}
        return sum(f.verdict is not Verdict.CANNOT_TELL and f.key not in marked for f in found)

    def growth(self, debt: str | None, days: int) -> GrowthChart:
        """Return what would be owed over the days ahead, of one debt or of all in the case's currency."""
        chosen = [self._look.debts[debt]] if debt else list(self.case.debts)
        currency = self._look.currency(chosen[0]) if debt else self.case.info.currency
        return self._money.growth(chosen, self.today, days, currency)

    def hours(self, first: date, last: date) -> HoursChart:
        """Return incoming contacts by weekday and hour, beside the hours that a norm keeps free."""
        from debttracker.services import chart_views

        return chart_views.hours(
            self._contacts.between(first, last), self._judging.quiet_hours(self.case, last)
        )

    def rolling(self, first: date, last: date) -> RollingChart:
        """Return conversations a day per lender, beside the limit that a norm sets."""
        from debttracker.services import chart_views

        rows = self._contacts.between(first, last)
        return chart_views.rolling(self._look, rows, first, last, self._judging.daily_limit(self.case, last))

    def strain(self, first: date, last: date) -> tuple[StrainDay, ...]:
        """Return the days on which the person noted how hard a contact was."""
        from debttracker.services import chart_views

        return chart_views.strain(self._contacts.between(first, last))

    def search(self, words: str, limit: int = 30) -> tuple[SearchHit, ...]:
        """Search debts, lenders, collectors, numbers, a day, contacts and what was said."""
        from debttracker.services import search

        return search.search(self._look, self._contacts, words, limit, self.today)

    def collector_for_number(self, number: str) -> Collector | None:
        """Return the collector to whom a number belongs, if it was noted before."""
        return self._look.collector_by_number.get(plain_number(number))

    def number_class(self, number: str) -> "NumberClass | None":
        """Return what a number tells by itself, None when nothing; a collector noted for it comes before."""
        from debttracker.services.number_views import number_class

        return number_class(self._numbers, number, self.case.info.jurisdiction)

    def suggestions(self, text: str) -> "tuple[Suggestion, ...]":
        """Return the tags that words suggest, with their passages; none of them counts by itself."""
        return self._wordings.suggest(text)

    def new_id(self, prefix: str) -> str:
        """Return a short id that no record of the case has, such as `contact-17`."""
        return free_id(self.case, prefix)

    def _step(self, done: int, total: int) -> None:
        self.progress.step(done, total)

    @cached_property
    def _judging(self) -> "Judging":
        from debttracker.services.judging import Judging

        made = Judging(self._norms, self._step)
        made.set_case(self.case)
        return made

    @cached_property
    def _wordings(self) -> "Wordings":
        from debttracker.contacts.wording import Wordings

        return Wordings(paths.resources() / "wording")

    @cached_property
    def _numbers(self) -> "Numbers":
        from debttracker.contacts.caller import Numbers

        return Numbers(paths.resources() / "numbers")

    @cached_property
    def _explainer(self) -> "Explainer":
        from debttracker.services.explain import Explainer

        return Explainer(self._look, self._contacts, self._judging)

    def _findings(self) -> dict[str, tuple[Finding, ...]]:
        return self._judging.findings()

    @property
    def _judged(self) -> "Judging | None":
        """What was judged so far; None while nothing was."""
        found: Judging | None = self.__dict__.get("_judging")
        return found

    def _refresh(self, case: Case, keys: Collection[tuple[type, Any]]) -> None:
        """Take the case after a write to these records; what stands as it was is kept."""
        log_only = {kind for kind, _ in keys} <= {Contact, FindingStatus}
        contacts = {key for kind, key in keys if kind is Contact} if log_only else None
        touched = self._judged.follow(case, contacts) if self._judged else None
        rows, board = self._contacts, self._board
        self._set(case, money_stands=log_only)
        if board is not None and {kind for kind, _ in keys} == {FindingStatus}:
            self._board = self._marked_anew(board, {key for _, key in keys})
        if touched is not None:
            self._contacts = rows.over(self._look, touched | _contacts_of(keys))

    def _marked_anew(
        self, rows: "tuple[BoardRow, ...]", keys: Collection[FindingKey]
    ) -> "tuple[BoardRow, ...]":
        from debttracker.services import board

        return board.marked_anew(rows, self._look, keys)

    def _set(self, case: Case, *, money_stands: bool = False) -> None:
        self._board = None
        self._look = Lookup(case)
        if self._judged:
            self._judged.set_case(case)
        if not money_stands:
            self._money = MoneyBook(self._look)
        self._contacts = ContactBook(self._look, self._findings)
        self.__dict__.pop("_explainer", None)


def _contacts_of(keys: Collection[tuple[type, Any]]) -> set[str]:
    """Return the contacts whose findings were marked."""
    return {key.contact for kind, key in keys if kind is FindingStatus and key.contact is not None}
