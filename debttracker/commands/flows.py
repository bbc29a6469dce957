"""Reads money received and paid from a CSV file with the columns `date` and `amount`."""

import argparse
import csv
import io
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from debttracker.commands.parser import day
from debttracker.errors import InputError
from debttracker.l10n import mark
from debttracker.money.amount import Minor, parse_major
from debttracker.money.annual_rate import Flow, RateReason, merge_flows, unusable

MOST_ROWS = 20_000
MOST_BYTES = 5_000_000
_COLUMNS = ("date", "amount")


_MISTAKES: Mapping[RateReason, str] = MappingProxyType(
    {
        RateReason.NOTHING_RECEIVED: mark(
            "%(file)s: no money was received; write it as a positive amount, on another day than it is paid"
        ),
        RateReason.NOTHING_PAID: mark(
            "%(file)s: no money was paid; write it as a negative amount, on another day than it is received"
        ),
        RateReason.TOO_MANY_TURNS: mark(
            "%(file)s: money is received and paid in turn too often to find every rate"
        ),
    }
)


def read_loan(file: Path, currency: str) -> tuple[Flow, ...]:
    """Return the flows of a file by date. Raises InputError when no rate can be asked of them."""
    flows = merge_flows(read_flows(file, currency))
    reason = unusable(flows)
    if reason is not None:
        raise InputError(_MISTAKES[reason], file=file)
    return flows


def read_flows(file: Path, currency: str) -> list[Flow]:
    """Return the flows of a file, in its order. Raises InputError that names file, line and field."""
    rows = csv.reader(io.StringIO(_text(file), newline=""), strict=True)
    flows: list[Flow] = []
    places: list[int] | None = None
    width = 0
    try:
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if places is None:
                places = _places(file, [cell.strip().lower() for cell in row])
                width = len(row)
                continue
            if len(row) > width:
                raise InputError(
                    '%(file)s, line %(line)s: more cells than columns; write amounts like "1234.56"',
                    file=file,
                    line=rows.line_num,
                )
            flows.append(_flow(file, rows.line_num, row, places, currency))
            if len(flows) > MOST_ROWS:
                raise InputError("%(file)s: more than %(most)s rows", file=file, most=MOST_ROWS)
    except csv.Error as error:
        raise InputError(
            "%(file)s, line %(line)s: this is not CSV (%(reason)s)",
            file=file,
            line=rows.line_num,
            reason=error,
        ) from error
    if not flows:
        raise InputError("%(file)s: no flows; columns date,amount are expected", file=file)
    return flows


def _text(file: Path) -> str:
    if file.is_file() and file.stat().st_size > MOST_BYTES:
        raise InputError("%(file)s: this is too large for a list of flows", file=file)
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("%(file)s: this is not a text in UTF-8", file=file) from error


def _places(file: Path, head: list[str]) -> list[int]:
    for name in _COLUMNS:
        if head.count(name) != 1:
            raise InputError(
                "%(file)s: one column %(name)r is expected in the first line", file=file, name=name
            )
    return [head.index(name) for name in _COLUMNS]


def _flow(file: Path, line: int, row: list[str], places: list[int], currency: str) -> Flow:
    when, amount = (row[place].strip() if place < len(row) else "" for place in places)
    try:
        return Flow(day(when), _minor(amount, currency))
    except (InputError, argparse.ArgumentTypeError) as error:
        raise InputError(
            "%(file)s, line %(line)s: %(mistake)s",
            file=file,
            line=line,
            mistake=error if isinstance(error, InputError) else str(error),
        ) from error


def _minor(text: str, currency: str) -> Minor:
    return parse_major(text.removeprefix("+"), currency)
