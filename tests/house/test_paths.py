"""The program's own data is found beside a checkout, inside a wheel and in the frozen program."""

import sys
from pathlib import Path

import pytest

from debttracker import paths


def test_beside_the_checkout() -> None:
    assert (paths.resources() / "norms" / "cn" / "pack.toml").is_file()
    assert (paths.catalogs() / "zh_CN").is_dir()
    assert paths.data_root() == Path(__file__).parents[2]


def test_inside_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "debttracker"
    (package / "_data" / "resources").mkdir(parents=True)
    (package.parent / "resources").mkdir()  # another package's
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.data_root() == package / "_data"


def test_in_the_frozen_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_nowhere_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "debttracker")
    with pytest.raises(FileNotFoundError, match="resources"):
        paths.data_root()


def test_a_persons_files_lie_where_the_system_wants_them(own_home: Path) -> None:
    assert own_home in paths.user_config_dir().parents
    assert own_home in paths.user_state_dir().parents
