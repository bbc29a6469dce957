"""What every test runs under: no display, no home of the user's, English words, no connection."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "DEBTTRACKER_PASSPHRASE", "QT_SCALE_FACTOR"):
    os.environ.pop(_name, None)
os.environ["LANG"] = "C.UTF-8"

settings.register_profile(
    "debttracker", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("debttracker")

DATA = Path(__file__).parent / "data"


class ConnectionAttemptedError(AssertionError):
    """The program tried to open a connection."""


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings and log of the person who runs the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture(autouse=True)
def no_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that opens a connection."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise ConnectionAttemptedError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket.socket, "bind", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Speak English before a test and leave no other language behind."""
    from debttracker.l10n import set_language

    set_language("en")
    yield
    set_language("en")
