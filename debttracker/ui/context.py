"""What every page and dialog is given."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from debttracker.clock import Clock
from debttracker.settings import Settings
from debttracker.ui.bus import Bus, Navigator
from debttracker.ui.notify import Notify
from debttracker.ui.tasks import Tasks
from debttracker.ui.theme.theme import Theme

if TYPE_CHECKING:
    from debttracker.money.amount import Minor

HIDDEN = "•••"
"""What stands in the place of an amount while amounts are hidden."""


class UiContext(QObject):
    """Everything a page or a dialog works with; made once per window in `app`."""

    def __init__(
        self,
        tasks: Tasks,
        bus: Bus,
        theme: Theme,
        settings: Settings,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.bus = bus
        self.theme = theme
        self.settings = settings
        self.clock = clock
        self.navigate = Navigator(self)
        self.notify = Notify(self)
        self.read_only = False
        """Whether the open case may only be looked at; buttons that write are then disabled."""
        self._amounts_hidden = False

    @property
    def amounts_hidden(self) -> bool:
        """Whether amounts are shown as dots."""
        return self._amounts_hidden

    @amounts_hidden.setter
    def amounts_hidden(self, hidden: bool) -> None:
        if hidden != self._amounts_hidden:
            self._amounts_hidden = hidden
            self.bus.amounts_hidden.emit(hidden)

    def money(self, minor: "Minor", currency: str) -> str:
        """Write an amount with its currency, or dots while amounts are hidden."""
        if self._amounts_hidden:
            return HIDDEN
        from debttracker.l10n import formats

        return formats.money(minor, currency)
