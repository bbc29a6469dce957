"""The tables of a debt's terms in lines of text: rates of single balances, changes, fees."""

from collections.abc import Callable

from debttracker.debts.debt import Debt, DebtChange
from debttracker.debts.terms import BalanceRate, CardTerms, Fee, LoanTerms
from debttracker.l10n import _, formats, ngettext, pgettext
from debttracker.ui.debt_words import (
    balance_kind_name,
    change_kind_name,
    fee_kind_name,
    fee_time_name,
    frequency_name,
    method_name,
)

Line = tuple[str, str]
Money = Callable[[int], str]


def record_lines(debt: Debt, money: Money) -> list[Line]:
    """Return the rows of the tables of a debt's terms, each as a name and a text."""
    lines: list[Line] = []
    if isinstance(debt.terms, CardTerms):
        lines += [_rate(rate) for rate in debt.terms.rates]
    if isinstance(debt.terms, LoanTerms):
        lines += [_fee(fee, money) for fee in debt.terms.fees]
        rows = len(debt.terms.schedule)
        if rows:
            text = ngettext("%(count)s row", "%(count)s rows", rows) % {"count": formats.number(rows)}
            lines.append((_("The lender's own payment table"), text))
    return lines + [change_line(change, money) for change in debt.changes]


def _rate(rate: BalanceRate) -> Line:
    figures = []
    if rate.daily_rate is not None:
        figures.append(_("%(rate)s a day") % {"rate": formats.percent(rate.daily_rate)})
    if rate.annual_rate is not None:
        figures.append(_("%(rate)s a year") % {"rate": formats.percent(rate.annual_rate)})
    if rate.from_ is not None:
        figures.append(_("from %(date)s") % {"date": formats.date_short(rate.from_)})
    if rate.until is not None:
        figures.append(_("until %(date)s") % {"date": formats.date_short(rate.until)})
    return balance_kind_name(rate.balance), " · ".join(figures)


def _fee(fee: Fee, money: Money) -> Line:
    parts = [money(fee.amount), fee_time_name(fee.when)]
    if fee.kind is not None:
        parts.append(fee_kind_name(fee.kind))
    if fee.refundable is not None:
        given_back = _("given back in part when paid early")
        parts.append(given_back if fee.refundable else _("not given back when paid early"))
    return fee.name, " · ".join(parts)


def change_line(change: DebtChange, money: Money) -> Line:
    """Return the day of a change and what was changed."""
    parts = [change_kind_name(change.kind)]
    if change.extra_days is not None:
        days = ngettext("later by %(count)s day", "later by %(count)s days", change.extra_days)
        parts.append(days % {"count": formats.number(change.extra_days)})
    if change.principal is not None:
        parts.append(money(change.principal))
    if change.periods is not None:
        periods = ngettext("%(count)s payment", "%(count)s payments", change.periods)
        parts.append(periods % {"count": formats.number(change.periods)})
    if change.every is not None:
        parts.append(frequency_name(change.every))
    if change.first_due is not None:
        parts.append(_("from %(date)s") % {"date": formats.date_short(change.first_due)})
    if change.method is not None:
        parts.append(method_name(change.method))
    if change.annual_rate is not None:
        parts.append(_("%(rate)s a year") % {"rate": formats.percent(change.annual_rate)})
    parts += _waived(change, money)
    if change.note:
        parts.append(change.note)
    return formats.date_short(change.date), " · ".join(parts)


def _waived(change: DebtChange, money: Money) -> list[str]:
    waived = {
        pgettext("part", "Principal"): change.waived_principal,
        pgettext("part", "Interest"): change.waived_interest,
        pgettext("part", "Penalty"): change.waived_penalty,
        pgettext("part", "Fees"): change.waived_fees,
    }
    return [
        _("%(part)s: %(amount)s") % {"part": part, "amount": money(amount)}
        for part, amount in waived.items()
        if amount is not None
    ]
