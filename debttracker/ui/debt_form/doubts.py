"""Values of a debt that are possible and yet odd: named while typing, never refused."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from debttracker.debts.check_terms import problems
from debttracker.debts.debt import Debt
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.l10n import _, formats, translate
from debttracker.ui.term_fields import field_label

_HIGH_YEAR = Decimal(100)
_HIGH_DAY = Decimal("0.1")
_LOW_YEAR = Decimal("0.1")
_FAR = timedelta(days=366 * 60)


def doubts(debt: Debt, today: date) -> list[str]:
    """Return a sentence for each value that looks like a mistake."""
    return [*_impossible(debt), *_dates(debt, today), *_terms(debt), *_statements(debt)]


def _impossible(debt: Debt) -> Iterator[str]:
    for problem in problems(debt):
        template = translate(problem.template)
        sentence = template % dict(problem.values) if problem.values else template
        yield _("%(field)s: %(problem)s") % {"field": field_label(problem.field), "problem": sentence}


def _dates(debt: Debt, today: date) -> Iterator[str]:
    if debt.opened is not None and debt.opened > today:
        yield _("The debt is said to have begun on %(date)s, which is still ahead.") % {
            "date": formats.date_short(debt.opened)
        }
    days = [debt.opened]
    if isinstance(debt.terms, LoanTerms):
        days += [debt.terms.start, debt.terms.first_due]
    for day in days:
        if day is not None and abs(day - today) > _FAR:
            yield _("%(date)s is very far away; is the year right?") % {"date": formats.date_short(day)}


def _terms(debt: Debt) -> Iterator[str]:
    terms = debt.terms
    if isinstance(terms, CardTerms):
        yield from _card(terms)
    elif isinstance(terms, LoanTerms):
        yield from _loan(terms)


def _card(terms: CardTerms) -> Iterator[str]:
    if terms.due_day is not None and terms.due_days_after is not None:
        yield _("A due day and days until the due date are both given; leave one of them empty.")
    if terms.daily_rate is not None and terms.annual_rate is not None:
        yield _("A rate a day and a rate a year are both given; the rate a day is counted.")
    for rate in (terms.daily_rate, terms.cash_daily_rate):
        if rate is not None and rate > _HIGH_DAY:
            yield _("%(rate)s a day is very high; often it is 0.05 a day. Is it a rate a year?") % {
                "rate": formats.percent(rate)
            }
    yield from _yearly(terms.annual_rate)


def _loan(terms: LoanTerms) -> Iterator[str]:
    yield from _yearly(terms.annual_rate)
    yield from _yearly(terms.overdue_annual_rate)
    if terms.overdue_multiplier is not None and 0 < terms.overdue_multiplier < 1:
        yield _("An overdue rate below the contract's rate is unusual; often it is 1.5 times the rate.")
    if terms.overdue_multiplier is not None and terms.overdue_annual_rate is not None:
        yield _("Two overdue rates are given; the rate a year is counted.")
    if terms.principal and terms.received is not None and terms.received * 2 < terms.principal:
        yield _("Less than half of the loan is said to have been received. Is the amount right?")
    yield from _table(terms)


def _yearly(rate: Decimal | None) -> Iterator[str]:
    if rate is None:
        return
    if rate > _HIGH_YEAR:
        yield _("%(rate)s a year is more than the loan itself each year. Is the rate right?") % {
            "rate": formats.percent(rate)
        }
    elif 0 < rate < _LOW_YEAR:
        yield _("%(rate)s a year is very low. Is it a rate a day?") % {"rate": formats.percent(rate)}


def _table(terms: LoanTerms) -> Iterator[str]:
    known = [row.principal for row in terms.schedule if row.principal is not None]
    whole = bool(known) and len(known) == len(terms.schedule)
    if whole and terms.principal is not None and sum(known) != terms.principal:
        yield _("The principal parts of the lender's table do not add up to the amount of the loan.")
    for row in terms.schedule:
        parts = (row.principal, row.interest, row.fees or 0)
        if (
            row.principal is not None
            and row.interest is not None
            and sum(p or 0 for p in parts) != row.payment
        ):
            yield _("In the lender's table the parts of %(date)s do not add up to the payment.") % {
                "date": formats.date_short(row.due)
            }
            return


def _statements(debt: Debt) -> Iterator[str]:
    for one in debt.statements:
        if one.due is not None and one.due < one.date:
            yield _("The statement of %(date)s is due before it was made.") % {
                "date": formats.date_short(one.date)
            }
        if one.balance is not None and one.minimum is not None and one.minimum > max(one.balance, 0):
            yield _("The minimum of the statement of %(date)s is more than its balance.") % {
                "date": formats.date_short(one.date)
            }
    days = [one.date for one in debt.statements]
    if len(set(days)) < len(days):
        yield _("Two statements have the same date.")
