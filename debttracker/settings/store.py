"""Reads and writes the file of settings: readable JSON, replaced whole, readable by its owner only."""

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from debttracker.errors import WorldError
from debttracker.settings.keys import (
    ALL,
    DRAFTS,
    RECENT,
    RECENT_FILES,
    TABLES,
    Key,
    Plain,
    Readable,
    RecentFile,
    TableState,
)

T = TypeVar("T")
_FORMAT = "debttracker-settings"
_VERSION = 1


class SettingsError(WorldError):
    """The file of settings cannot be read or written; the program goes on with what it has."""


class Settings:
    """The settings as they stand. `problem` says what was wrong with the file when loaded.

    A key outside the table of settings is a defect and raises KeyError. Entries of the file that this version
    does not know are kept when it is written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] = {}
        self._foreign: dict[str, Plain] = {}
        self._changed = False
        self._keep_file = False
        self.problem: SettingsError | None = None

    @classmethod
    def load(cls, path: Path) -> "Settings":
        """Return the settings of a file; the defaults when there is none.

        A broken file is renamed beside itself, never deleted, and `problem` says so. A single value that does
        not fit falls back to its default.
        """
        settings = cls(path)
        try:
            settings._take(path.read_bytes())
        except FileNotFoundError:
            pass
        except OSError as error:
            settings._keep_file = True
            settings.problem = SettingsError(
                "the settings in %(path)s cannot be read (%(reason)s); this time the program starts without"
                " them and leaves the file as it is",
                path=path,
                reason=error.strerror or error,
            )
        return settings

    def get(self, key: Readable[T]) -> T:
        """Return the value of a setting, its default when it was never set."""
        self._require(key)
        value: T = self._values.get(key.name, key.default)
        return value

    def set(self, key: Key[T], value: T) -> None:
        """Set a value for the rest of the run; `save` keeps it.

        A value that does not fit is a defect and raises ValueError or TypeError.
        """
        self._require(key)
        checked = key.read(json.loads(json.dumps(key.write(value))))
        if checked != self.get(key):
            self._values[key.name] = checked
            self._changed = True

    def table(self, name: str) -> TableState:
        """Return how a table was left."""
        return self.get(TABLES).get(name, TableState())

    def set_table(self, name: str, state: TableState) -> None:
        """Remember how a table was left."""
        self.set(TABLES, {**self.get(TABLES), name: state})

    def draft(self, name: str) -> dict[str, Plain] | None:
        """Return the half-typed form of a dialog."""
        found = self.get(DRAFTS).get(name)
        return None if found is None else dict(found)

    def set_draft(self, name: str, draft: dict[str, Plain] | None) -> None:
        """Remember the half-typed form of a dialog, or forget it (None)."""
        others = {other: kept for other, kept in self.get(DRAFTS).items() if other != name}
        self.set(DRAFTS, others if draft is None else {**others, name: draft})

    def remember_file(self, file: RecentFile) -> None:
        """Put a case file first among the recent ones."""
        others = [other for other in self.get(RECENT) if other.path != file.path]
        self.set(RECENT, (file, *others)[:RECENT_FILES])

    def is_latest(self, path: str) -> bool:
        """Whether a case file is the one opened last."""
        recent = self.get(RECENT)
        return bool(recent) and Path(recent[0].path).absolute() == Path(path).absolute()

    def forget_file(self, path: str) -> None:
        """Take a case file out of the recent ones."""
        self.set(RECENT, tuple(file for file in self.get(RECENT) if file.path != path))

    def rename_file(self, path: str, name: str) -> None:
        """Note the new name of a case among the recent ones."""
        self.set(
            RECENT,
            tuple(replace(file, name=name) if file.path == path else file for file in self.get(RECENT)),
        )

    def save(self) -> None:
        """Write the file if anything changed: all of it or nothing. Raises SettingsError if it cannot."""
        if not self._changed or self._keep_file:
            return
        values = self._foreign | {name: ALL[name].write(value) for name, value in self._values.items()}
        document = {"format": _FORMAT, "version": _VERSION, "values": values}
        try:
            _write(self._path, json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
        except OSError as error:
            raise SettingsError(
                "the settings cannot be kept in %(path)s (%(reason)s); they hold until the program is closed",
                path=self._path,
                reason=error.strerror or error,
            ) from error
        self._changed = False

    def _require(self, key: Readable[object]) -> None:
        if ALL.get(key.name) is not key:
            raise KeyError(f"{key.name} is not in the table of settings")

    def _take(self, content: bytes) -> None:
        try:
            values = _values(json.loads(content.decode()))
        except (ValueError, TypeError, RecursionError):
            self._set_aside()
            return
        for name, plain in values.items():
            if name not in ALL:
                self._foreign[name] = plain
                continue
            try:
                self._values[name] = ALL[name].read(plain)
            except (ValueError, TypeError):
                self.problem = SettingsError(
                    'the setting "%(name)s" in %(path)s is not valid; its default is used',
                    name=name,
                    path=self._path,
                )

    def _set_aside(self) -> None:
        aside = _free_name(self._path)
        try:
            self._path.rename(aside)
        except OSError:
            self._keep_file = True
            aside = self._path
        self.problem = SettingsError(
            "the settings in %(path)s could not be understood; they were kept as %(kept)s and the program"
            " starts with its defaults",
            path=self._path,
            kept=aside.name,
        )


def _values(document: Plain) -> dict[str, Plain]:
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise ValueError("not a file of settings")
    values = document.get("values")
    if not isinstance(values, dict):
        raise TypeError("no values")
    return values


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.broken-{number}")).exists():
        number += 1
    return aside


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".settings-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the replacement itself last; not every system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
