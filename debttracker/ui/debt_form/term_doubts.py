"""Terms of a card or a loan that are possible and yet odd, each in one calm sentence with its figure."""

from collections.abc import Iterator
from decimal import Decimal

from debttracker.debts.terms import BalanceRate, CardTerms, LoanTerms
from debttracker.debts.vocabulary import MinimumPart
from debttracker.errors import InputError
from debttracker.l10n import _, formats
from debttracker.money.frequency import nth_date, parse_frequency
from debttracker.money.vocabulary import Method
from debttracker.ui.debt_words import balance_kind_name, frequency_name

_HIGH_YEAR = Decimal(100)
_HIGH_DAY = Decimal("0.1")
_LOW_YEAR = Decimal("0.1")
_SAME_RATE = Decimal("0.05")
_YEAR_DAYS = 365
_SHORT_MONTH = 30


def card_doubts(terms: CardTerms) -> Iterator[str]:
    """Yield what is odd in the terms of a card."""
    if terms.due_day is not None and terms.due_days_after is not None:
        yield _("A due day and days until the due date are both given; leave one of them empty.")
    yield from _two_rates(terms)
    for rate in (terms.daily_rate, terms.cash_daily_rate):
        if rate is not None and rate > _HIGH_DAY:
            yield _("%(rate)s a day is very high; often it is 0.05 a day. Is it a rate a year?") % {
                "rate": formats.percent(rate)
            }
    yield from _yearly(terms.annual_rate)
    yield from _endless_minimum(terms)
    if terms.late_fee_steps and terms.late_fee_percent is not None:
        yield _(
            "Late fees one after another and a late fee in percent are both given; leave one of them empty."
        )
    for one in terms.rates:
        yield from _balance_rate(one)


def loan_doubts(terms: LoanTerms) -> Iterator[str]:
    """Yield what is odd in the terms of a loan."""
    yield from _yearly(terms.annual_rate)
    yield from _yearly(terms.overdue_annual_rate)
    if terms.overdue_multiplier is not None and 0 < terms.overdue_multiplier < 1:
        yield _("An overdue rate below the contract's rate is unusual; often it is 1.5 times the rate.")
    if terms.overdue_multiplier is not None and terms.overdue_annual_rate is not None:
        yield _("Two overdue rates are given; the rate a year is counted.")
    if terms.method is Method.BULLET and (terms.periods or 1) > 1:
        yield _("Everything is said to be repaid in one payment, and yet %(count)s payments are named.") % {
            "count": formats.number(terms.periods or 1)
        }
    yield from _received(terms)
    yield from _first_period(terms)
    yield from _late(terms)


def _two_rates(terms: CardTerms) -> Iterator[str]:
    if terms.daily_rate is None or terms.annual_rate is None:
        return
    yearly = terms.daily_rate * (terms.year_days or _YEAR_DAYS)
    if abs(yearly - terms.annual_rate) > _SAME_RATE:
        yield _("%(daily)s a day is %(yearly)s a year, not %(annual)s; the rate a day is counted.") % {
            "daily": formats.percent(terms.daily_rate),
            "yearly": formats.percent(yearly),
            "annual": formats.percent(terms.annual_rate),
        }


def _endless_minimum(terms: CardTerms) -> Iterator[str]:
    """A minimum in percent that is no more than a month's interest leaves the debt as large as it was."""
    monthly = None
    if terms.daily_rate is not None:
        monthly = terms.daily_rate * _SHORT_MONTH
    elif terms.annual_rate is not None:
        monthly = terms.annual_rate / 12
    if monthly is None or terms.minimum_percent is None or terms.minimum_percent > monthly:
        return
    figures = {"minimum": formats.percent(terms.minimum_percent), "interest": formats.percent(monthly, 2)}
    if terms.minimum_adds is None:
        yield (
            _(
                "A minimum of %(minimum)s is not more than the interest of a month, %(interest)s. Unless the "
                "interest is added to it, paying it alone never ends the debt."
            )
            % figures
        )
    elif MinimumPart.INTEREST not in terms.minimum_adds:
        yield (
            _(
                "A minimum of %(minimum)s is not more than the interest of a month, %(interest)s: "
                "paying it alone never ends the debt."
            )
            % figures
        )


def _balance_rate(rate: BalanceRate) -> Iterator[str]:
    if rate.annual_rate is None and rate.daily_rate is None:
        yield _("%(balance)s: a rate is named without its figure.") % {
            "balance": balance_kind_name(rate.balance)
        }


def _received(terms: LoanTerms) -> Iterator[str]:
    if not terms.principal or terms.received is None or terms.received >= terms.principal:
        return
    if terms.received * 2 < terms.principal:
        yield _("Less than half of the loan is said to have been received. Is the amount right?")
        return
    share = Decimal(terms.principal - terms.received) * 100 / terms.principal
    yield _(
        "%(share)s of the loan was taken off before it was paid out: less arrived than is asked back."
    ) % {"share": formats.percent(share, 2)}


def _first_period(terms: LoanTerms) -> Iterator[str]:
    """A first period that is shorter or longer than the others by more than a quarter."""
    if terms.start is None or terms.first_due is None or terms.every is None:
        return
    try:
        regular = nth_date(terms.start, parse_frequency(terms.every), 1)
    except InputError:
        return
    days, usual = (terms.first_due - terms.start).days, (regular - terms.start).days
    if days > 0 and abs(days - usual) * 4 > usual:
        yield _(
            "The first payment is due after %(days)s days, the others %(every)s. Is the first due date right?"
        ) % {"days": formats.number(days), "every": frequency_name(terms.every)}


def _late(terms: LoanTerms) -> Iterator[str]:
    grace, waiting = terms.grace_days, terms.waiting_days
    if grace is not None and waiting is not None and grace > waiting:
        yield _(
            "A late fee is due after %(waiting)s days, while a payment up to %(grace)s days late counts "
            "as in time. Are the two mixed up?"
        ) % {"waiting": formats.number(waiting), "grace": formats.number(grace)}


def _yearly(rate: Decimal | None) -> Iterator[str]:
    if rate is None:
        return
    if rate > _HIGH_YEAR:
        yield _("%(rate)s a year is more than the loan itself each year. Is the rate right?") % {
            "rate": formats.percent(rate)
        }
    elif 0 < rate < _LOW_YEAR:
        yield _("%(rate)s a year is very low. Is it a rate a day?") % {"rate": formats.percent(rate)}
