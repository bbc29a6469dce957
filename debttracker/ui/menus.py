"""The menu bar: everything the window can do, reachable by keyboard."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from debttracker.l10n import LANGUAGES, NAMES, _
from debttracker.services.search_hits import HitKind, SearchHit
from debttracker.settings import RecentFile, keys

LARGER = (110, 125, 150, 175, 200)
"""Percent of the system's size that one can choose."""

_LETTER = re.compile(r"\(&.\)")

Entry = tuple[str, str, Sequence[str], Callable[[], object]]
"""Name, text, shortcuts, and what it does."""


class Menus:
    """Builds the menus of a window and keeps their actions by name."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}

    def menu(self, name: str, text: str, inside: str | None = None) -> QMenu:
        """Add a menu to the bar, or inside another."""
        parent = self.menus[inside] if inside else self._window.menuBar()
        made = parent.addMenu(text)
        self.menus[name] = made
        return made

    def add(self, menu: str, entries: Sequence[Entry | None]) -> None:
        """Add entries to a menu; None draws a line."""
        for entry in entries:
            if entry is None:
                self.menus[menu].addSeparator()
                continue
            name, text, keys, act = entry
            action = QAction(text, self._window)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.menus[menu].addAction(action)
            self.actions[name] = action

    def choices(
        self, menu: str, entries: Sequence[tuple[str, str]], current: str, act: Callable[[str], object]
    ) -> None:
        """Add entries of which one is chosen: name and text."""
        group = QActionGroup(self._window)
        for name, text in entries:
            action = QAction(text, self._window)
            action.setCheckable(True)
            action.setChecked(name == current)
            action.triggered.connect(lambda _checked=False, name=name: act(name))
            group.addAction(action)
            self.menus[menu].addAction(action)
            self.actions[f"{menu}.{name}"] = action

    def recent(self, files: Sequence[RecentFile], act: Callable[[str], object]) -> None:
        """List the case files that were open before."""
        menu = self.menus["recent"]
        menu.clear()
        for file in files:
            action = menu.addAction(f"{file.name} — {file.path}".replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, path=file.path: act(path))
        menu.setEnabled(bool(files))

    def enable(self, names: Sequence[str], enabled: bool) -> None:
        """Switch entries on or off."""
        for name in names:
            self.actions[name].setEnabled(enabled)

    def commands(self) -> tuple[SearchHit, ...]:
        """Return what can be done now, as the search offers it: without the search itself."""
        usable = ((name, action) for name, action in self.actions.items() if action.isEnabled())
        return tuple(self._command(name, action) for name, action in usable if name != "search")

    def _command(self, name: str, action: QAction) -> SearchHit:
        title = _plain(action.text())
        menu, _dot, choice = name.partition(".")
        if choice and menu != "page":
            title = f"{_plain(self.menus[menu].title())}: {title}"
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return SearchHit(HitKind.PAGE if menu == "page" else HitKind.ACTION, name, title, shortcut)


def _plain(text: str) -> str:
    """Return the text of a menu without the mark of its letter: `&Open…`, `打开(&O)…`."""
    return _LETTER.sub("", text).replace("&", "").removesuffix("…")


def language_entries() -> list[tuple[str, str]]:
    """Return the languages as each calls itself."""
    return [("system", _("As the system")), *((code, NAMES[code]) for code in LANGUAGES)]


def theme_entries() -> list[tuple[str, str]]:
    """Return the looks one can choose."""
    return [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))]


def scale_entries() -> list[tuple[str, str]]:
    """Return the sizes one can choose, by percent of what the system says."""
    larger = [(str(percent), f"{percent}%") for percent in LARGER]
    return [(str(keys.SCALE.default), _("As the system")), *larger]
