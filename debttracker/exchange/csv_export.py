"""A case as tables for spreadsheets: the contact log in the file named, debts and payments beside it.

Columns are the fields of the JSON format; amounts are in major units with their currency beside them;
lists stand in one cell, separated by " | ". UTF-8 with a byte order mark, which spreadsheets ask for.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from debttracker.case import Case
from debttracker.contacts.contact import Contact
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.exchange.atomic import replace_file
from debttracker.exchange.codec import canonical, encode
from debttracker.exchange.shape import Kind, Scalar, Shape, fields_of

SEPARATOR = " | "
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_CURRENCY = "currency"


def save(case: Case, target: Path) -> tuple[Path, ...]:
    """Write the tables and return the files: OUT.csv, OUT-debts.csv and OUT-payments.csv.

    Each is replaced only when the new one is whole. Raises WorldError when one cannot be written.
    """
    written = []
    for path, text in tables(case, target).items():
        replace_file(path, text.encode("utf-8-sig"))
        written.append(path)
    return tuple(written)


def tables(case: Case, target: Path) -> Mapping[Path, str]:
    """Return the text of each table by the file that it goes into."""
    usual = case.info.currency
    debts = {debt.id: debt.currency or usual for debt in case.debts}
    return {
        target: _table(Contact, ((contact, usual) for contact in case.contacts)),
        _beside(target, "debts"): _table(Debt, ((debt, debts[debt.id]) for debt in case.debts)),
        _beside(target, "payments"): _table(Payment, ((p, debts.get(p.debt, usual)) for p in case.payments)),
    }


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: text that looks like one gets an apostrophe."""
    if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _beside(target: Path, table: str) -> Path:
    return target.with_name(f"{target.stem}-{table}{target.suffix}")


def _table(record: type, rows: Iterable[tuple[Any, str]]) -> str:
    columns = [field.key for field in fields_of(record)]
    if _CURRENCY not in columns and _has_amounts(record):
        columns.append(_CURRENCY)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for item, currency in rows:
        values = {_CURRENCY: currency, **encode(item, currency)}
        writer.writerow([safe(_cell(values.get(column))) for column in columns])
    return text.getvalue()


def _has_amounts(record: type) -> bool:
    return any(_is_amount(field.shape) for field in fields_of(record))


def _is_amount(shape: Shape) -> bool:
    return isinstance(shape, Scalar) and shape.kind is Kind.AMOUNT


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return SEPARATOR.join(value)
    return canonical(value) if isinstance(value, dict | list) else str(value)
