"""Figures side by side, the weighty ones above; a figure that has steps is pressed to see them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.flow_layout import FlowLayout
from debttracker.ui.widgets.labels import label

ROW_SPACING = 6
Act = Callable[[], None] | None


class FigureRows(QWidget):
    """Two rows of figures that wrap; put in with `large` and `small`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ROW_SPACING)
        self._rows = []
        for spacing in (24, 20):
            holder = QWidget(self)
            holder.setProperty("role", "plain")
            self._rows.append(FlowLayout(holder, spacing, ROW_SPACING))
            column.addWidget(holder)

    def clear(self) -> None:
        """Take all figures out."""
        for row in self._rows:
            clear_layout(row)

    def large(self, title: str, text: str, act: Act, tone: str = "") -> None:
        """Add one of the weighty figures; pressing it calls `act`, None for one without steps."""
        self._add(self._rows[0], title, text, act, "large", tone)

    def small(self, title: str, text: str, act: Act) -> None:
        """Add one of the other figures."""
        self._add(self._rows[1], title, text, act)

    def _add(
        self, row: FlowLayout, title: str, text: str, act: Act, size: str = "small", tone: str = ""
    ) -> None:
        box = QWidget(row.parentWidget())
        box.setProperty("role", "plain")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(title, "secondary"))
        if act is None:
            column.addWidget(label(text, "amount-medium" if size == "large" else "strong", tone=tone))
        else:
            name = _("%(figure)s: %(value)s. How did it come about?") % {"figure": title, "value": text}
            shown = button(text, "figure-button", name=name)
            shown.setProperty("weight", size)
            shown.setProperty("tone", tone)
            shown.setToolTip(_("How did it come about?"))
            shown.clicked.connect(lambda _checked=False: act())
            column.addWidget(shown, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(box)
        box.show()
