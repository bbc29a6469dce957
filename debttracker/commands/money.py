"""`owed`: what is owed on each debt on a date, by part, with days past due."""

import argparse
from collections.abc import Iterable
from datetime import date
from typing import Any

from debttracker.bootstrap import Program
from debttracker.commands.output import Output, table
from debttracker.commands.parser import Subparsers, add_case, add_command, add_json, day
from debttracker.debts.balance import Balance, Parts, Payoff, TraceLine
from debttracker.l10n import _
from debttracker.money.amount import to_major
from debttracker.services.debt_figures import DebtFigures, WaitingFigure
from debttracker.services.money_law_views import CapLineView
from debttracker.services.session import Session
from debttracker.services.views import OwedRow

_PARTS = ("principal", "interest", "penalty", "fees")


def register(commands: Subparsers) -> None:
    """Add the command."""
    parser = add_command(commands, "owed", _("what is owed on a date, by part, with days past due"), _owed)
    add_case(parser)
    parser.add_argument("--on", metavar="DATE", type=day, required=True, help=_("the day, at its end"))
    add_json(parser)


def _owed(arguments: argparse.Namespace, program: Program, output: Output) -> None:
    session = program.open(arguments.case, read_only=True)
    try:
        rows = session.owed(arguments.on)
        value = _owed_json(session, rows, arguments.on) if output.as_json else None
    finally:
        session.close()
    output.result(value, _lines(rows))


def _owed_json(session: Session, rows: tuple[OwedRow, ...], on: date) -> dict[str, Any]:
    law = session.money_law
    return {
        "on": on.isoformat(),
        "currency": session.case.info.currency,
        "debts": [
            _debt_json(row, law.cap_lines(row.debt.id, on), session.figures(row.debt.id, on)) for row in rows
        ],
        "totals": {
            name: {"owed": _parts_json(owed, name), "overdue": _parts_json(overdue, name)}
            for name, (owed, overdue) in _totals(rows).items()
        },
    }


def _totals(rows: Iterable[OwedRow]) -> dict[str, tuple[Parts, Parts]]:
    """Return owed and overdue added up by currency."""
    sums: dict[str, tuple[Parts, Parts]] = {}
    for row in rows:
        owed, overdue = sums.get(row.balance.currency, (Parts(), Parts()))
        sums[row.balance.currency] = (owed + row.balance.owed, overdue + row.balance.overdue)
    return sums


def _debt_json(row: OwedRow, caps: Iterable[CapLineView], figures: DebtFigures) -> dict[str, Any]:
    balance = row.balance
    return {
        "id": row.debt.id,
        "name": row.name,
        "kind": str(row.debt.kind),
        "creditor": row.debt.creditor,
        "currency": balance.currency,
        "owed": _parts_json(balance.owed, balance.currency),
        "overdue": _parts_json(balance.overdue, balance.currency),
        "days_past_due": balance.days_past_due,
        "bucket": balance.bucket,
        "days_bucket": balance.days_bucket,
        "oldest_unpaid_due": balance.oldest_unpaid_due.isoformat() if balance.oldest_unpaid_due else None,
        "next_due": balance.next_due.isoformat() if balance.next_due else None,
        "next_due_amount": _major(balance.next_due_amount, balance.currency),
        "missing": list(balance.missing),
        "payoff": _payoff_json(figures.payoff),
        "one_more_day": _waiting_json(figures.day, balance),
        "one_more_month": _waiting_json(figures.month, balance),
        "caps": [_cap_json(view, balance) for view in caps],
        "trace": [_trace_json(line, balance.currency) for line in balance.trace],
    }


def _payoff_json(payoff: Payoff | None) -> dict[str, Any] | None:
    """What ends the debt on the day; None before it began."""
    if payoff is None:
        return None
    return {
        **_parts_json(payoff.parts, payoff.currency),
        "missing": list(payoff.missing),
        "trace": [_trace_json(line, payoff.currency) for line in payoff.trace],
    }


def _waiting_json(figure: WaitingFigure, balance: Balance) -> dict[str, Any]:
    """What waiting until a day adds; the steps are those of that day less those `counted` before it."""
    return {
        **_parts_json(figure.added, balance.currency),
        "until": figure.until.isoformat(),
        "trace": [_trace_json(line, balance.currency) for line in figure.later],
        "counted": [_trace_json(line, balance.currency) for line in figure.before],
    }


def _cap_json(view: CapLineView, balance: Balance) -> dict[str, Any]:
    """What a line supports on the day; the amounts are None while a fact is missing."""
    ceiling = view.ceiling
    segment = view.line.on(balance.on)
    return {
        "line": view.line.id,
        "norms": [text.norm for text in view.norms],
        "limits": view.line.scope,
        "percent": str(segment.percent) if segment else None,
        "unit": segment.unit if segment else None,
        "certain": view.certain,
        "principal": _major(ceiling.principal, balance.currency) if ceiling else None,
        "charges": _major(ceiling.charges, balance.currency) if ceiling else None,
        "total": _major(ceiling.total, balance.currency) if ceiling else None,
        "missing": sorted({*view.missing, *(ceiling.missing if ceiling else ())}),
        "trace": [_trace_json(line, balance.currency) for line in (ceiling.trace if ceiling else ())],
    }


def _parts_json(parts: Parts, currency: str) -> dict[str, str]:
    amounts = {name: to_major(getattr(parts, name), currency) for name in _PARTS}
    return {**amounts, "total": to_major(parts.total, currency)}


def _trace_json(line: TraceLine, currency: str) -> dict[str, Any]:
    return {
        "on": line.on.isoformat(),
        "part": line.part,
        "amount": to_major(line.amount, currency),
        "formula": line.formula,
        "inputs": dict(line.inputs),
        "source": line.source,
    }


def _major(amount: int | None, currency: str) -> str | None:
    return None if amount is None else to_major(amount, currency)


def _lines(rows: tuple[OwedRow, ...]) -> list[str]:
    if not rows:
        return [_("no debts are entered")]
    head = [
        "",
        "",
        _("owed"),
        _("principal"),
        _("interest"),
        _("penalty"),
        _("fees"),
        _("overdue"),
        _("days"),
    ]
    lines = [[row.name, *_amounts(row.balance), str(row.balance.days_past_due)] for row in rows]
    for currency, (owed, overdue) in _totals(rows).items():
        balance = Balance("", rows[0].balance.on, currency, owed, overdue, 0)
        lines.append([_("total"), *_amounts(balance), ""])
    notes = [
        _("%(name)s: at least; not known: %(fields)s")
        % {"name": row.name, "fields": ", ".join(row.balance.missing)}
        for row in rows
        if row.balance.missing
    ]
    return [*table([head, *lines], right=frozenset(range(2, 9))), *notes]


def _amounts(balance: Balance) -> list[str]:
    owed = balance.owed
    values = (owed.total, owed.principal, owed.interest, owed.penalty, owed.fees, balance.overdue.total)
    return [balance.currency, *(to_major(value, balance.currency) for value in values)]
