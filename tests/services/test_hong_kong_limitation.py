"""Which limitation period of Hong Kong speaks of a debt: six years, or twelve behind a mortgage."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from debttracker.case import Case, CaseInfo
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.limitation import ClockState
from debttracker.debts.vocabulary import CreditorKind, DebtKind
from debttracker.services.files import Cases

SIMPLE, MORTGAGE = "hk.limitation.time-barred", "hk.limitation.mortgage"
LOAN = Debt("loan-1", DebtKind.BANK_LOAN, "bank-a", first_missed_due=date(2018, 5, 31))


@pytest.mark.parametrize(
    ("secured", "norm", "on", "state"),
    [
        (False, SIMPLE, date(2024, 5, 31), ClockState.RUNNING),
        (False, SIMPLE, date(2024, 6, 1), ClockState.EXPIRED),
        (None, SIMPLE, date(2024, 6, 1), ClockState.EXPIRED),
        (True, MORTGAGE, date(2024, 6, 1), ClockState.RUNNING),
        (True, MORTGAGE, date(2030, 5, 31), ClockState.RUNNING),
        (True, MORTGAGE, date(2030, 6, 1), ClockState.EXPIRED),
    ],
)
def test_the_period_of_a_debt(
    cases: Cases, tmp_path: Path, secured: bool | None, norm: str, on: date, state: ClockState
) -> None:
    case = Case(
        CaseInfo("示例個案", "HK"),
        creditors=(Creditor("bank-a", "示例甲銀行", CreditorKind.BANK),),
        debts=(replace(LOAN, secured=secured),),
    )
    session = cases.new(tmp_path / "hk.debts", case.info, content=case)
    try:
        (view,) = session.money_law.limitation_clock("loan-1", on)
    finally:
        session.close()
    assert (view.text.norm, view.clock.state, view.certain) == (norm, state, False)
    assert view.notes
