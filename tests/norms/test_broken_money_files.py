"""Every mistake in a money norm file is refused with the file, the line and the key."""

import re
from pathlib import Path

import pytest

from debttracker.errors import InputError
from debttracker.norms.money_loader import load_money_norm, load_money_norms
from debttracker.paths import resources

MONEY = resources() / "norms" / "cn" / "money"
RATE = "privatelending.rate-4lpr.toml"
FIXED = "spc2017.rate-24.toml"
CLOCK = "civilcode.limitation.toml"
REPAIR = "pbc2025.one-time-repair.toml"

MISTAKES = {
    "unknown key": (FIXED, 'force = "judicial_interpretation"', 'force = "law"\nurgency = 1', "urgency"),
    "unknown kind": (FIXED, 'kind = "rate_cap"', 'kind = "magic"', "check.kind"),
    "unknown scope": (FIXED, 'limits = "all_charges"', 'limits = "some"', "check.limits"),
    "option of another kind": (CLOCK, "beginning =", 'fees = "counted"\nbeginning =', "check.fees"),
    "unknown act": (CLOCK, '"payment", "acknowledgement", "demand"', '"wish"', "check.restarts"),
    "contact asked for": (FIXED, "creditor.kind", "contact.channel", "bound.*contact"),
    "percent as a float": (FIXED, 'value = "24"', "value = 24.5", "percent"),
    "percent as a word": (FIXED, 'value = "24"', 'value = "many"', "parameters"),
    "unit of percent": (FIXED, 'unit = "percent_a_year"', 'unit = "percent"', "parameters"),
    "range in another unit": (
        FIXED,
        'unit = "percent_a_year"}',
        'unit = "percent_a_year"}\nup_to = {value = "36", unit = "percent_a_day"}',
        "up_to in the unit of percent",
    ),
    "no reference": (RATE, 'reference = {value = "cn-lpr-1y", unit = "reference rate"}\n', "", "parameters"),
    "unknown reference day": (
        RATE,
        'reference_day = {value = "suit"',
        'reference_day = {value = "noon"',
        "par",
    ),
    "ends before it begins": (
        RATE,
        "from = 2020-08-20\n\n[version.parameters]\nmultiple",
        "from = 2020-08-20\nuntil = 2020-08-19\n[version.parameters]\nmultiple",
        "until: expected a day that is not before",
    ),
    "verdict that is no ceiling": (RATE, 'ceiling = "possible"', 'ceiling = "clear"', "ceiling"),
    "ceiling above what was read": (
        FIXED,
        'max_verdict = "possible"',
        'max_verdict = "breach"',
        "max_verdict",
    ),
    "no length": (CLOCK, "years =", "outer =", "parameters"),
    "date that is none": (REPAIR, '"2026-03-31"', '"2026-02-30"', "parameters"),
    "no version": (REPAIR, "[[version]]", "[version]", "version"),
    "id of another file": (FIXED, "cn.spc2017.rate-24", "cn.spc2017.rate-36", "id"),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_named(mistake: tuple[str, str, str, str], tmp_path: Path) -> None:
    name, old, new, said = mistake
    text = (MONEY / name).read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / name
    file.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=rf"{re.escape(name)}.*{said}"):
        load_money_norm(file)


def test_norm_of_another_place_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "tw" / "money"
    folder.mkdir(parents=True)
    (folder / FIXED).write_text((MONEY / FIXED).read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(InputError, match=r"tw/money/.*expected an id of tw"):
        load_money_norms(folder)
