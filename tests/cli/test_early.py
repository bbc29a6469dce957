"""What is said before Qt is loaded, instead of Qt ending the process."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from debttracker import early
from debttracker.errors import WorldError

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks a display")
GONE = early.Library("libnothing-of-that-name.so.9", "libnothing9", "nothing-libs")


def test_no_display_is_said(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for arguments in (["demo"], []):
        ran = run(*arguments)
        assert ran.status == 2
        assert "DISPLAY" in ran.line


def test_a_display_that_cannot_be_reached_is_said() -> None:
    with pytest.raises(WorldError, match=":4711"):
        early.check_window({"DISPLAY": ":4711"})


def test_a_wayland_name_without_its_socket_is_no_display(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="no display"):
        early.check_window({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)})


def test_a_missing_library_is_named_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(early, "ALWAYS", (GONE,))
    with pytest.raises(WorldError, match=r"libnothing-of-that-name\.so\.9.*install.*nothing"):
        early.check_drawing()
    with pytest.raises(WorldError, match="libnothing"):
        early.check_window({"QT_QPA_PLATFORM": "offscreen"})


@pytest.mark.parametrize(
    ("os_release", "command"),
    [
        ('ID=debian\nVERSION_ID="12"\n', "sudo apt-get install libnothing9"),
        ("ID=ubuntu\nID_LIKE=debian\n", "sudo apt-get install libnothing9"),
        ("ID=fedora\n", "sudo dnf install nothing-libs"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "sudo dnf install nothing-libs"),
        ("", "sudo apt-get install libnothing9"),
    ],
)
def test_the_command_fits_the_system(os_release: str, command: str) -> None:
    assert early.install_command([GONE, GONE], os_release) == command


def test_nothing_is_missing_here() -> None:
    assert early.missing((*early.ALWAYS, *early.X11)) == []
