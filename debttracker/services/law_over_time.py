"""What the law's lines support on many days, of those that hold and of those that may."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from debttracker.debts.balance import Balance
from debttracker.debts.ceiling import ceilings
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.services.law_lines import LawDrawing, LawLines, rates_of
from debttracker.services.money_law_views import CapLineView

if TYPE_CHECKING:  # norms are read with the first line that is asked for
    from debttracker.services.money_law import MoneyLaw


def law_ahead(
    law: "MoneyLaw", debt: Debt, payments: Sequence[Payment], balances: Sequence[Balance]
) -> LawLines:
    """Draw the lines of the first balance's day onwards. Only the payments given count."""
    drawing = LawDrawing()
    for view in law.lines_on(debt.id, balances[0].on):
        _put(drawing, debt, payments, view, balances)
    return drawing.lines()


def law_back(
    law: "MoneyLaw", debt: Debt, payments: Sequence[Payment], balances: Sequence[Balance]
) -> LawLines:
    """Draw each line as it was to be seen on each day: which rate it refers to may hang on the day."""
    seen: dict[object, tuple[CapLineView, list[Balance]]] = {}
    for owed in balances:
        for view in law.lines_on(debt.id, owed.on):
            key = (view.line.id, view.binds, view.missing, rates_of(view.line))
            seen.setdefault(key, (view, []))[1].append(owed)
    drawing = LawDrawing()
    for view, days in seen.values():
        _put(drawing, debt, payments, view, days)
    return drawing.lines()


def _put(
    drawing: LawDrawing,
    debt: Debt,
    payments: Sequence[Payment],
    view: CapLineView,
    balances: Sequence[Balance],
) -> None:
    """Take in what a line supports on the day of each balance, or that it cannot be told."""
    if not view.binds or view.missing:
        drawing.put(view, None, balances[-1])
        return
    for owed, found in zip(balances, ceilings(debt, payments, view.line, balances), strict=True):
        drawing.put(view, found, owed)
