"""What is odd in what a debt comes to: it costs more than it is said to, or a late fee is out of measure."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from debttracker.debts.caps import CapUnit
from debttracker.debts.debt import Debt
from debttracker.debts.plan_time import YEAR_DAYS
from debttracker.debts.terms import LoanTerms
from debttracker.l10n import _, formats
from debttracker.money.amount import Minor
from debttracker.services.debt_preview import DebtPreview
from debttracker.services.draft_lines import RateLine
from debttracker.services.money_words import line_sentence
from debttracker.ui.debt_form.table_doubts import table_doubts
from debttracker.ui.rate_words import rate_text

_NOTABLE = Decimal("1.05")


def cost_doubts(
    debt: Debt, found: DebtPreview, lines: Sequence[RateLine], money: Callable[[Minor], str]
) -> list[str]:
    """Return a sentence for each oddity. The contract is held against `lines`; `money` writes amounts."""
    table = table_doubts(debt.terms, money) if isinstance(debt.terms, LoanTerms) else ()
    return [*_dearer(found), *_late_fee(debt, found), *_above(lines, money), *table]


def real_rate(found: DebtPreview) -> Decimal | None:
    """Return the true rate that is fit to stand beside an advertised one: 12 times the rate of a month.

    Where months do not fit, it is the rate by days; None when there is no rate.
    """
    rates = dict(found.rates)
    rate = rates.get("nominal") or rates.get("xirr")
    return Decimal(rate) if rate else None


def _dearer(found: DebtPreview) -> Iterator[str]:
    real, advertised = real_rate(found), found.advertised
    if real is None or advertised is None or real <= advertised * _NOTABLE or real < advertised + 1:
        return
    figures = {"advertised": formats.percent(advertised, 2), "real": rate_text(str(real))}
    if advertised:
        yield _("Advertised %(advertised)s, really %(real)s a year.") % figures
    else:
        yield _("Said to bear no interest; with its fees it really costs %(real)s a year.") % figures


def _late_fee(debt: Debt, found: DebtPreview) -> Iterator[str]:
    terms = debt.terms
    if not isinstance(terms, LoanTerms) or not found.largest:
        return
    fee = terms.late_fee if terms.late_fee is not None else terms.late_fee_floor
    if fee is not None and fee > found.largest:
        yield _("The late fee is larger than any payment of the loan. Is it right?")


def _above(lines: Sequence[RateLine], money: Callable[[Minor], str]) -> Iterator[str]:
    """Name every line that holds; of those that hang on facts not known yet, the lowest stands for all."""
    crossed = [line for line in lines if line.is_crossed]
    open_lines = [line for line in crossed if line.missing]
    for line in crossed:
        if not line.missing:
            yield line_sentence(line, money)
    if open_lines:
        yield line_sentence(min(open_lines, key=_a_year), money)


def _a_year(line: RateLine) -> tuple[bool, Decimal]:
    """Order lines by percent a year; those on the money lent have none and come last."""
    a_day = line.unit is CapUnit.PERCENT_A_DAY
    return line.unit is CapUnit.PERCENT_OF_CREDIT, line.percent * YEAR_DAYS if a_day else line.percent
