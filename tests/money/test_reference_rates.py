"""Reference rates: shipped, added to, corrected, and honest about what was not checked."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from debttracker.errors import InputError
from debttracker.norms.reference_rates_in_toml import load_reference_rates
from debttracker.paths import resources

SHIPPED = resources() / "reference_rates"
FIXING = '[[fixing]]\nfrom = %s\npercent = "%s"\n'
HEAD = 'id = "cn-lpr-1y"\ntitle = "LPR"\nverified_through = 2026-10-20\n[source]\nissuer = "me"\n'


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        (date(2019, 8, 20), "4.25"),
        (date(2020, 4, 19), "4.05"),
        (date(2020, 4, 20), "3.85"),
        (date(2024, 10, 21), "3.10"),
        (date(2025, 5, 19), "3.10"),
        (date(2025, 5, 20), "3.00"),
        (date(2026, 8, 20), "3.00"),
    ],
)
def test_the_rate_in_force(day: date, percent: str) -> None:
    found = load_reference_rates([SHIPPED])["cn-lpr-1y"].on(day)
    assert found is not None
    assert found.percent == Decimal(percent)
    assert found.verified


def test_after_the_last_check_the_last_rate_is_marked() -> None:
    found = load_reference_rates([SHIPPED])["cn-lpr-1y"].on(date(2026, 8, 21))
    assert found is not None
    assert (found.percent, found.verified) == (Decimal("3.00"), False)


def test_before_the_first_fixing_there_is_none() -> None:
    assert load_reference_rates([SHIPPED])["cn-lpr-1y"].on(date(2019, 8, 19)) is None


def test_a_person_adds_and_corrects_fixings(tmp_path: Path) -> None:
    fixings = (
        '[[fixing]]\nfrom = 2025-05-20\npercent = "3.01"\n[[fixing]]\nfrom = 2026-09-21\npercent = "2.9"\n'
    )
    (tmp_path / "mine.toml").write_text(HEAD + fixings, encoding="utf-8")
    series = load_reference_rates([SHIPPED, tmp_path])["cn-lpr-1y"]
    later, earlier = series.on(date(2026, 10, 1)), series.on(date(2025, 6, 1))
    assert later is not None
    assert earlier is not None
    assert (later.percent, later.verified, later.source) == (Decimal("2.9"), True, "me")
    assert earlier.percent == Decimal("3.01")


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path) -> None:
    assert load_reference_rates([tmp_path / "none"]) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, "fixing"),
        (HEAD + FIXING % ("2025-05-20", "many"), "percent"),
        (HEAD + FIXING % ("2025-05-20", "-1"), "percent"),
        (HEAD + FIXING % ("2026-10-21", "3"), "verified_through"),
        (HEAD + (2 * FIXING) % ("2025-05-20", "3", "2025-05-20", "3"), "from"),
    ],
)
def test_a_file_that_is_wrong_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"mine\.toml.*{said}"):
        load_reference_rates([tmp_path])
