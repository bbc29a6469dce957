"""A lender's own repayment table, verified: does it add up, and does it follow from the terms?"""

from dataclasses import dataclass, replace
from enum import StrEnum, auto

from debttracker.debts.loan_plan import schedule_terms
from debttracker.debts.terms import LoanTerms, ScheduleRow
from debttracker.errors import InputError
from debttracker.money.amount import Minor
from debttracker.money.schedule import Instalment, schedule


class TableFault(StrEnum):
    """What does not fit. `parts`: interest, principal and fees do not sum to the payment; `principal_sum`:
    the principal parts do not sum to the principal; `periods`: more or fewer rows than the terms say; `due`,
    `payment`, `interest`: not what the terms give; `order`: due dates not in order.
    """

    PARTS = auto()
    PRINCIPAL_SUM = auto()
    PERIODS = auto()
    ORDER = auto()
    DUE = auto()
    PAYMENT = auto()
    INTEREST = auto()


@dataclass(frozen=True, slots=True)
class TableDifference:
    """One difference: `row` counts from 1 (None: the whole table); values are minor units, counts, dates."""

    fault: TableFault
    row: int | None
    stated: Minor | str
    computed: Minor | str


def table_differences(terms: LoanTerms) -> list[TableDifference]:
    """Return where the lender's table does not add up or differs from the terms; empty where nothing does.

    The table is never changed by this: what the lender asks for stays what it asks for.
    """
    if not terms.schedule:
        return []
    found = [item for number, row in enumerate(terms.schedule, 1) for item in _parts(number, row)]
    dues = [row.due for row in terms.schedule]
    if dues != sorted(dues):
        found.append(TableDifference(TableFault.ORDER, None, "", ""))
    principal = [row.principal for row in terms.schedule if row.principal is not None]
    if terms.principal is not None and len(principal) == len(dues) and sum(principal) != terms.principal:
        found.append(TableDifference(TableFault.PRINCIPAL_SUM, None, sum(principal), terms.principal))
    return found + _against_terms(terms)


def _parts(number: int, row: ScheduleRow) -> list[TableDifference]:
    if row.interest is None or row.principal is None:
        return []
    total = row.interest + row.principal + (row.fees or 0)
    return [] if total == row.payment else [TableDifference(TableFault.PARTS, number, row.payment, total)]


def _against_terms(terms: LoanTerms) -> list[TableDifference]:
    wanted, missing = schedule_terms(replace(terms, schedule=()))
    if wanted is None or missing or not terms.schedule:
        return []
    try:
        computed = schedule(wanted).rows
    except InputError:
        return []
    if len(computed) != len(terms.schedule):
        return [TableDifference(TableFault.PERIODS, None, len(terms.schedule), len(computed))]
    pairs = zip(sorted(terms.schedule, key=lambda row: row.due), computed, strict=True)
    return [item for stated, row in pairs for item in _row(stated, row)]


def _row(stated: ScheduleRow, row: Instalment) -> list[TableDifference]:
    found = []
    if stated.due != row.due:
        dues = stated.due.isoformat(), row.due.isoformat()
        found.append(TableDifference(TableFault.DUE, row.period, *dues))
    if stated.payment != row.payment:
        found.append(TableDifference(TableFault.PAYMENT, row.period, stated.payment, row.payment))
    if stated.interest is not None and stated.interest != row.interest:
        found.append(TableDifference(TableFault.INTEREST, row.period, stated.interest, row.interest))
    return found
