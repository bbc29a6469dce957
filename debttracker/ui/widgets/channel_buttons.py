"""How a contact was made: six large buttons, the rarer ways behind the last."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

from debttracker.contacts.vocabulary import Channel
from debttracker.l10n import _, pgettext
from debttracker.ui import record_words as words
from debttracker.ui.contact_words import quick_channel_name
from debttracker.ui.theme.theme import theme_of
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.columns_layout import ColumnsLayout
from debttracker.ui.widgets.value_editor import ValueEditor

_LEAST_WIDTH = 92
QUICK = (Channel.CALL, Channel.SMS, Channel.MESSENGER, Channel.VISIT, Channel.LETTER)


class ChannelButtons(ValueEditor):
    """Large buttons for the common channels and a menu for the others; none is pressed while unknown.

    Alt and a figure from 1 to 6 presses a button from anywhere in the form.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Channel | None = None
        self._group = QButtonGroup(self)
        self.buttons: dict[Channel, QPushButton] = {}
        layout = ColumnsLayout(_LEAST_WIDTH, self, 8, whole=True)
        for place, channel in enumerate(QUICK):
            made = self._button(quick_channel_name(channel), words.channel_icon(channel), place)
            made.clicked.connect(lambda _checked, channel=channel: self.set_value(channel))
            self.buttons[channel] = made
            layout.addWidget(made)
        self.other = self._button(pgettext("channel button", "Other"), "ellipsis", len(QUICK))
        self.menu = self._menu()
        self.other.clicked.connect(self._open_menu)
        layout.addWidget(self.other)
        self.setFocusProxy(self.buttons[Channel.CALL])

    def value(self) -> Channel | None:
        """Return the channel, None while none was chosen."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Press the button of a channel."""
        self._value = None if value is None else Channel(value)
        pressed = self.buttons.get(value, self.other) if value is not None else None
        self._group.setExclusive(False)
        for made in (*self.buttons.values(), self.other):
            made.setChecked(made is pressed)
        self._group.setExclusive(True)
        is_other = pressed is self.other and self._value is not None
        name = words.channel_name(self._value) if is_other and self._value else ""
        self.other.setText(name or pgettext("channel button", "Other"))
        self.other.setAccessibleName(self.other.text())
        self.changed.emit()

    def raw(self) -> str | None:
        """Return the channel as text."""
        return None if self._value is None else str(self._value)

    def target(self) -> QWidget:
        """Return the first button."""
        return self.buttons[Channel.CALL]

    def _button(self, text: str, icon: str, place: int) -> QPushButton:
        made = button(text.replace("&", "&&"), "choice-button", icon, name=text)
        made.setCheckable(True)
        made.setIconSize(QSize(20, 20))
        # A shortcut of the button's own would go whenever its text changes.
        QShortcut(QKeySequence(f"Alt+{place + 1}"), self, made.click)
        made.setToolTip(_("%(channel)s (Alt+%(number)s)") % {"channel": text, "number": place + 1})
        self._group.addButton(made)
        return made

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for channel in Channel:
            if channel in QUICK:
                continue
            action = QAction(theme_of().icon(words.channel_icon(channel)), words.channel_name(channel), menu)
            action.setActionGroup(group)
            action.triggered.connect(lambda _checked, channel=channel: self.set_value(channel))
            menu.addAction(action)
        return menu

    def _open_menu(self) -> None:
        self.set_value(self._value)
        self.menu.popup(self.other.mapToGlobal(self.other.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the buttons with the arrow keys."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        row = [*self.buttons.values(), self.other]
        here = next((n for n, made in enumerate(row) if made.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        row[(here + step) % len(row)].setFocus(Qt.FocusReason.TabFocusReason)
