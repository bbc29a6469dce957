"""Pages of the frame's tests: the real Today and Calendar, the others empty."""

from typing import ClassVar

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from debttracker.services.changes import ChangeKind
from debttracker.ui.context import UiContext
from debttracker.ui.page import Page
from debttracker.ui.page_list import PAGES, PageEntry


class StubPage(Page):
    """Counts how often it was refreshed, and notes which record it was asked to show."""

    name: ClassVar[str] = "stub"
    kinds: ClassVar[frozenset[ChangeKind]] = frozenset({ChangeKind.DEBTS})

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, parent)
        self.refreshed = 0
        self.shown: list[str] = []
        QVBoxLayout(self).addWidget(QPushButton("stub"))

    def refresh(self) -> None:
        """Count."""
        self.refreshed += 1

    def show_debt(self, debt: str) -> None:
        """Note the debt."""
        self.shown.append(debt)

    def show_contact(self, contact: str) -> None:
        """Note the contact."""
        self.shown.append(contact)


FRAME_PAGES = tuple(
    entry if entry.name in {"today", "calendar"} else PageEntry(entry.name, entry.title, entry.icon, StubPage)
    for entry in PAGES
)
