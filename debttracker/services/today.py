"""The page Today: how do I stand, what is next."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import takewhile

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Direction
from debttracker.debts.balance import Balance, DueKind, DueState, Parts, Scenario
from debttracker.debts.card_cycle import statement_dates
from debttracker.debts.debt import Debt
from debttracker.debts.terms import CardTerms
from debttracker.norms.finding import Finding
from debttracker.norms.vocabulary import Verdict
from debttracker.services.money_views import MoneyBook, unpaid
from debttracker.services.records import Lookup, plain_number
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

AHEAD_DAYS = 14
GROWTH_DAYS = 180
QUESTION_DAYS = 30
STATEMENT_PATIENCE_DAYS = 3
"""A statement takes a few days to arrive; it is asked for after that."""


def today_view(
    look: Lookup,
    money: MoneyBook,
    on: date,
    findings: dict[str, tuple[Finding, ...]] | None,
    week: tuple[ContactRow, ...],
) -> TodayView:
    """Gather the page for one day; without findings no contact was judged yet, and the view says so."""
    currency = look.case.info.currency
    balances = {debt.id: money.balance(debt, on) for debt in look.case.debts}
    home = [b for b in balances.values() if b.currency == currency]
    late = [b for b in balances.values() if b.days_past_due > 0]
    worst = max(late, key=lambda b: b.days_past_due, default=None)
    due = unpaid(money.due_rows(on, on + timedelta(days=AHEAD_DAYS), on))
    questions = tuple(_questions(look, on, balances, findings or {}))
    return TodayView(
        on=on,
        currency=currency,
        owed=_sum(b.owed for b in home),
        overdue=_sum(b.overdue for b in home),
        incomplete=any(b.missing for b in home),
        debts=len(balances),
        debts_overdue=len(late),
        longest_days=worst.days_past_due if worst else 0,
        longest_bucket=worst.bucket if worst else "M0",
        one_more_day=_sum(
            money.one_more_day(debt, on) for debt in look.case.debts if look.currency(debt) == currency
        ),
        next_step=_next_step(look, money, on, due, late, questions),
        due=due,
        questions=questions,
        week=week,
        growth=_growth(money, look.case.debts, on, currency),
        other_currencies=_others(balances.values(), currency),
        judged=findings is not None,
    )


def _sum(parts: Iterable[Parts]) -> Parts:
    total = Parts()
    for part in parts:
        total += part
    return total


def _others(balances: Iterable[Balance], currency: str) -> tuple[tuple[str, Parts], ...]:
    sums: dict[str, Parts] = {}
    for balance in balances:
        if balance.currency != currency:
            sums[balance.currency] = sums.get(balance.currency, Parts()) + balance.owed
    return tuple(sorted(sums.items()))


def _growth(money: MoneyBook, debts: Sequence[Debt], on: date, currency: str) -> GrowthSeries | None:
    if not debts:
        return None
    return money.growth_of(debts, on, GROWTH_DAYS, currency, Scenario.NOTHING)


def _next_step(
    look: Lookup,
    money: MoneyBook,
    on: date,
    due: Sequence[DueRow],
    late: Sequence[Balance],
    questions: Sequence[Question],
) -> NextStep:
    if not look.case.debts:
        return NextStep(StepKind.ENTER_FIRST_DEBT)
    dated = [*_before_it_costs(look, money, on), *_deadlines(look, on), *(_payment(row) for row in due[:1])]
    if dated:
        return min(dated, key=lambda step: step.due or date.max)
    if late:
        worst = max(late, key=lambda b: (b.days_past_due, b.debt))
        return NextStep(
            StepKind.TALK_ABOUT_OVERDUE,
            worst.debt,
            look.debt_name(look.debts[worst.debt]),
            worst.oldest_unpaid_due,
            worst.overdue.total or None,
            worst.currency,
            worst.days_past_due,
        )
    for question in questions:
        if question.kind is QuestionKind.STATEMENT_DUE:
            return NextStep(StepKind.ENTER_STATEMENT, question.debt, question.name)
    if questions:
        return NextStep(StepKind.ANSWER_QUESTION, questions[0].debt, contact=questions[0].contact)
    return NextStep(StepKind.NOTHING_DUE)


def _payment(row: DueRow) -> NextStep:
    kind = StepKind.PAY_MINIMUM if row.item.kind is DueKind.MINIMUM_PAYMENT else StepKind.PAY_INSTALMENT
    amount = row.item.unpaid if row.item.unpaid is not None else row.item.amount
    return NextStep(kind, row.item.debt, row.name, row.item.due, amount, row.currency, row.days_away)


def _before_it_costs(look: Lookup, money: MoneyBook, on: date) -> Iterable[NextStep]:
    """Find what was due and costs nothing more yet, since its days of grace are not over."""
    for debt in look.case.debts:
        grace = debt.terms.grace_days if debt.terms is not None else None
        if not grace:
            continue
        for item in money.due_items(debt, on - timedelta(grace), on - timedelta(1), on):
            open_amount = item.amount if item.unpaid is None else item.unpaid
            if item.state is not DueState.PAID and open_amount != 0:
                last = item.due + timedelta(grace)
                yield NextStep(
                    StepKind.PAY_BEFORE_COST,
                    debt.id,
                    look.debt_name(debt),
                    last,
                    open_amount,
                    look.currency(debt),
                    (last - on).days,
                )


def _deadlines(look: Lookup, on: date) -> Iterable[NextStep]:
    """Find the days of offers and notices by which the person has to do something."""
    if not look.case.offers and not look.case.creditor_notices:
        return
    from debttracker.services.deadline_words import deadline_title
    from debttracker.services.deadlines import ACT_BY, of_records

    for day in of_records(look):
        if day.kind in ACT_BY and on <= day.on <= on + timedelta(AHEAD_DAYS):
            title, away = deadline_title(day), (day.on - on).days
            yield NextStep(
                StepKind.MEET_DEADLINE, day.debt, title, day.on, day.amount, day.currency or None, away
            )


def _questions(
    look: Lookup, on: date, balances: dict[str, Balance], findings: dict[str, tuple[Finding, ...]]
) -> Iterable[Question]:
    recent = [c for c in look.case.contacts if _is_recent(look, c, on)]
    yield from _statements_due(look, on)
    yield from _missing_facts(look, recent, findings)
    yield from _unknown_numbers(recent)
    for debt in look.case.debts:
        for field in balances[debt.id].missing[:1]:
            yield Question(QuestionKind.MISSING_TERM, debt=debt.id, name=look.debt_name(debt), field=field)


def _is_recent(look: Lookup, contact: Contact, on: date) -> bool:
    if contact.at is None:
        return False
    return timedelta(0) <= on - contact.at.astimezone(look.zone(contact)).date() <= timedelta(QUESTION_DAYS)


def _missing_facts(
    look: Lookup, recent: Sequence[Contact], findings: dict[str, tuple[Finding, ...]]
) -> Iterable[Question]:
    for contact in sorted(recent, key=_moment, reverse=True):
        open_ones = [
            f
            for f in findings.get(contact.id, ())
            if f.verdict is Verdict.CANNOT_TELL and f.missing and f.key not in look.statuses
        ]
        fields = sorted({field for f in open_ones for field in f.missing if field.startswith("contact.")})
        if fields:
            subjects = tuple(sorted({f.subject for f in open_ones if fields[0] in f.missing}))
            yield Question(
                QuestionKind.MISSING_FACT,
                contact=contact.id,
                field=fields[0],
                at=contact.at and contact.at.astimezone(look.zone(contact)),
                subjects=subjects,
            )


def _moment(contact: Contact) -> tuple[datetime, str]:
    if contact.at is None:
        raise ValueError(contact.id)
    return contact.at, contact.id


def _unknown_numbers(recent: Sequence[Contact]) -> Iterable[Question]:
    seen: dict[str, list[Contact]] = {}
    for contact in recent:
        unknown = contact.number and not contact.collector and not contact.creditor
        if unknown and contact.direction is not Direction.OUTGOING:
            seen.setdefault(plain_number(contact.number or ""), []).append(contact)
    for number, contacts in sorted(seen.items()):
        yield Question(QuestionKind.UNKNOWN_NUMBER, contact=contacts[-1].id, name=number, count=len(contacts))


def _statements_due(look: Lookup, on: date) -> Iterable[Question]:
    for debt in look.case.debts:
        terms = debt.terms
        if not isinstance(terms, CardTerms) or terms.statement_day is None or not debt.statements:
            continue
        latest = max(statement.date for statement in debt.statements)
        expected = _statements_between(debt, terms, latest, on - timedelta(days=STATEMENT_PATIENCE_DAYS))
        if expected:
            yield Question(
                QuestionKind.STATEMENT_DUE,
                debt=debt.id,
                name=look.debt_name(debt),
                field=expected[-1].isoformat(),
                count=len(expected),
            )


def _statements_between(debt: Debt, terms: CardTerms, latest: date, ready: date) -> list[date]:
    dates = (day for day, _ in statement_dates(terms, debt.statements, latest + timedelta(days=1)))
    return list(takewhile(lambda day: day <= ready, dates))
