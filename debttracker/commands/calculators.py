"""`schedule` and `apr`: one set of loan terms, no case needed."""

import argparse
import re
from collections.abc import Mapping
from typing import Any

from debttracker.bootstrap import Program
from debttracker.commands.flows import read_loan
from debttracker.commands.output import Output, table
from debttracker.commands.parser import Parser, Subparsers, add_command, add_json, day, path, percent, whole
from debttracker.errors import InputError
from debttracker.l10n import _
from debttracker.money.amount import is_currency, parse_major, to_major
from debttracker.money.annual_rate import AnnualRates, Convention, annual_rates, schedule_flows
from debttracker.money.frequency import parse_frequency
from debttracker.money.schedule import FEE_TIMES, FeeCharge, Schedule, ScheduleTerms, schedule
from debttracker.money.vocabulary import DayCount, Method

_NEEDED = ("principal", "start", "periods", "method")


def register(commands: Subparsers) -> None:
    """Add both commands."""
    parser = add_command(
        commands, "schedule", _("the repayment schedule of one set of loan terms"), _schedule
    )
    _add_terms(parser)
    add_json(parser)
    parser = add_command(
        commands, "apr", _("the true annual rate of one set of loan terms, or of flows"), _apr
    )
    _add_terms(parser)
    parser.add_argument(
        "--flows",
        metavar="FILE.csv",
        type=path,
        help=_("columns date,amount; money received positive, money paid negative"),
    )
    add_json(parser)


def _add_terms(parser: Parser) -> None:
    add = parser.add_argument
    add("--principal", metavar="AMOUNT", help=_("what is owed at first"))
    add("--received", metavar="AMOUNT", help=_("what was really paid out, when less"))
    add("--annual-rate", metavar="PERCENT", type=percent, help=_("interest in percent a year"))
    add("--period-fee-rate", metavar="PERCENT", type=percent, help=_("percent of the principal each period"))
    add("--day-count", choices=[str(kind) for kind in DayCount], help=_("how days become a part of a year"))
    add("--start", metavar="DATE", type=day, help=_("when the money was paid out"))
    add("--first-due", metavar="DATE", type=day, help=_("the first due date, when not one period later"))
    add("--every", metavar="N_UNIT", help=_('how often a payment falls due, such as "1 month" or "14 day"'))
    add("--periods", metavar="N", type=whole, help=_("how many payments"))
    add("--method", choices=[str(method) for method in Method], help=_("how it is repaid"))
    add(
        "--fee",
        metavar="AMOUNT@WHEN",
        action="append",
        default=[],
        help=_("a fee and when it is taken: start, each, end, or a date; may be given several times"),
    )
    add("--currency", metavar="CODE", default="CNY", help=_("the currency, which says how many decimals"))


def _schedule(arguments: argparse.Namespace, _program: Program, output: Output) -> None:
    currency = _currency(arguments)
    found = schedule(_terms(arguments, currency))
    output.result(_schedule_json(found, currency), _schedule_lines(found, currency))


def _schedule_json(found: Schedule, currency: str) -> dict[str, Any]:
    rows = [
        {
            "period": row.period,
            "due": row.due.isoformat(),
            "payment": to_major(row.payment, currency),
            "interest": to_major(row.interest, currency),
            "principal": to_major(row.principal, currency),
            "fees": to_major(row.fees, currency),
            "balance": to_major(row.balance, currency),
        }
        for row in found.rows
    ]
    totals = found.totals
    return {
        "rows": rows,
        "totals": {
            "payment": to_major(totals.payment, currency),
            "interest": to_major(totals.interest, currency),
            "principal": to_major(totals.principal, currency),
            "fees": to_major(totals.fees, currency),
            "upfront_fees": to_major(totals.upfront_fees, currency),
            "received": to_major(totals.received, currency),
            "cost": to_major(totals.cost, currency),
        },
    }


def _schedule_lines(found: Schedule, currency: str) -> list[str]:
    head = ["", _("due"), _("payment"), _("interest"), _("principal"), _("fees"), _("balance")]
    rows = [
        [
            str(row.period),
            row.due.isoformat(),
            *(
                to_major(amount, currency)
                for amount in (row.payment, row.interest, row.principal, row.fees, row.balance)
            ),
        ]
        for row in found.rows
    ]
    totals = found.totals
    sums = [
        "",
        _("total"),
        *(
            to_major(amount, currency)
            for amount in (totals.payment, totals.interest, totals.principal, totals.fees)
        ),
        "",
    ]
    lines = table([head, *rows, sums], right=frozenset(range(7)) - {1})
    return [
        *lines,
        _("received %(received)s, cost %(cost)s %(currency)s")
        % {
            "received": to_major(totals.received, currency),
            "cost": to_major(totals.cost, currency),
            "currency": currency,
        },
    ]


