"""The editor of each kind of term, and its value in words."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from debttracker.debts.vocabulary import Compounding, InterestBase, OverdueBase, Prepayment
from debttracker.l10n import formats, pgettext
from debttracker.money.vocabulary import DayCount, Method
from debttracker.ui import debt_words as words
from debttracker.ui.term_fields import Kind, TermField
from debttracker.ui.widgets.amount_field import AmountField
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.rate_field import (
    EveryField,
    FactorField,
    RateField,
    daily_rate_said,
    yearly_rate_said,
)
from debttracker.ui.widgets.value_editor import ChoiceBox, TriState, ValueEditor
from debttracker.ui.widgets.whole_field import WholeField

_MOST_DAYS = 366
_MOST_PERIODS = 1200
_YEARLY = frozenset({"annual_rate", "overdue_annual_rate"})


def term_editor(field: TermField, currency: str) -> ValueEditor:
    """Return an editor for a term, empty."""
    if field.kind in _CHOICES:
        members, name = _CHOICES[field.kind]
        return ChoiceBox([(member, name(member)) for member in members])
    makers: dict[Kind, Callable[[], ValueEditor]] = {
        Kind.AMOUNT: lambda: AmountField(currency),
        Kind.RATE: lambda: RateField(yearly_rate_said if field.key in _YEARLY else None),
        Kind.RATE_DAILY: lambda: RateField(daily_rate_said),
        Kind.FACTOR: FactorField,
        Kind.DAY: lambda: WholeField(1, 31),
        Kind.COUNT: lambda: _count(field.key),
        Kind.DATE: DateField,
        Kind.EVERY: EveryField,
        Kind.YES_NO: TriState,
    }
    return makers[field.kind]()


def term_text(field: TermField, value: Any, money: Callable[[int], str]) -> str:
    """Return a term's value as one would say it."""
    if field.kind in _CHOICES:
        return _CHOICES[field.kind][1](value)
    if field.kind is Kind.RATE_DAILY:
        return f"{formats.percent(value)} {daily_rate_said(value)}"
    plain: dict[Kind, Callable[[Any], str]] = {
        Kind.AMOUNT: money,
        Kind.RATE: formats.percent,
        Kind.FACTOR: _factor,
        Kind.DAY: formats.number,
        Kind.COUNT: formats.number,
        Kind.DATE: formats.date_long,
        Kind.EVERY: words.frequency_name,
        Kind.YES_NO: lambda yes: pgettext("answer", "Yes") if yes else pgettext("answer", "No"),
    }
    return plain[field.kind](value)


def _factor(value: Decimal) -> str:
    return f"× {formats.number(value)}"


def _count(key: str) -> WholeField:
    if key == "periods":
        return WholeField(1, _MOST_PERIODS)
    return WholeField(1 if key == "due_days_after" else 0, _MOST_DAYS)


_CHOICES: dict[Kind, tuple[Any, Callable[[Any], str]]] = {
    Kind.INTEREST_BASE: (InterestBase, words.interest_base_name),
    Kind.COMPOUNDING: (Compounding, words.compounding_name),
    Kind.METHOD: (Method, words.method_name),
    Kind.DAY_COUNT: (DayCount, words.day_count_name),
    Kind.OVERDUE_BASE: (OverdueBase, words.overdue_base_name),
    Kind.PREPAYMENT: (Prepayment, words.prepayment_name),
}
