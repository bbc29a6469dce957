"""Values of a debt that are possible and yet odd: named while typing, never refused."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from debttracker.debts.check_terms import problems
from debttracker.debts.debt import Debt
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.l10n import _, formats, translate
from debttracker.ui.debt_form.event_doubts import event_doubts
from debttracker.ui.debt_form.term_doubts import card_doubts, loan_doubts
from debttracker.ui.term_fields import field_label

_FAR = timedelta(days=366 * 60)


def doubts(debt: Debt, today: date) -> list[str]:
    """Return a sentence for each value that looks like a mistake."""
    terms = debt.terms
    of_terms: Iterator[str] = iter(())
    if isinstance(terms, CardTerms):
        of_terms = card_doubts(terms)
    elif isinstance(terms, LoanTerms):
        of_terms = loan_doubts(terms)
    of_days = chain(_dates(debt, today), event_doubts(debt, today))
    return [*_impossible(debt), *of_days, *of_terms, *_statements(debt)]


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
