"""What can go wrong before Qt is loaded: no display, or a system library that Qt's wheel expects.

Qt ends the whole process in these cases, so they are looked for first and said in one line.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from debttracker.errors import WorldError


class Library(NamedTuple):
    """A shared library and the package that brings it, on Debian's kind of system and on Fedora's."""

    soname: str
    debian: str
    fedora: str


ALWAYS = (
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
)
"""What every window needs, also one that is only drawn to a picture."""

X11 = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)
"""What a window on X11 needs on top."""

WAYLAND = (
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
)
"""What a window on Wayland needs on top."""


def check_window(environment: Mapping[str, str] = os.environ) -> None:
    """Raise WorldError when a window cannot be opened here: no display, or a library is missing."""
    if not sys.platform.startswith("linux"):
        return
    platform = environment.get("QT_QPA_PLATFORM")
    if platform:
        _check_libraries(ALWAYS + (X11 if platform.startswith("xcb") else ()))
        return
    if wayland_socket(environment) is not None:
        _check_libraries(ALWAYS + WAYLAND)
    elif environment.get("DISPLAY"):
        _check_libraries(ALWAYS + X11)
        _check_x11(environment["DISPLAY"])
    else:
        raise WorldError(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set): start debttracker "
            "from a desktop session; the other commands work without one, see debttracker --help"
        )


def check_drawing() -> None:
    """Raise WorldError when pictures of the window cannot be drawn here: a library is missing."""
    if sys.platform.startswith("linux"):
        _check_libraries(ALWAYS)


def wayland_socket(environment: Mapping[str, str]) -> Path | None:
    """Return the socket of the Wayland session, None when there is none."""
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return None
    path = Path(environment.get("XDG_RUNTIME_DIR", ""), name)
    return path if path.is_socket() else None


def missing(libraries: Iterable[Library]) -> list[Library]:
    """Return those libraries that the system's loader does not find."""
    return [library for library in libraries if not _loads(library.soname)]


def install_command(libraries: Iterable[Library], os_release: str) -> str:
    """Return the command that installs the libraries on the system that `os_release` describes."""
    words = set()
    for line in os_release.splitlines():
        key, _sign, value = line.partition("=")
        if key in {"ID", "ID_LIKE"}:
            words.update(value.strip("\"'").split())
    if words & {"fedora", "rhel", "centos"}:
        return " ".join(["sudo dnf install", *_unique(library.fedora for library in libraries)])
    return " ".join(["sudo apt-get install", *_unique(library.debian for library in libraries)])


def _check_libraries(libraries: tuple[Library, ...]) -> None:
    lacking = missing(libraries)
    if not lacking:
        return
    raise WorldError(
        "The window needs system libraries that are missing (%(libraries)s); install them with: %(command)s",
        libraries=", ".join(library.soname for library in lacking),
        command=install_command(lacking, _os_release()),
    )


def _check_x11(display: str) -> None:
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    broken = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if broken:
        raise WorldError(
            "The display %(display)s cannot be reached: start debttracker from a desktop session; "
            "the other commands work without one, see debttracker --help",
            display=display,
        )


def _loads(soname: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _os_release() -> str:
    try:
        return Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return ""


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
