"""Where the program's own data lies: beside a checkout, inside a wheel, or in the frozen program."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_root() -> Path:
    """Return the folder that holds `resources/` and `i18n/`.

    Raises FileNotFoundError when neither a frozen bundle, a wheel nor a checkout holds them.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen)] if frozen else []
    candidates += [_PACKAGE / "_data", _PACKAGE.parent]
    for root in candidates:
        if (root / "resources").is_dir():
            return root
    raise FileNotFoundError("the folder resources/ of debttracker")


def resources() -> Path:
    """Return the folder of norms, fonts, icons, schema and demo cases."""
    return data_root() / "resources"


def catalogs() -> Path:
    """Return the folder of message catalogs."""
    return data_root() / "i18n"


def user_config_dir() -> Path:
    """Return the folder for settings, by the custom of the system; it may not exist yet."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "debttracker"


def user_state_dir() -> Path:
    """Return the folder for the log, by the custom of the system; it may not exist yet."""
    if sys.platform in {"win32", "darwin"}:
        return user_config_dir()
    base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "debttracker"
