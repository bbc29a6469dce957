"""The ledger agrees with a second calculation that shares nothing with it; `run.py` takes 10,000 debts."""

import pytest
from compare import outcome

COUNT = 1000
STEP = 50


@pytest.mark.parametrize("first", range(0, COUNT, STEP))
def test_ledger_and_simulation_agree_to_the_cent(first: int) -> None:
    found = [outcome(number) for number in range(first, first + STEP)]
    assert [item for item in found if not item.agree] == []
