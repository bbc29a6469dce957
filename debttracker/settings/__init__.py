"""What the person chose for the program, kept outside the case."""

from debttracker.settings import keys
from debttracker.settings.keys import Key, RecentFile, TableState
from debttracker.settings.store import Settings, SettingsError

__all__ = ["Key", "RecentFile", "Settings", "SettingsError", "TableState", "keys"]
