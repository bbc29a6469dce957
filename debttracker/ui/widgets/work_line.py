"""How far work is that takes longer than half a second, and the way to stop it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from debttracker.l10n import _
from debttracker.ui.bus import Bus
from debttracker.ui.tasks import Step, Tasks
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.labels import label

BUSY_AFTER_MS = 500


class WorkLine(QWidget):
    """Takes no room until work has lasted half a second; Stop is offered while the work can be stopped."""

    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.text = label("", "secondary")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(120, 8)
        self.bar.setAccessibleName(_("How far the work is"))
        self.stop = button(_("Stop"), "link-button", name=_("Stop the work under way"))
        self.stop.setToolTip(_("What is not finished yet is left as it was"))
        self.stop.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.text, self.bar, self.stop):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._step: Step | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(BUSY_AFTER_MS)
        self._wait.timeout.connect(self._begin)
        self.hide()

    def listen(self, tasks: Tasks, bus: Bus) -> None:
        """Show the work of these tasks."""
        bus.busy.connect(self._set_busy)
        tasks.progressed.connect(self._take)

    def _set_busy(self, busy: bool) -> None:
        if busy:
            self._wait.start()
            return
        self._wait.stop()
        self._step = None
        self.hide()
        self.shown.emit(False)

    def _begin(self) -> None:
        self.text.setText(_("Working…"))
        self._show_step()
        self.show()
        self.shown.emit(True)

    def _take(self, step: Step) -> None:
        self._step = step
        self._show_step()

    def _show_step(self) -> None:
        step = self._step
        self.stop.setVisible(step is not None and step.stop is not None)
        self.bar.setRange(0, step.total if step else 0)
        self.bar.setValue(step.done if step else 0)

    def _stop(self) -> None:
        """Ask for a stop just once; the work ends at its next step."""
        step, self._step = self._step, None
        self._show_step()
        if step is not None and step.stop is not None:
            self.text.setText(_("Stopping…"))
            step.stop()
