"""What all pages share: a name, and when they refresh."""

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from debttracker.services.changes import ChangeKind, Changes
from debttracker.ui.context import UiContext


class Page(QWidget):
    """A page of the window. It reads when first shown, and again when records of its kinds changed:
    at once while visible, else when it is next shown.
    """

    name: ClassVar[str]
    kinds: ClassVar[frozenset[ChangeKind]]
    least: ClassVar[tuple[int, int]] = (0, 0)
    """Width and height in pixels below which the page scrolls."""
    has_tables: ClassVar[bool] = True
    """Whether tables may be on the page, whose arrangement is remembered."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.setProperty("role", "plain")
        self._stale = True
        ctx.bus.changed.connect(self._on_changed)
        ctx.bus.amounts_hidden.connect(self._on_amounts_hidden)

    def refresh(self) -> None:
        """Read what is shown anew. Pages override it."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh before the first view, and when something changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._refresh_now()

    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds & (self.kinds | {ChangeKind.CASE}):
            self.read_again()

    def _on_amounts_hidden(self, _hidden: bool) -> None:
        self.read_again()

    def read_again(self) -> None:
        """Refresh at once while visible, else when it is next shown."""
        if self.isVisible():
            self._refresh_now()
        else:
            self._stale = True

    def _refresh_now(self) -> None:
        self._stale = False
        self.refresh()
