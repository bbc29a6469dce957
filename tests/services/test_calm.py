"""Sorting in pieces gives what sorting at once gives."""

from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker.services import calm
from debttracker.services.calm import calmly_sorted


@given(st.lists(st.tuples(st.integers(0, 5), st.integers()), max_size=60), st.booleans())
def test_it_is_what_sorted_gives_and_as_stable(items: list[tuple[int, int]], reverse: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(calm, "_PIECE", 7)
        found = calmly_sorted(items, itemgetter(0), reverse=reverse)
    assert found == sorted(items, key=itemgetter(0), reverse=reverse)
