"""Settings are kept whole, privately, and a broken file is never thrown away."""

import json
import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from debttracker.settings import Key, RecentFile, Settings, SettingsError, TableState, keys

AT = datetime(2026, 11, 23, 9, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def written(path: Path, values: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"format": "debttracker-settings", "version": 1, "values": values}), "utf-8")
    return path


def test_without_a_file_every_setting_has_its_default(path: Path) -> None:
    settings = Settings.load(path)
    assert {name: settings.get(key) for name, key in keys.ALL.items()} == {
        name: key.default for name, key in keys.ALL.items()
    }
    assert settings.problem is None
    settings.save()
    assert not path.exists()


def test_every_default_survives_writing_and_reading() -> None:
    for key in keys.ALL.values():
        assert key.read(json.loads(json.dumps(key.write(key.default)))) == key.default


def test_what_is_saved_is_loaded_again(path: Path) -> None:
    settings = Settings.load(path)
    settings.set(keys.LANGUAGE, "zh_TW")
    settings.set(keys.THEME, "dark")
    settings.set(keys.AMOUNTS_HIDDEN, True)
    settings.set(keys.SCALE, 200)
    settings.set(keys.BACKUP_FOLDER, "/备份")
    settings.set_table("debts", TableState((("name", 120), ("owed", 90)), ("rate",), "owed", True))
    settings.set_draft("log_contact", {"words": "他说…", "tags": ["threat"]})
    settings.remember_file(RecentFile("/a.debts", "甲", AT))
    settings.save()

    again = Settings.load(path)
    assert again.problem is None
    for key in keys.ALL.values():
        assert again.get(key) == settings.get(key)
    assert again.table("debts").columns == (("name", 120), ("owed", 90))
    assert again.table("other") == TableState()
    assert again.draft("log_contact") == {"words": "他说…", "tags": ["threat"]}
    again.set_draft("log_contact", None)
    assert again.draft("log_contact") is None


def test_the_file_is_readable_text_for_its_owner_only(path: Path) -> None:
    settings = Settings.load(path)
    settings.set(keys.BACKUP_FOLDER, "/备份")
    settings.save()
    assert "/备份" in path.read_text("utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_saving_without_a_change_writes_nothing(path: Path) -> None:
    written(path, {"theme": "dark"})
    before = path.stat().st_mtime_ns, path.read_bytes()
    settings = Settings.load(path)
    settings.set(keys.THEME, "dark")
    settings.save()
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b'{"format": "other"}', b"null", b"[" * 100_000]
)
def test_a_broken_file_is_set_aside_and_reported(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    (path.parent / "settings.json.broken-1").write_bytes(b"an older one")
    settings = Settings.load(path)
    assert settings.problem is not None
    assert "settings.json.broken-2" in str(settings.problem)
    assert (path.parent / "settings.json.broken-2").read_bytes() == content
    assert (path.parent / "settings.json.broken-1").read_bytes() == b"an older one"
    settings.set(keys.THEME, "dark")
    settings.save()
    assert Settings.load(path).get(keys.THEME) == "dark"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "purple"),
        ("theme", ["dark"]),
        ("amounts_hidden", 1),
        ("scale", 10),
        ("scale", True),
        ("scale", 1.5),
        ("page", None),
        ("recent_files", [{"path": "/a", "name": "a", "opened_at": "2026-11-23T09:12:00"}]),
        ("recent_files", [{"path": "/a"}]),
        ("tables", {"debts": {"columns": [["a"]]}}),
        ("tables", {"debts": {"columns": [["a", -1]]}}),
        ("drafts", {"log": 3}),
    ],
)
def test_one_bad_value_costs_only_itself(path: Path, name: str, value: object) -> None:
    settings = Settings.load(written(path, {"language": "zh_CN", name: value}))
    assert settings.get(keys.ALL[name]) == keys.ALL[name].default
    assert settings.get(keys.LANGUAGE) == "zh_CN"
    assert f'"{name}"' in str(settings.problem)


def test_what_another_version_wrote_is_kept(path: Path) -> None:
    settings = Settings.load(written(path, {"a_later_setting": {"x": 1}}))
    assert settings.problem is None
    settings.set(keys.THEME, "light")
    settings.save()
    assert json.loads(path.read_text("utf-8"))["values"] == {"a_later_setting": {"x": 1}, "theme": "light"}


def test_a_key_outside_the_table_is_a_defect(path: Path) -> None:
    settings = Settings.load(path)
    stranger = Key("them", "light", str)
    with pytest.raises(KeyError, match="them"):
        settings.get(stranger)
    with pytest.raises(KeyError, match="them"):
        settings.set(stranger, "dark")


def test_setting_what_does_not_fit_is_a_defect(path: Path) -> None:
    with pytest.raises(ValueError, match="expected one of"):
        Settings.load(path).set(keys.THEME, "purple")


def test_recent_files_are_newest_first_once_each_and_few(path: Path) -> None:
    settings = Settings.load(path)
    for number in range(15):
        settings.remember_file(RecentFile(f"/{number}.debts", str(number), AT + timedelta(minutes=number)))
    settings.remember_file(RecentFile("/10.debts", "ten", AT + timedelta(hours=1)))
    recent = settings.get(keys.RECENT)
    assert [file.path for file in recent[:3]] == ["/10.debts", "/14.debts", "/13.debts"]
    assert len(recent) == keys.RECENT_FILES == len({file.path for file in recent})
    settings.rename_file("/14.debts", "fourteen")
    settings.forget_file("/10.debts")
    assert settings.get(keys.RECENT)[0] == RecentFile("/14.debts", "fourteen", AT + timedelta(minutes=14))


def test_a_failed_write_leaves_the_old_file_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(path, {"theme": "dark"})
    before = path.read_bytes()
    settings = Settings.load(path)
    settings.set(keys.THEME, "light")

    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(SettingsError, match="No space left"):
            settings.save()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]
    settings.save()
    assert Settings.load(path).get(keys.THEME) == "light"


def test_a_file_that_cannot_be_read_is_not_written_over(path: Path) -> None:
    path.mkdir(parents=True)  # a folder in the file's place cannot be read by anyone
    settings = Settings.load(path)
    assert settings.problem is not None
    settings.set(keys.THEME, "light")
    settings.save()
    assert path.is_dir()
    assert settings.get(keys.THEME) == "light"
