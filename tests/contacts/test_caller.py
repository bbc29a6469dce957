"""Numbers told apart: the cases beside the ranges, what the library knows, and nonsense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debttracker import paths
from debttracker.contacts.caller import Numbers, load_numbers, plain
from debttracker.contacts.vocabulary import NumberKind
from debttracker.errors import InputError

NUMBERS = Numbers(paths.resources() / "numbers")
CASES = [(region, case) for region, table in NUMBERS.tables.items() for case in table.cases]


@pytest.mark.parametrize(("region", "case"), CASES, ids=lambda value: getattr(value, "number", value))
def test_cases_beside_the_ranges(region: str, case) -> None:
    found = NUMBERS.classify(case.number, region).range
    assert (found.id if found else None) == case.range


@pytest.mark.parametrize("region", NUMBERS.tables)
def test_every_range_has_a_case(region: str) -> None:
    table = NUMBERS.tables[region]
    shown = {case.range for case in table.cases}
    assert {one.id for one in table.ranges} - shown == set()


@pytest.mark.parametrize(
    ("number", "country", "kind", "foreign"),
    [
        ("010 5550 1234", "CN", NumberKind.LANDLINE, False),
        ("+852 2123 4567", "CN", NumberKind.LANDLINE, True),
        ("0912 345 678", "TW", NumberKind.MOBILE, False),
        ("02 2345 6789", "TW", NumberKind.LANDLINE, False),
        ("0800 080 123", "TW", NumberKind.HOTLINE, False),
        ("020 7946 0000", "GB", NumberKind.LANDLINE, False),
        ("(212) 555-0100", "US", None, False),
        ("1-800-555-0199", "US", NumberKind.HOTLINE, False),
        ("17012345678", "CN", NumberKind.VIRTUAL, False),
        ("95588", "CN", NumberKind.HOTLINE, False),
        ("10690 1234 5678", "CN", NumberKind.SMS_PORT, False),
        ("1064812345678", "CN", None, False),
        ("１３８００１３８０００", "CN", NumberKind.MOBILE, False),
        ("0086 138 0013 8000", "CN", NumberKind.MOBILE, False),
    ],
)
def test_kinds(number: str, country: str, kind: NumberKind | None, foreign: bool) -> None:
    found = NUMBERS.classify(number, country)
    assert (found.kind, found.foreign) == (kind, foreign)


@pytest.mark.parametrize(
    "text", ["", "abc", "12", "+", "00", "1" * 41, "1" * 10_000_000, "微信：催收小王", "95588转8"]
)
def test_what_is_no_number_tells_nothing(text: str) -> None:
    assert NUMBERS.classify(text, "CN").kind is None


@given(st.text(), st.sampled_from(["CN", "TW", "HK", "US", "GB", "ZZ"]))
def test_no_text_is_too_odd(text: str, country: str) -> None:
    NUMBERS.classify(text, country)


@given(st.text(alphabet="0123456789+-() \u202e", max_size=30), st.sampled_from(["CN", "GB"]))
def test_how_a_number_is_written_does_not_matter(text: str, country: str) -> None:
    assert NUMBERS.classify(text, country) == NUMBERS.classify(plain(text) or text, country)


def test_a_mistake_in_a_file_is_named(tmp_path) -> None:
    good = (paths.resources() / "numbers" / "gb.toml").read_text(encoding="utf-8")
    file = tmp_path / "gb.toml"
    file.write_text(good.replace('kind = "premium"', 'kind = "dear"', 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_numbers(file)
    assert "gb.toml, line 14" in str(caught.value)
