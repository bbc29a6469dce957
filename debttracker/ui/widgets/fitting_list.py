"""A list that shows as many rows as there is room for, and says how many are left."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from debttracker.l10n import ngettext
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.labels import rule

LEAST_ROWS = 2


class FittingList(QWidget):
    """Rows of equal height under each other; `more_clicked` when the person asks for the rest."""

    more_clicked = Signal()

    def __init__(self, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._row_height = row_height
        self._rows: list[QWidget] = []
        self._lines: list[QWidget] = []
        self.more = button("", "link-button")
        self.more.clicked.connect(self.more_clicked)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)
        self._layout.addWidget(self.more)
        self.more.hide()

    @property
    def rows(self) -> tuple[QWidget, ...]:
        """All rows, also those without room."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows in place of the ones before."""
        for old in (*self._rows, *self._lines):
            old.hide()
            self._layout.removeWidget(old)
            old.deleteLater()
        self._rows, self._lines = list(rows), []
        for place, row in enumerate(rows):
            line = rule()
            self._lines.append(line)
            row.setFixedHeight(self._row_height - 1)
            self._layout.insertWidget(2 * place, line)
            self._layout.insertWidget(2 * place + 1, row)
        self._fit()
        self.updateGeometry()

    def take_no_more(self) -> None:
        """Leave the room that the rows do not need to what stands beside the list."""
        self.setMaximumHeight(max(1, len(self._rows)) * self._row_height)

    def sizeHint(self) -> QSize:
        """Return the room for a few rows; the layout gives what is left over."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few rows."""
        rows = min(len(self._rows), LEAST_ROWS)
        more = self.more.sizeHint().height() if len(self._rows) > LEAST_ROWS else 0
        return QSize(200, self._row_height * max(1, rows) + more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many rows as fit now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count = len(self._rows)
        room = max(self.height(), self.minimumSizeHint().height())
        fitting = room // self._row_height
        if fitting < count:
            fitting = max(1, (room - self.more.sizeHint().height()) // self._row_height)
        for place, row in enumerate(self._rows):
            row.setVisible(place < fitting)
            self._lines[place].setVisible(0 < place < fitting)
        left = count - fitting
        self.more.setVisible(left > 0)
        if left > 0:
            text = ngettext("%(count)s more", "%(count)s more", left) % {"count": left}
            self.more.setText(text)
            self.more.setAccessibleName(text)
