"""The editor of each kind of term, and its value in words."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QLineEdit

from debttracker.debts.vocabulary import (
    Compounding,
    DueShift,
    InterestBase,
    MinimumPart,
    OverdueBase,
    PaymentOrder,
    Prepayment,
    RoundingRule,
)
from debttracker.l10n import formats, pgettext
from debttracker.money.vocabulary import DayCount, Method
from debttracker.ui import debt_words as words
from debttracker.ui.debt_form.term_widgets import AmountsField, CalendarField, MinimumPartsField
from debttracker.ui.term_kinds import Kind, TermField
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
_BOUNDS = {
    "periods": (1, 1200),
    "due_days_after": (1, _MOST_DAYS),
    "year_days": (360, _MOST_DAYS),
    "waiting_days": (0, 3660),
    "late_fee_repeat_within": (1, 120),
    "late_fee_most": (0, 1200),
}
_LOAN_ORDERS = (PaymentOrder.INSTALMENTS, PaymentOrder.CIVIL_CODE_561)
_CARD_ORDERS = tuple(order for order in PaymentOrder if order not in _LOAN_ORDERS)
_YEARLY = frozenset({"annual_rate", "overdue_annual_rate"})


def term_editor(field: TermField, currency: str) -> ValueEditor:
    """Return an editor for a term, empty."""
    made = _bare_editor(field, currency)
    line = made.target()
    if field.example and isinstance(line, QLineEdit):
        line.setPlaceholderText(pgettext("example", "such as %(value)s") % {"value": field.example})
    return made


def _bare_editor(field: TermField, currency: str) -> ValueEditor:
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
        Kind.AMOUNTS: lambda: AmountsField(currency),
        Kind.CALENDAR: CalendarField,
        Kind.MINIMUM_PARTS: MinimumPartsField,
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
        Kind.AMOUNTS: lambda amounts: " / ".join(money(one) for one in amounts),
        Kind.CALENDAR: str,
        Kind.MINIMUM_PARTS: _parts,
    }
    return plain[field.kind](value)


def _factor(value: Decimal) -> str:
    return f"× {formats.number(value)}"


def _parts(parts: Sequence[MinimumPart]) -> str:
    names = [words.minimum_part_name(part) for part in parts]
    return formats.listing(names) if names else pgettext("minimum", "Nothing")


def _count(key: str) -> WholeField:
    return WholeField(*_BOUNDS.get(key, (0, _MOST_DAYS)))


_CHOICES: dict[Kind, tuple[Any, Callable[[Any], str]]] = {
    Kind.INTEREST_BASE: (InterestBase, words.interest_base_name),
    Kind.COMPOUNDING: (Compounding, words.compounding_name),
    Kind.METHOD: (Method, words.method_name),
    Kind.DAY_COUNT: (DayCount, words.day_count_name),
    Kind.OVERDUE_BASE: (OverdueBase, words.overdue_base_name),
    Kind.PREPAYMENT: (Prepayment, words.prepayment_name),
    Kind.ROUNDING: (RoundingRule, words.rounding_name),
    Kind.DUE_SHIFT: (DueShift, words.due_shift_name),
    Kind.CARD_ORDER: (_CARD_ORDERS, words.payment_order_name),
    Kind.LOAN_ORDER: (_LOAN_ORDERS, words.payment_order_name),
}
