"""Short news at the lower edge of the window, with a way back where there is one."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from debttracker.l10n import _
from debttracker.ui.announce import announce

SHOWN_MS = 8000
"""Long enough to read a line and reach for Undo; it stays longer while the pointer or focus is on it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One line of news; `action` is called by the button named `action_text`."""

    text: str
    action_text: str = ""
    action: Callable[[], None] | None = None


class Notify(QObject):
    """Takes news from anywhere; the window shows it. `notify("Saved.")`, `notify(text, "Undo", undo)`."""

    wanted = Signal(object)

    def __call__(self, text: str, action_text: str = "", action: Callable[[], None] | None = None) -> None:
        """Show one line of news, the newest in place of the one before."""
        self.wanted.emit(Notice(text, action_text, action))


class Toast(QFrame):
    """Shows one notice over the lower edge of its window. Never takes the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(False)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._act)
        self._notice: Notice | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(16)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fade)
        window.installEventFilter(self)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is shown now, None when nothing is."""
        return self._notice

    def show_notice(self, notice: Notice) -> None:
        """Show a notice and have a screen reader say it."""
        self._notice = notice
        self._label.setText(notice.text)
        self._button.setText(notice.action_text)
        self._button.setVisible(notice.action is not None)
        self._button.setAccessibleName(
            _("%(action)s: %(text)s") % {"action": notice.action_text, "text": notice.text}
        )
        self.setAccessibleName(notice.text)
        # Until its button was pressed, the notice must not catch Return or Tab of a form behind it.
        self._button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._place()
        self.show()
        self.raise_()
        announce(self, notice.text)
        self._timer.start(SHOWN_MS)

    def dismiss(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self._notice = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge while the window is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._window
        self._label.setMaximumWidth(max(120, window.width() - 240))
        self.adjustSize()
        self.move((window.width() - self.width()) // 2, window.height() - self.height() - 48)

    def _act(self) -> None:
        notice = self._notice
        self.dismiss()
        if notice is not None and notice.action is not None:
            notice.action()

    def _fade(self) -> None:
        if self.underMouse():
            self._timer.start(SHOWN_MS)
        else:
            self.dismiss()
