"""What is shipped, by place and by date, and how it is worded."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from debttracker.errors import InputError
from debttracker.norms.engine import Judge
from debttracker.norms.facts import Matter
from debttracker.norms.loader import LANGUAGES
from debttracker.norms.registry import Registry
from debttracker.norms.vocabulary import Force
from debttracker.paths import resources

REGISTRY = Registry(resources() / "norms")
CN = REGISTRY.pack("CN")


def test_version_in_force_is_chosen_by_date() -> None:
    on = {n.id for n in REGISTRY.in_force("CN", None, dt.date(2025, 12, 31))}
    after = {n.id for n in REGISTRY.in_force("CN", None, dt.date(2026, 1, 1))}
    assert "cn.pspl2012.threat" in on - after
    assert "cn.pspl2025.repeated-messages" in after - on
    assert "cn.cba2026.threat" not in after


def test_pack_of_a_region_joins_those_around_it(tmp_path: Path) -> None:
    for place, jurisdiction in {
        "us": "US",
        "us-ny": "US-NY",
        "us-ny-nyc": "US-NY-NYC",
        "us-ma": "US-MA",
    }.items():
        (tmp_path / place).mkdir()
        (tmp_path / place / "pack.toml").write_text(
            f'jurisdiction = "{jurisdiction}"\nrelease = "1"\nverified_through = 2026-11-23\n',
            encoding="utf-8",
        )
    registry = Registry(tmp_path)
    names = [p.jurisdiction for p in registry.packs("US", "US-NY-NYC")]
    assert names == ["US", "US-NY", "US-NY-NYC"]
    assert [p.jurisdiction for p in registry.packs("US", "US-TX")] == ["US"]
    assert registry.packs("FR") == ()


def test_norms_come_by_id_and_are_read_once() -> None:
    ids = [n.id for n in REGISTRY.norms("CN", "CN-GD")]
    assert ids == sorted(ids)
    assert REGISTRY.pack("cn") is CN
    assert REGISTRY.norm("cn.cba2026.insult") in CN.norms
    assert REGISTRY.norm("cn.cba2026.none") is None


def test_nothing_is_read_at_import() -> None:
    program = (
        "import sys, tomllib\n"
        "tomllib.loads = lambda *_: sys.exit('a file was read')\n"
        "import debttracker.norms.engine\n"
        "from debttracker.norms.registry import Registry\n"
        "from debttracker.paths import resources\n"
        "Registry(resources() / 'norms').jurisdictions()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("norm", CN.norms, ids=lambda n: n.id)
def test_wording_keeps_to_the_force(norm) -> None:
    for language in LANGUAGES:
        text = norm.text(language)
        words = f"{text.title} {text.asks} {text.can_do}"
        assert "illegal" not in words.lower()
        if norm.force in {Force.STANDARD, Force.INDUSTRY_CODE, Force.OWN_INDICATOR}:
            assert not any(w in words for w in ("违法", "違法", "犯法"))
    assert norm.text("fr") == norm.text("en")
    assert norm.text("zh_CN") != norm.text("zh_TW")


def test_a_zone_that_does_not_exist_is_said() -> None:
    with pytest.raises(InputError, match="Mars/Base"):
        Judge(Matter(timezone="Mars/Base", jurisdiction="CN"), CN.norms)
