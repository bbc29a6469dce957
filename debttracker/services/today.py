"""The page Today: how do I stand, what is next."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import takewhile

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Direction
from debttracker.debts.balance import Balance, DueKind, Parts, Scenario
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
        next_step=_next_step(look, due, late, questions),
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
    look: Lookup, due: Sequence[DueRow], late: Sequence[Balance], questions: Sequence[Question]
) -> NextStep:
    if not look.case.debts:
        return NextStep(StepKind.ENTER_FIRST_DEBT)
    if due:
        row = due[0]
        is_card = row.item.kind is DueKind.MINIMUM_PAYMENT
        kind = StepKind.PAY_MINIMUM if is_card else StepKind.PAY_INSTALMENT
        amount = row.item.unpaid if row.item.unpaid is not None else row.item.amount
        return NextStep(kind, row.item.debt, row.name, row.item.due, amount, row.currency, row.days_away)
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
