"""How names fit what was typed, and how hits are put in groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker.services.matching import Query, Rank, is_spelled
from debttracker.services.search_groups import fitting, grouped
from debttracker.services.search_hits import HitKind, SearchHit


@pytest.mark.parametrize(
    ("typed", "name", "rank"),
    [
        ("招商银行", "招商银行", Rank.EXACT),
        ("招商", "招商银行信用卡", Rank.PREFIX),
        ("bank  b", "Bank B card 8890", Rank.PREFIX),
        ("ＣＡＲＤ", "Bank B card 8890", Rank.WORD),
        ("8890 bank", "Bank B card 8890", Rank.WORD),
        ("890", "Bank B card 8890", Rank.INSIDE),
        ("银行", "招商银行信用卡", Rank.INSIDE),
        ("zsyh", "招商银行信用卡", Rank.SPELLED),
        ("zhaoshang", "招商银行信用卡", Rank.SPELLED),
        ("zhaosyh", "招商银行信用卡", Rank.SPELLED),
        ("yinhang", "招商銀行", Rank.SPELLED),
        ("zsyh 8890", "招商银行 8890", Rank.SPELLED),
        ("zsyhx", "招商银行", None),
        ("z", "招商银行", None),
        ("szyh", "招商银行", None),
        ("chongqing", "重庆银行", Rank.SPELLED),
        ("zsyh", "Example Bank", None),
        ("bank z", "Bank B card", None),
        ("", "Bank B", None),
    ],
)
def test_a_name_fits_as_well_as_it_does(typed: str, name: str, rank: Rank | None) -> None:
    assert Query(typed).rank(name) is rank


def test_several_names_of_one_thing_are_tried_together() -> None:
    assert Query("zsyh 8890").best(("招商银行", None, "8890")) is Rank.SPELLED
    assert Query("x").best((None, "")) is None


SYLLABLE = st.text("abcdefgh", min_size=1, max_size=4)


@given(st.lists(st.tuples(SYLLABLE, st.integers(1, 4)), min_size=1, max_size=6), st.data())
def test_any_beginnings_of_neighbours_spell(parts: list[tuple[str, int]], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first, len(parts) - 1))
    word = "".join(syllable[:length] for syllable, length in parts[first : last + 1])
    assert is_spelled(word, [["x", syllable] for syllable, _length in parts])


def test_what_begins_as_typed_comes_before_other_kinds() -> None:
    debt = SearchHit(HitKind.DEBT, "d", "Old exporter", rank=Rank.WORD)
    actions = fitting("export", [SearchHit(HitKind.ACTION, "export", "Export", "Ctrl+E")])
    assert [kind for kind, _hits in grouped([debt, *actions])] == [HitKind.ACTION, HitKind.DEBT]
    assert [kind for kind, _hits in grouped([debt])] == [HitKind.DEBT]


def test_a_kind_takes_no_more_than_its_room_beside_others() -> None:
    debts = [SearchHit(HitKind.DEBT, str(n), "x") for n in range(9)]
    contact = SearchHit(HitKind.CONTACT, "c", "x")
    assert [len(hits) for _kind, hits in grouped([*debts, contact])] == [6, 1]
    assert [len(hits) for _kind, hits in grouped(debts)] == [9]
