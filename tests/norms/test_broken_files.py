"""Every mistake in a norm file is refused with the file, the line and the key."""

import re
import shutil
from pathlib import Path

import pytest

from debttracker.errors import InputError
from debttracker.norms.loader import load_norm, load_pack
from debttracker.norms.registry import Registry
from debttracker.paths import resources

CN = resources() / "norms" / "cn"
PLAIN = "cba2026.insult.toml"
CLOCK = "gbt45251.quiet-hours.toml"
COUNT = "gbt45251.conversations-per-day.toml"
NOTICE = "gbt45251.contact-person-refusal.toml"

MISTAKES = {
    "unknown key": (PLAIN, 'force = "industry_code"', 'force = "industry_code"\nurgency = "high"', "urgency"),
    "unknown option": (CLOCK, 'ends = "half_open"', 'ends = "half_open"\nlimit = 3', "check.limit"),
    "option of another kind": (
        PLAIN,
        'kind = "condition"',
        'kind = "condition"\nends = "open"',
        "check.ends",
    ),
    "wrong type": (PLAIN, 'strength = "ban"', "strength = 3", "strength"),
    "date as text": (PLAIN, "from = 2026-01-30", 'from = "2026-01-30"', "version[0].from"),
    "instant instead of a date": (
        PLAIN,
        "from = 2026-01-30",
        "from = 2026-01-30T00:00:00Z",
        "version[0].from",
    ),
    "unknown subject": (PLAIN, 'subject = "insult"', 'subject = "rudeness"', "subject"),
    "unknown force": (PLAIN, 'force = "industry_code"', 'force = "custom"', "force"),
    "unknown kind of check": (PLAIN, 'kind = "condition"', 'kind = "magic"', "check.kind"),
    "unknown fact": (PLAIN, "contact.tags", "contact.mood", "line 13: when.contact.mood"),
    "fact of the wrong side": (PLAIN, "contact.tags", "creditor.kind", "line 13: when.creditor"),
    "unknown word of a fact": (PLAIN, '"insult", "obscene"', '"rude"', "contact.tags"),
    "unknown as a word": (
        CLOCK,
        'creditor.kind = {not = ["individual"',
        'creditor.kind = {not = ["unknown"',
        "kind",
    ),
    "number compared with a text": (
        PLAIN,
        'contact.tags = ["insult", "obscene"]',
        "contact.tags = {below = 2}",
        "tags",
    ),
    "no facts at all": (PLAIN, 'when = {contact.tags = ["insult", "obscene"]}', "", "when"),
    "ceiling above what was read": (PLAIN, 'confidence = "B"\nmax', 'confidence = "C"\nmax', "max_verdict"),
    "verdict that is no ceiling": (PLAIN, 'max_verdict = "breach"', 'max_verdict = "clear"', "max_verdict"),
    "no confidence": (PLAIN, 'confidence = "B"\nmax', "max", "confidence"),
    "reading above the ceiling": (
        CLOCK,
        'max_verdict = "breach"',
        'max_verdict = "possible"',
        "reading[0].verdict",
    ),
    "exception that raises": (CLOCK, 'verdict = "clear"', 'verdict = "breach"', "exception[0].verdict"),
    "unknown note": (CLOCK, 'note = "message_as_collection"', 'note = "hm"', "reading[1].note"),
    "clock time as text": (CLOCK, "value = 22:00:00", 'value = "22:00"', "version[0].parameters"),
    "parameter missing": (COUNT, "limit = {value = 3", "cap = {value = 3", "version[0].parameters"),
    "parameter without a unit": (COUNT, ', unit = "conversations a day"', "", "parameters.limit.unit"),
    "negative number": (COUNT, "limit = {value = 3", "limit = {value = -3", "parameters.limit.value"),
    "half open days": (
        COUNT,
        'period = "calendar_day"',
        'period = "calendar_day"\nhalf_open = true',
        "check.half_open",
    ),
    "unknown part of a key": (COUNT, 'per = ["lender_group"]', 'per = ["lender"]', "check.per"),
    "narrow count without its note": (
        COUNT,
        'strict_note = "aggregated_collectors"\n',
        "",
        "check.strict_note",
    ),
    "unknown kind of notice": (NOTICE, '"third_party_refusal"]', '"refusal"]', "check.notices"),
    "unknown zone": (CLOCK, 'zone = "Asia/Shanghai"', 'zone = "Asia/Beijing2"', "check.zone"),
    "end before the beginning": (
        PLAIN,
        "from = 2026-01-30",
        "from = 2026-01-30\nuntil = 2026-01-29",
        "until",
    ),
    "no citation": (PLAIN, "[version.citation]", "[version.parameters]", "version[0]"),
    "link without https": (CLOCK, 'link = "https://', 'link = "http://', "citation.link"),
    "a language missing": (PLAIN, "[text.zh_TW]", "[text.zh_HK]", "text.zh_TW"),
    "empty text": (PLAIN, 'title = "Insults"', 'title = " "', "text.en.title"),
    "id of another file": (PLAIN, 'id = "cn.cba2026.insult"', 'id = "cn.cba2026.offence"', "id"),
    "id in capitals": (PLAIN, 'id = "cn.cba2026.insult"', 'id = "CN.cba2026.insult"', "id"),
    "no version": (PLAIN, "[[version]]", "[[verzion]]", "version"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_refused_and_named(mistake: str, tmp_path: Path) -> None:
    name, right, wrong, key = MISTAKES[mistake]
    text = (CN / name).read_text(encoding="utf-8")
    assert right in text
    (tmp_path / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_norm(tmp_path / name, f"cn/{name}")
    message = str(caught.value)
    assert message.startswith(f"cn/{name}")
    assert key in message


def test_line_is_named(tmp_path: Path) -> None:
    text = (CN / PLAIN).read_text(encoding="utf-8").replace('subject = "insult"', 'subject = "rudeness"')
    (tmp_path / PLAIN).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"line 2: subject: expected one of"):
        load_norm(tmp_path / PLAIN)


def test_key_twice_and_bad_syntax_name_the_line(tmp_path: Path) -> None:
    file = tmp_path / PLAIN
    file.write_text('id = "cn.cba2026.insult"\nid = "cn.cba2026.insult"\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        load_norm(file)
    file.write_text('id = "cn.cba2026.insult\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        load_norm(file)


def test_not_utf8_and_not_there(tmp_path: Path) -> None:
    file = tmp_path / PLAIN
    file.write_bytes('id = "催收"'.encode("gb18030"))
    with pytest.raises(InputError, match="UTF-8"):
        load_norm(file)
    with pytest.raises(InputError, match="cannot be read"):
        load_norm(tmp_path / "none.toml")


def test_overlapping_versions_are_refused(tmp_path: Path) -> None:
    text = (CN / PLAIN).read_text(encoding="utf-8")
    version = re.search(r"\[\[version\]\].*?(?=\[text)", text, re.DOTALL)
    assert version is not None
    doubled = text.replace(version[0], version[0] + version[0].replace("2026-01-30", "2027-01-01"))
    (tmp_path / PLAIN).write_text(doubled, encoding="utf-8")
    with pytest.raises(InputError, match=r"version\[1\]\.from"):
        load_norm(tmp_path / PLAIN)


def test_norm_of_another_place_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "tw"
    place.mkdir()
    shutil.copy(CN / PLAIN, place / PLAIN)
    (place / "pack.toml").write_text(
        'jurisdiction = "TW"\nrelease = "1"\nverified_through = 2026-11-23\n', encoding="utf-8"
    )
    with pytest.raises(InputError, match="expected an id of tw"):
        load_pack(place)


def test_pack_head_is_checked(tmp_path: Path) -> None:
    place = tmp_path / "tw"
    place.mkdir()
    (place / "pack.toml").write_text('jurisdiction = "TW"\nrelease = 3\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"tw/pack\.toml.*release"):
        Registry(tmp_path).pack("TW")


def test_place_without_norms(tmp_path: Path) -> None:
    registry = Registry(tmp_path)
    assert registry.norms("XX", "XX-1") == ()
    assert registry.norm("xx.own.rule") is None
    with pytest.raises(InputError, match="XX"):
        registry.pack("XX")
