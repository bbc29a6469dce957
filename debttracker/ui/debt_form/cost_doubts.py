"""What is odd in what a debt comes to: it costs more than it is said to, or a late fee is out of measure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from debttracker.debts.debt import Debt
from debttracker.debts.terms import LoanTerms
from debttracker.l10n import _, formats
from debttracker.services.debt_preview import DebtPreview, RateLine
from debttracker.ui.rate_words import rate_text

_NOTABLE = Decimal("1.05")


def cost_doubts(debt: Debt, found: DebtPreview, lines: Sequence[RateLine] = ()) -> list[str]:
    """Return a sentence for each oddity; `lines` are lines that the true rate is held against."""
    return [*_dearer(found), *_late_fee(debt, found), *_above(found, lines)]


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


def _above(found: DebtPreview, lines: Sequence[RateLine]) -> Iterator[str]:
    real = real_rate(found)
    for line in lines:
        if real is not None and real > line.percent:
            yield _("A true rate of %(real)s a year is above %(line)s (%(title)s).") % {
                "real": rate_text(str(real)),
                "line": formats.percent(line.percent),
                "title": line.title,
            }
