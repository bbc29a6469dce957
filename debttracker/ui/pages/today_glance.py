"""Puts the page Today into words."""

from collections.abc import Iterator
from datetime import date, timedelta

from debttracker.l10n import _, formats, ngettext
from debttracker.money.amount import Minor
from debttracker.norms.vocabulary import Verdict
from debttracker.services.views import (
    ContactRow,
    DueRow,
    GrowthSeries,
    NextStep,
    Question,
    QuestionKind,
    StepKind,
    TodayView,
)
from debttracker.ui import words
from debttracker.ui.glance import NOWHERE, Ask, DayBar, Glance, Growth, Line, Money, Sum, Target
from debttracker.ui.pages import today_words

GRID_LINES = 4


def glance_of(money: Money, view: TodayView) -> Glance:
    """Return what the page shows of a view, in the language spoken now; `money` writes the amounts."""
    currency, least = view.currency, view.incomplete
    owed = _("Owed in all, at least") if least else _("Owed in all")
    overdue = _("Of it overdue, at least") if least else _("Of it overdue")
    one_day = _("One more day costs, at least") if least else _("One more day costs")
    parts = today_words.parts_words(money, view.one_more_day, currency)
    return Glance(
        judged=view.judged,
        owed=Sum(owed, money(view.owed.total, currency), today_words.owed_words(money, view)),
        overdue=Sum(overdue, money(view.overdue.total, currency), today_words.overdue_words(view)),
        is_overdue=bool(view.overdue.total),
        one_day=Sum(one_day, money(view.one_more_day.total, currency), parts),
        step=Ask(*today_words.step_words(money, view.next_step), _step_target(view.next_step)),
        has_debts=bool(view.debts),
        due=tuple(_due(money, row) for row in view.due),
        questions_title=_questions_title(len(view.questions)),
        questions=tuple(Ask(*today_words.question_words(q), _answer_target(q)) for q in view.questions),
        week_title=_week_title(len(view.week)),
        week=tuple(_contact(row, judged=view.judged) for row in view.week),
        days=tuple(_day(view, view.on - timedelta(days=n)) for n in range(6, -1, -1)),
        open_findings=_open_findings(view.open_findings),
        growth=growth_of(money, view.growth, currency),
    )


def growth_of(money: Money, series: GrowthSeries | None, currency: str) -> Growth | None:
    """Return how overdue cost grows, None when none does."""
    if series is None or len(series.dates) < 2 or max(series.cost) <= 0:
        return None
    first, last = series.dates[0], series.dates[-1]
    step = nice_step(max(series.cost), GRID_LINES)
    amount = money(series.cost[-1], currency)
    said = _("If nothing is paid, %(amount)s will come on top by %(day)s.")
    return Growth(
        days=tuple((day - first).days for day in series.dates),
        cost=series.cost,
        top=step * GRID_LINES,
        grid=tuple(money(step * n, currency) for n in range(GRID_LINES + 1)),
        months=tuple(((day - first).days, formats.month_short(day)) for day in _month_starts(first, last)),
        last=amount,
        summary=said % {"amount": amount, "day": formats.date_short(last)},
    )


def nice_step(most: Minor, lines: int) -> Minor:
    """Return a round step of an axis so that `lines` of them reach `most`."""
    least = max(1, -(-most // lines))
    power = 1
    while power * 10 < least:
        power *= 10
    return next((power * n for n in (1, 2, 5, 10) if power * n >= least), power * 10)


def _month_starts(first: date, last: date) -> Iterator[date]:
    day = first.replace(day=1)
    while day <= last:
        if day >= first:
            yield day
        day = day.replace(year=day.year + 1, month=1) if day.month == 12 else day.replace(month=day.month + 1)


def _step_target(step: NextStep) -> Target:
    if step.kind is StepKind.ENTER_FIRST_DEBT:
        return "new_debt", ""
    if step.kind in {StepKind.PAY_MINIMUM, StepKind.PAY_INSTALMENT, StepKind.PAY_BEFORE_COST}:
        return "payment", step.debt or ""
    if step.contact:
        return "contact", step.contact
    return ("debt", step.debt) if step.debt else NOWHERE


def _answer_target(question: Question) -> Target:
    of_contact = question.kind in {QuestionKind.MISSING_FACT, QuestionKind.UNKNOWN_NUMBER}
    if of_contact and question.contact:
        return "contact", question.contact
    return ("debt", question.debt) if question.debt else NOWHERE


def _due(money: Money, row: DueRow) -> Line:
    minor = row.item.amount if row.item.unpaid is None else row.item.unpaid
    return Line(
        formats.day_month_weekday(row.item.due),
        today_words.due_words(row.item, row.name),
        _("not known") if minor is None else money(minor, row.currency),
        (words.due_chip(row.item, row.days_away),),
        ("debt", row.item.debt),
    )


def _contact(row: ContactRow, *, judged: bool) -> Line:
    chips = words.row_chips(row) if judged else ()
    return Line(_when(row), today_words.contact_words(row), "", chips, ("contact", row.contact.id))


def _when(row: ContactRow) -> str:
    if row.local_at is None:
        return _("time not known")
    if row.contact.at_precision == "date":
        return formats.day_month_weekday(row.local_at.date())
    return f"{formats.day_month(row.local_at.date())} {formats.time_short(row.local_at)}"


def _day(view: TodayView, day: date) -> DayBar:
    there = [row for row in view.week if row.local_at is not None and row.local_at.date() == day]
    flagged = sum(any(f.verdict is not Verdict.CANNOT_TELL for f in row.flags) for row in there)
    name, count = formats.weekday(day), formats.number(len(there))
    said = _("%(day)s: %(contacts)s, flagged %(flagged)s")
    spoken = said % {"day": name, "contacts": count, "flagged": formats.number(flagged)}
    return DayBar(name, len(there), flagged, count, spoken if view.judged else f"{name} {count}")


def _questions_title(count: int) -> str:
    title = _("Needs your answer")
    return f"{title} · {formats.number(count)}" if count else title


def _week_title(count: int) -> str:
    if not count:
        return _("Contacts of the last 7 days")
    title = ngettext("%(count)s contact in the last 7 days", "%(count)s contacts in the last 7 days", count)
    return title % {"count": formats.number(count)}


def _open_findings(count: int) -> str:
    text = ngettext("%(count)s open finding", "%(count)s open findings", count)
    return text % {"count": formats.number(count)} if count else ""
