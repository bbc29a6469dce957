"""Records for tests from short forms; amounts as text in major units."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, get_args, get_type_hints

from debttracker.debts.balance import Balance
from debttracker.debts.debt import Debt, Statement, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, Fee, LoanTerms, ScheduleRow
from debttracker.debts.vocabulary import DebtKind, TransactionKind
from debttracker.money.amount import parse_major

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
        return tuple(Fee("fee", cents(amount), when) for amount, when in value)
    if name == "schedule":
        return tuple(
            ScheduleRow(row[0], *(cents(text) if text else None for text in row[1:])) for row in value
        )
    if name in AMOUNTS:
        return cents(value)
    for kind in types:
        if isinstance(kind, type) and issubclass(kind, str) and kind is not str:
            return kind(value)
    if isinstance(value, str) and Decimal in types:
        return Decimal(value)
    return value


def card(
    terms: Mapping[str, Any],
    transactions: Iterable[list[str]] = (),
    statements: Iterable[Mapping[str, Any]] = (),
    currency: str = "CNY",
) -> Debt:
    return Debt(
        "card",
        DebtKind.CREDIT_CARD,
        currency=currency,
        terms=terms_of(CardTerms, terms),
        transactions=tuple(
            Transaction(f"t{n}", date.fromisoformat(day), cents(amount), *(TransactionKind(k) for k in kind))
            for n, (day, amount, *kind) in enumerate(transactions)
        ),
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


def loan(terms: Mapping[str, Any], kind: DebtKind = DebtKind.MICROLOAN) -> Debt:
    return Debt("loan", kind, terms=terms_of(LoanTerms, terms))


def payments(debt: Debt, rows: Iterable[list[str]]) -> list[Payment]:
    return [
        Payment(f"p{n}", debt.id, date.fromisoformat(day), cents(amount))
        for n, (day, amount) in enumerate(rows)
    ]


def assert_traced(balance: Balance) -> None:
    """The lines of each part sum to that part of what is owed."""
    for part in PARTS:
        traced = sum(line.amount for line in balance.trace if line.part == part)
        assert traced == getattr(balance.owed, part), part
