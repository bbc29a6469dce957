"""A chip: icon, word and colour together."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from debttracker.ui.theme.tokens import TONES
from debttracker.ui.widgets.labels import IconLabel, label, repolish


class Chip(QFrame):
    """A short word in a tone: neutral, accent, ok, soon, overdue or flagged."""

    def __init__(
        self, text: str, tone: str = "neutral", icon_name: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._icon = IconLabel("circle", tone, 14)
        self._label = label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(4)
        layout.addWidget(self._icon)
        layout.addWidget(self._label)
        self.set_chip(text, tone, icon_name)

    @property
    def text(self) -> str:
        """The word on the chip."""
        return self._label.text()

    @property
    def tone(self) -> str:
        """The tone it is drawn in."""
        return str(self.property("tone"))

    def set_chip(self, text: str, tone: str = "neutral", icon_name: str | None = None) -> None:
        """Show another word. Raises ValueError for a tone that does not exist."""
        if tone not in TONES:
            raise ValueError(tone)
        self._label.setText(text)
        self.setAccessibleName(text)
        self._icon.setVisible(bool(icon_name))
        if icon_name:
            self._icon.set_icon(icon_name, tone)
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            repolish(self)
            repolish(self._label)
