"""Records for tests from short forms; amounts as text in major units."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_type_hints

from debttracker.debts.balance import Balance, Parts, TraceLine
from debttracker.debts.debt import Debt, DebtChange, Statement, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import BalanceRate, CardTerms, Fee, LoanTerms, ScheduleRow
from debttracker.debts.vocabulary import (
    BalanceKind,
    DebtChangeKind,
    DebtKind,
    MinimumPart,
    PaymentKind,
    TransactionKind,
)
from debttracker.money.amount import parse_major
from debttracker.money.vocabulary import Method

Terms = TypeVar("Terms", CardTerms, LoanTerms)
PARTS = ("principal", "interest", "penalty", "fees")
AMOUNTS = {
    "principal",
    "received",
    "late_fee",
    "credit_limit",
    "minimum_floor",
    "late_fee_floor",
    "late_fee_cap",
    "tolerance",
    "late_fee_free_up_to",
    "prepayment_fee",
    "cash_fee_floor",
    "cash_fee_cap",
}


def cents(text: str) -> int:
    return parse_major(text, "CNY")


def terms_of(kind: type[Terms], raw: Mapping[str, Any]) -> Terms:
    """Return terms from text; an empty text means not known."""
    hints = get_type_hints(kind)
    made = {
        item.name: _value(item.name, raw[item.name], get_args(hints[item.name]))
        for item in fields(kind)
        if raw.get(item.name, "") != ""
    }
    return kind(**made)


def _value(name: str, value: Any, types: tuple[Any, ...]) -> Any:
    if name == "fees":
        return tuple(Fee("fee", cents(amount), when, None, *back) for amount, when, *back in value)
    if name == "schedule":
        return tuple(
            ScheduleRow(row[0], *(cents(text) if text else None for text in row[1:])) for row in value
        )
    if name == "rates":
        return tuple(_rate(**row) for row in value)
    if name == "minimum_adds":
        return tuple(MinimumPart(part) for part in value)
    if name == "late_fee_steps":
        return tuple(cents(text) for text in value)
    if name in AMOUNTS:
        return cents(value)
    for kind in types:
        if isinstance(kind, type) and issubclass(kind, str) and kind is not str:
            return kind(value)
    if isinstance(value, str) and Decimal in types:
        return Decimal(value)
    return value


def _rate(balance: str, annual: str = "", daily: str = "", **days: date) -> BalanceRate:
    rates = (Decimal(text) if text else None for text in (annual, daily))
    return BalanceRate(BalanceKind(balance), days.get("from"), days.get("until"), *rates)


def _transaction(number: int, day: str, amount: str, kind: str = "purchase", *plan: Any) -> Transaction:
    periods, rate = plan or (None, None)
    made = date.fromisoformat(day)
    rate = None if rate is None else Decimal(rate)
    return Transaction(f"t{number}", made, cents(amount), TransactionKind(kind), periods, rate)


def card(
    terms: Mapping[str, Any],
    transactions: Iterable[list[Any]] = (),
    statements: Iterable[Mapping[str, Any]] = (),
    currency: str = "CNY",
) -> Debt:
    return Debt(
        "card",
        DebtKind.CREDIT_CARD,
        currency=currency,
        terms=terms_of(CardTerms, terms),
        transactions=tuple(_transaction(number, *row) for number, row in enumerate(transactions)),
        statements=tuple(
            Statement(
                raw["date"],
                raw.get("due"),
                cents(raw["balance"]) if "balance" in raw else None,
                cents(raw["minimum"]) if "minimum" in raw else None,
            )
            for raw in statements
        ),
    )


def loan(
    terms: Mapping[str, Any],
    kind: DebtKind = DebtKind.MICROLOAN,
    changes: Iterable[Mapping[str, Any]] = (),
) -> Debt:
    made = tuple(_change(**raw) for raw in changes)
    return Debt("loan", kind, terms=terms_of(LoanTerms, terms), changes=made)


def _change(date: date, kind: str, **raw: Any) -> DebtChange:
    known = {
        name: cents(value) if name == "principal" or name.startswith("waived_") else value
        for name, value in raw.items()
    }
    if "annual_rate" in known:
        known["annual_rate"] = Decimal(known["annual_rate"])
    if "method" in known:
        known["method"] = Method(known["method"])
    return DebtChange(date, DebtChangeKind(kind), **known)


def payments(debt: Debt, rows: Iterable[list[Any]]) -> list[Payment]:
    """Return payments from day and amount, and a table of what else is known of them."""
    return [_payment(debt, number, *row) for number, row in enumerate(rows)]


def _payment(
    debt: Debt, number: int, day: str, amount: str, more: Mapping[str, Any] = MappingProxyType({})
) -> Payment:
    known = {
        name: cents(value) if name.startswith("booked_") else value
        for name, value in more.items()
        if name != "kind"
    }
    kind = PaymentKind(more["kind"]) if "kind" in more else None
    return Payment(f"p{number}", debt.id, date.fromisoformat(day), cents(amount), kind, **known)


def assert_traced(balance: Balance) -> None:
    """The lines of each part sum to that part of what is owed."""
    assert traced(balance.trace) == balance.owed


def traced(trace: Iterable[TraceLine]) -> Parts:
    """Return the sums of the lines of a trace, by part."""
    lines = list(trace)
    return Parts(*(sum(line.amount for line in lines if line.part == part) for part in PARTS))
