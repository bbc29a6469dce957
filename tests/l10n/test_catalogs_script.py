"""The script that keeps the catalogs: finds texts, loses no translation, and lets nothing wrong pass."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def script() -> Iterator[Any]:
    path = list(sys.path)
    sys.path.insert(0, str(ROOT / "i18n"))
    try:
        yield importlib.import_module("catalogs")
    finally:
        sys.path[:] = path


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "errors.py").write_text("class WorldError(Exception): ...\nclass Late(WorldError): ...\n")
    write(
        folder,
        """
        from x import _, l10n, mark, ngettext, npgettext, pgettext
        LATER = mark("marked")
        def f(n):
            # NOTE: on the button
            a = _("Save") + l10n._("Open %(name)s") % {"name": n}
            b = ngettext("%(n)s day", "%(n)s days", n) + pgettext("verb", "Save")
            raise Late("The file " "%(path)s is gone", path=npgettext("c", "one", "%(n)s", n))
        """,
    )
    return folder


def write(package: Path, code: str) -> None:
    (package / "code.py").write_text("\n".join(line[8:] for line in code.splitlines()), encoding="utf-8")


def translated(script: Any, package: Path, folder: Path) -> Path:
    """Bring the catalogs in step and translate every entry by its own text."""
    script.update(package, folder)
    for language in ("zh_CN", "zh_TW"):
        path = script.po_path(folder, language)
        catalog = script.read(path, language)
        for message in catalog:
            if message.id:
                message.string = message.id if isinstance(message.id, str) else (message.id[-1],)
        script.write(path, script.text_of(catalog, language))
    return folder


def edit(script: Any, folder: Path, old: str, new: str) -> None:
    path = script.po_path(folder, "zh_CN")
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def said(problems: list[Any]) -> list[str]:
    return [str(problem) for problem in problems]


def test_all_kinds_of_texts_are_found(script: Any, package: Path) -> None:
    template, problems = script.collect(package)
    assert problems == []
    assert {(message.context, message.id) for message in template if message.id} == {
        (None, "marked"),
        (None, "Save"),
        (None, "Open %(name)s"),
        (None, ("%(n)s day", "%(n)s days")),
        ("verb", "Save"),
        (None, "The file %(path)s is gone"),
        ("c", ("one", "%(n)s")),
    }
    assert template.get("Save").auto_comments == ["on the button"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('    _(f"Owed {n}")', "plain literal"),
        ('    _(f"Owed")', "plain literal"),
        ("    _(n)", "plain literal"),
        ('    _("a" + n)', "plain literal"),
        ('    ngettext("a", n, 1)', "plain literal"),
        ('    ngettext("a")', "plain literal"),
        ('    pgettext(n, "a")', "plain literal"),
        ('    raise Late(f"gone {n}")', "plain literal"),
        ('    raise Late("gone %s" % n)', "plain literal"),
        ('    raise Late("gone {}".format(n))', "plain literal"),
        ('X = _("too early")', "at import"),
        ('class C:\n    title = _("too early")', "at import"),
        ('def g(a=_("too early")): ...', "at import"),
    ],
)
def test_texts_that_cannot_be_translated_are_reported(
    script: Any, package: Path, line: str, what: str
) -> None:
    (package / "code.py").write_text(f"def f(n):\n    pass\n{line}\n", encoding="utf-8")
    problems = said(script.collect(package)[1])
    assert len(problems) == 1
    assert what in problems[0]
    assert problems[0].startswith("program/code.py:")


def test_texts_that_are_looked_up_later_are_not_reported(script: Any, package: Path) -> None:
    write(
        package,
        """
        TITLE = lambda: _("a")
        class C:
            def title(self):
                return _("b")
        def outer():
            def inner(x=_("c")):
                return x
            raise Late(inner())
        """,
    )
    assert script.collect(package)[1] == []


def test_one_text_with_two_plurals_is_reported(script: Any, package: Path) -> None:
    write(
        package, '        def f(n): return ngettext("day", "days", n), ngettext("day", "dayz", n), _("day")'
    )
    template, problems = script.collect(package)
    assert said(problems) == ["program/code.py: 'day' has two different plurals"]
    assert template.get("day").id == ("day", "days")


def test_english_is_its_own_translation_and_new_texts_wait(
    script: Any, package: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "i18n"
    lines = script.update(package, folder)
    assert lines == [
        "zh_CN: 7 texts, 7 untranslated, written",
        "zh_TW: 7 texts, 7 untranslated, written",
        "en: 7 texts, 0 untranslated, written",
    ]
    text = script.po_path(folder, "en").read_text("utf-8")
    assert 'msgstr[0] "%(n)s day"\nmsgstr[1] "%(n)s days"' in text
    assert "#: program/code.py\n" in text
    assert "Date" not in text
    assert "Generated" not in text


def test_updating_again_changes_nothing(script: Any, package: Path, tmp_path: Path) -> None:
    folder = translated(script, package, tmp_path / "i18n")
    before = {path: path.read_bytes() for path in folder.rglob("*.po")}
    (package / "code.py").write_text("\n\n\n" + (package / "code.py").read_text())
    assert all(line.endswith("unchanged") for line in script.update(package, folder))
    assert {path: path.read_bytes() for path in folder.rglob("*.po")} == before
    assert script.check(package, folder) == []


def test_a_translation_outlives_its_text(script: Any, package: Path, tmp_path: Path) -> None:
    folder = translated(script, package, tmp_path / "i18n")
    edit(script, folder, 'msgstr "marked"', 'msgstr "已标记"')
    whole = (package / "code.py").read_text()
    (package / "code.py").write_text(whole.replace('mark("marked")', '""'))
    script.update(package, folder)
    assert '#~ msgstr "已标记"' in script.po_path(folder, "zh_CN").read_text("utf-8")
    assert any("'marked' is not used any more" in line for line in said(script.check(package, folder)))
    (package / "code.py").write_text(whole)
    script.update(package, folder)
    assert script.read(script.po_path(folder, "zh_CN"), "zh_CN").get("marked").string == "已标记"
    assert script.check(package, folder) == []
    (package / "code.py").write_text(whole.replace('mark("marked")', '""'))
    script.update(package, folder, prune=True)
    assert script.check(package, folder) == []


def test_an_unsure_translation_stays_unsure(script: Any, package: Path, tmp_path: Path) -> None:
    folder = translated(script, package, tmp_path / "i18n")
    edit(script, folder, 'msgid "marked"', '#, fuzzy\nmsgid "marked"')
    script.update(package, folder)
    assert said(script.check(package, folder)) == ["zh_CN: 'marked' is fuzzy"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('msgstr "marked"', 'msgstr ""', "is not translated"),
        ('msgstr "Open %(name)s"', 'msgstr "打开"', "other %(name)s fields"),
        ('msgstr "Open %(name)s"', 'msgstr "打开 %(nom)s"', "other %(name)s fields"),
        ('msgstr[0] "%(n)s days"', 'msgstr[0] "几天"', "other %(name)s fields"),
        ('msgstr[0] "%(n)s days"', 'msgstr[0] ""', "is not translated"),
        ('msgstr "marked"', 'msgstr "marked "', "white space"),
        ('msgid_plural "%(n)s days"', 'msgid_plural "%(n)s daze"', "another plural"),
    ],
)
def test_a_wrong_translation_is_reported(
    script: Any, package: Path, tmp_path: Path, old: str, new: str, what: str
) -> None:
    folder = translated(script, package, tmp_path / "i18n")
    edit(script, folder, old, new)
    problems = said(script.check(package, folder))
    assert len(problems) == 1
    assert problems[0].startswith("zh_CN: ")
    assert what in problems[0]


def test_new_texts_fail_the_check(script: Any, package: Path, tmp_path: Path) -> None:
    folder = translated(script, package, tmp_path / "i18n")
    (package / "more.py").write_text('def f(): return _("new")\n')
    assert said(script.check(package, folder)) == [
        f"{language}: 'new' is not in the catalog; run update" for language in ("zh_CN", "zh_TW", "en")
    ]


def test_missing_entries_go_out_and_come_back(script: Any, package: Path, tmp_path: Path) -> None:
    folder = tmp_path / "i18n"
    script.update(package, folder)
    path = script.po_path(folder, "zh_CN")
    catalog = script.read(path, "zh_CN")
    out = tmp_path / "out.po"
    out.write_text(script.text_of(script.untranslated(catalog, "zh_CN"), "zh_CN"), "utf-8")
    out.write_text(
        out.read_text("utf-8").replace('msgid "marked"\nmsgstr ""', 'msgid "marked"\nmsgstr "已标记"'),
        "utf-8",
    )
    assert script.take(catalog, script.read(out, "zh_CN")) == 1
    assert catalog.get("marked").string == "已标记"
    assert len(script.untranslated(catalog, "zh_CN")) == 6


def test_a_half_written_file_changes_nothing(
    script: Any,
    package: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (package / "more.py").write_text("def f(:\n")
    package.rename(tmp_path / "debttracker")
    monkeypatch.setattr(script, "ROOT", tmp_path)
    assert script.main(["update"]) == 1
    assert capsys.readouterr().out.startswith("nothing was changed")
    assert not (tmp_path / "i18n").exists()
    assert script.main(["missing"]) == 1


def test_the_commands_from_end_to_end(
    script: Any,
    package: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    package.rename(tmp_path / "debttracker")
    monkeypatch.setattr(script, "ROOT", tmp_path)
    assert script.main(["update"]) == 0
    assert script.main(["extract"]) == 0
    capsys.readouterr()
    for language in ("zh_CN", "zh_TW"):
        assert script.main(["missing", language]) == 0
        lines = capsys.readouterr().out.splitlines()
        given = tmp_path / f"{language}.po"
        for index, line in enumerate(lines):
            if line in ('msgstr ""', 'msgstr[0] ""') and index > 3:
                text = lines[index - 1].partition(" ")[2]
                lines[index] = line.replace('""', text)
        given.write_text("\n".join(lines) + "\n", "utf-8")
        assert script.main(["merge", language, str(given)]) == 0
        assert capsys.readouterr().out == "7 translations taken\n"
    assert script.main(["check"]) == 0
    assert script.main(["merge", "zh_CN", str(tmp_path / "none.po")]) == 1
    (tmp_path / "bad.po").write_text('msgid "a"\nthis is no entry\n', "utf-8")
    assert script.main(["merge", "zh_CN", str(tmp_path / "bad.po")]) == 1
    (tmp_path / "unsure.po").write_text('#, fuzzy\nmsgid "marked"\nmsgstr "?"\n', "utf-8")
    assert script.main(["merge", "zh_CN", str(tmp_path / "unsure.po")]) == 0
    assert script.main(["check"]) == 0


def test_every_text_of_the_program_can_be_collected(script: Any) -> None:
    assert said(script.collect(ROOT / "debttracker")[1]) == []


def test_the_catalogs_of_the_program_are_complete(script: Any) -> None:
    assert said(script.check(ROOT / "debttracker", ROOT / "i18n")) == []