def _apr(arguments: argparse.Namespace, _program: Program, output: Output) -> None:
    currency = _currency(arguments)
    if arguments.flows is not None:
        if any(getattr(arguments, name) is not None for name in _NEEDED):
            raise InputError("apr: give either loan terms or --flows, not both")
        flows = read_loan(arguments.flows, currency)
    else:
        flows = schedule_flows(_terms(arguments, currency))
    rates = annual_rates(flows)
    output.result(_rates_json(rates, currency), _rates_lines(rates, currency))


def _rates_json(rates: AnnualRates, currency: str) -> dict[str, Any]:
    return {
        **{str(convention): rates.get(convention) for convention in Convention},
        "stated": {"eu": rates.stated},
        "total_cost": to_major(rates.total_cost, currency),
        "flows": [
            {"date": flow.on.isoformat(), "amount": to_major(flow.amount, currency)} for flow in rates.flows
        ],
        "notes": {str(note.convention): note.sentence for note in rates.notes},
    }


def _rates_lines(rates: AnnualRates, currency: str) -> list[str]:
    remarks = {note.convention: note.sentence for note in rates.notes}
    if rates.stated is not None:
        remarks[Convention.EU] = _("stated as %(rate)s %%") % {"rate": rates.stated}
    rows = []
    for convention, words in _convention_words().items():
        rate = rates.get(convention)
        rows.append([words, f"{rate} %" if rate is not None else "-", remarks.get(convention, "")])
    cost = _("total cost %(cost)s %(currency)s") % {
        "cost": to_major(rates.total_cost, currency),
        "currency": currency,
    }
    lines = [*table(rows, right=frozenset({1})), cost]
    if rates.is_below_a_month:
        lines.append(_("all within a month: the simple rate and the total cost say more than the others"))
    return lines


def _convention_words() -> Mapping[Convention, str]:
    return {
        Convention.NOMINAL: _("nominal, 12 times the monthly rate"),
        Convention.EFFECTIVE: _("effective, compounded over a year"),
        Convention.XIRR: _("by days over 365"),
        Convention.REG_Z: _("United States, Appendix J"),
        Convention.EU: _("European Union and United Kingdom"),
        Convention.SIMPLE: _("simple, of a single payment"),
    }


def _terms(arguments: argparse.Namespace, currency: str) -> ScheduleTerms:
    lacking = [f"--{name.replace('_', '-')}" for name in _NEEDED if getattr(arguments, name) is None]
    if lacking:
        raise InputError(
            "%(command)s: these are needed: %(names)s",
            command=arguments.command,
            names=", ".join(lacking),
        )
    received = arguments.received
    return ScheduleTerms(
        principal=_amount("--principal", arguments.principal, currency),
        start=arguments.start,
        every=_frequency(arguments.every) if arguments.every is not None else None,
        periods=arguments.periods,
        method=Method(arguments.method),
        annual_rate=arguments.annual_rate,
        period_fee_rate=arguments.period_fee_rate,
        day_count=DayCount(arguments.day_count) if arguments.day_count else None,
        first_due=arguments.first_due,
        received=None if received is None else _amount("--received", received, currency),
        fees=tuple(_fee(text, currency) for text in arguments.fee),
    )


def _currency(arguments: argparse.Namespace) -> str:
    currency: str = arguments.currency
    if not is_currency(currency):
        raise InputError("--currency: %(text)r is not a currency code; write it like CNY", text=currency)
    return currency


def _amount(option: str, text: str, currency: str) -> int:
    try:
        return parse_major(text, currency)
    except InputError as error:
        raise InputError("%(option)s: %(mistake)s", option=option, mistake=error) from error


def _frequency(text: str) -> Any:
    try:
        return parse_frequency(text)
    except InputError as error:
        raise InputError("%(option)s: %(mistake)s", option="--every", mistake=error) from error


def _fee(text: str, currency: str) -> FeeCharge:
    amount, sign, when = text.partition("@")
    when = when if sign else "start"
    if when in FEE_TIMES:
        return FeeCharge(_amount("--fee", amount, currency), when)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", when):
        try:
            return FeeCharge(_amount("--fee", amount, currency), day(when))
        except argparse.ArgumentTypeError as error:
            raise InputError("%(option)s: %(mistake)s", option="--fee", mistake=str(error)) from error
    raise InputError(
        "--fee: %(text)r is not a fee; write it like 100@start, 5@each, 20@end or 30@2026-11-23", text=text
    )
