"""Words come in the language chosen, and a bad translation is never shown."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from debttracker import l10n
from debttracker.errors import InputError
from debttracker.l10n import catalog
from debttracker.l10n.placeholders import fits, fits_between

HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


def folder(tmp_path: Path, body: str, code: str = "zh_CN") -> Path:
    po = tmp_path / code / "LC_MESSAGES" / "debttracker.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(HEAD + body, encoding="utf-8")
    return tmp_path


def entry(message: str, translation: str) -> str:
    return f'msgid "{message}"\nmsgstr "{translation}"\n\n'


def test_words_are_looked_up(tmp_path: Path) -> None:
    words = catalog.load(
        "zh_CN", folder(tmp_path, entry("Save", "保存") + 'msgctxt "x"\n' + entry("Save", "存"))
    )
    assert words.gettext("Save") == "保存"
    assert words.pgettext("x", "Save") == "存"
    assert words.pgettext("y", "Save") == "Save"
    assert words.gettext("Unknown") == "Unknown"
    assert words.gettext("") == ""


@pytest.mark.parametrize(
    ("message", "translation"),
    [
        ("Owed: %(amount)s", "欠款"),
        ("Owed: %(amount)s", "欠款：%(money)s"),
        ("Owed: %(amount)s", "欠款：%(amount)s %(more)s"),
        ("Owed: %(amount)s", "欠款：%(amount)d"),
        ("Owed: %(amount)s", "欠款：%(amount)"),
        ("Owed: %(amount)s", "欠款：%(amount)s 100%"),
        ("Owed: %(amount)s", "欠款：%s %(amount)s"),
        ("Owed", "欠款：%(amount)s"),
    ],
)
def test_a_translation_with_other_fields_is_not_used(tmp_path: Path, message: str, translation: str) -> None:
    words = catalog.load("zh_CN", folder(tmp_path, entry(message, translation)))
    assert words.gettext(message) == message
    assert words.pgettext("none", message) == message


def test_a_lone_percent_sign_is_an_ordinary_sign_where_nothing_is_filled_in(tmp_path: Path) -> None:
    words = catalog.load("zh_CN", folder(tmp_path, entry("at 100 % scale", "缩放 100 % 时")))
    assert words.gettext("at 100 % scale") == "缩放 100 % 时"


def test_plural_forms_are_checked_too(tmp_path: Path) -> None:
    body = 'msgid "one day"\nmsgid_plural "%(n)s days"\nmsgstr[0] "{}"\n'
    good = catalog.load("zh_CN", folder(tmp_path / "good", body.format("%(n)s 天")))
    assert good.ngettext("one day", "%(n)s days", 1) == "%(n)s 天"
    assert good.ngettext("one day", "%(n)s days", 3) == "%(n)s 天"
    bad = catalog.load("zh_CN", folder(tmp_path / "bad", body.format("几天")))
    assert bad.ngettext("one day", "%(n)s days", 3) == "%(n)s days"
    worse = catalog.load("zh_CN", folder(tmp_path / "worse", body.format("%(m)s 天")))
    assert worse.ngettext("one day", "%(n)s days", 1) == "one day"
    assert worse.npgettext("x", "one day", "%(n)s days", 2) == "%(n)s days"


def test_fields_are_compared_by_name_and_kind() -> None:
    assert fits("%(a)s of %(b)s", "%(b)s 的 %(a)s")
    assert fits("100%% of %(a)s", "%(a)s 的 100%%")
    assert not fits("%(a)s", "%(a)d")
    assert fits_between("one", ("one", "%(n)s"), "%(n)s 个")
    assert not fits_between("%(n)s", ("one", "%(n)s"), "个")


def test_the_compiled_catalog_is_kept_and_made_anew_when_older(tmp_path: Path) -> None:
    root = folder(tmp_path, entry("Save", "保存"))
    compiled = root / "zh_CN" / "LC_MESSAGES" / "debttracker.mo"
    assert catalog.load("zh_CN", root).gettext("Save") == "保存"
    kept = compiled.read_bytes()
    folder(tmp_path, entry("Save", "储存"))
    later = compiled.stat().st_mtime_ns + 1_000_000_000
    os.utime(compiled.with_suffix(".po"), ns=(later, later))
    assert catalog.load("zh_CN", root).gettext("Save") == "储存"
    assert compiled.read_bytes() != kept
    compiled.with_suffix(".po").unlink()
    assert catalog.load("zh_CN", root).gettext("Save") == "储存"
    assert [file.name for file in compiled.parent.iterdir()] == ["debttracker.mo"]


def test_a_folder_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **named: object) -> None:
        raise PermissionError(13, "read-only")

    monkeypatch.setattr("debttracker.l10n.catalog.tempfile.mkstemp", refuse)
    root = folder(tmp_path, entry("Save", "保存"))
    assert catalog.load("zh_CN", root).gettext("Save") == "保存"
    assert not (root / "zh_CN" / "LC_MESSAGES" / "debttracker.mo").exists()


def test_without_a_catalog_the_words_are_english(tmp_path: Path) -> None:
    assert catalog.load("zh_TW", tmp_path).gettext("Save") == "Save"


def test_unsure_translations_are_not_used(tmp_path: Path) -> None:
    root = folder(tmp_path, "#, fuzzy\n" + entry("Save", "大概"))
    assert catalog.load("zh_CN", root).gettext("Save") == "Save"


def test_the_language_is_one_for_the_process_and_can_be_borrowed_by_a_thread() -> None:
    assert l10n.set_language("zh-Hant-HK") == "zh_TW"
    heard = []
    with l10n.using("en"):
        thread = threading.Thread(target=lambda: heard.append(l10n.language()))
        thread.start()
        thread.join()
        assert l10n.language() == "en"
        with l10n.using("zh_CN"):
            assert l10n.language() == "zh_CN"
        assert l10n.language() == "en"
    assert heard == ["zh_TW"]
    assert l10n.language() == "zh_TW"


def test_a_foreign_code_asks_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("debttracker.l10n.catalog.system_language", lambda: "zh_CN")
    assert l10n.set_language("fr") == "zh_CN"
    assert l10n.set_language(None) == "zh_CN"
    assert l10n.set_language("en") == "en"


def test_an_error_is_told_in_the_language_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder(tmp_path, entry("%(name)s is missing", "缺少 %(name)s"))
    monkeypatch.setattr("debttracker.l10n.catalog.paths.catalogs", lambda: root)
    error = InputError("%(name)s is missing", name="利率")
    with l10n.using("zh_CN"):
        assert l10n.message_of(error) == "缺少 利率"
        assert l10n.message_of(InputError("100 % unknown")) == "100 % unknown"
    assert str(error) == "利率 is missing"


def test_marked_texts_are_translated_later() -> None:
    assert l10n.mark("today") == "today"
    assert l10n.translate(l10n.mark("today")) == "today"


def test_looking_words_up_does_not_load_babel() -> None:
    code = (
        "import sys; from debttracker import l10n; from debttracker.l10n import formats;"
        "l10n.set_language('en'); l10n.set_language('zh_CN'); l10n._('today');"
        "raise SystemExit('babel' in sys.modules)"
    )
    for chosen in l10n.LANGUAGES:
        l10n.set_language(chosen)  # leaves compiled catalogs behind
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
