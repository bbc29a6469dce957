"""The numbers of the charts on cost, schedule and claims as tables."""

from collections.abc import Sequence

from debttracker.charts.money_series import ClaimRow, CostGroup, Part, Stack, cost_parts, part_name, parts_of
from debttracker.charts.tables import Cell, Kind, Table, tone_word
from debttracker.debts.balance import Parts
from debttracker.l10n import _, pgettext

_COST = (Part.PRINCIPAL, Part.INTEREST, Part.PENALTY, Part.FEES)


def cost_table(groups: Sequence[CostGroup], currency: str) -> Table:
    """Return one row for each debt and for each of paid, still owed and by contract."""
    rows: list[tuple[Cell, ...]] = []
    for group in groups:
        rows.append(_cost_row(group.name, pgettext("amount", "paid"), group.paid, group.unsplit))
        rows.append(_cost_row(group.name, pgettext("amount", "still owed"), group.owed))
        rows.append(_cost_row(group.name, pgettext("amount", "by contract"), group.contract))
    return Table(
        (
            (pgettext("column", "Debt"), Kind.TEXT),
            (pgettext("column", "Amount"), Kind.TEXT),
            *((part_name(part), Kind.AMOUNT) for part in _COST),
            (pgettext("column", "Part not known"), Kind.AMOUNT),
            (pgettext("part", "Total"), Kind.AMOUNT),
        ),
        tuple(rows),
        currency,
    )


def _cost_row(name: str, what: str, parts: Parts | None, unsplit: int = 0) -> tuple[Cell, ...]:
    if parts is None:
        return (name, what, None, None, None, None, None, None)
    return (name, what, *cost_parts(parts).values(), unsplit, parts.total + unsplit)


def stack_table(stacks: Sequence[Stack], currency: str) -> Table:
    """Return one row for each bar of a schedule."""
    held = parts_of(stacks)
    return Table(
        (
            (pgettext("column", "Due"), Kind.DATE),
            (pgettext("column", "Payment"), Kind.TEXT),
            *((part_name(part), Kind.AMOUNT) for part in held),
            (pgettext("part", "Total"), Kind.AMOUNT),
            (pgettext("column", "Unpaid"), Kind.AMOUNT),
            (pgettext("column", "State"), Kind.TEXT),
        ),
        tuple(
            (
                stack.day,
                stack.name,
                *(stack.parts.get(part) for part in held),
                stack.total,
                stack.unpaid,
                tone_word(stack.tone),
            )
            for stack in stacks
        ),
        currency,
    )


def claims_table(rows: Sequence[ClaimRow], currency: str) -> Table:
    """Return one row for each claim and each line of the law beside it."""
    return Table(
        (
            (pgettext("column", "Debt"), Kind.TEXT),
            (pgettext("column", "Date"), Kind.DATE),
            (_("Claimed"), Kind.AMOUNT),
            (_("By the terms"), Kind.AMOUNT),
            (_("Legal cap"), Kind.TEXT),
            (pgettext("column", "It supports"), Kind.AMOUNT),
        ),
        tuple(
            (row.name, row.day, row.claimed, row.computed, line, most)
            for row in rows
            for line, most in row.lines or ((None, None),)
        ),
        currency,
    )
