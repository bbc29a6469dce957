"""The table of findings, with the weightier columns kept where there is little room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from debttracker.ui.models.finding_model import FindingModel
from debttracker.ui.models.row_model import SortElsewhere
from debttracker.ui.widgets.table import DataTable

_ROOM = {"subject": 1080, "force": 920}
"""Width of the table in pixels below which a column is left out; the line below the title says it then."""


class BoardTable(DataTable):
    """Leaves the less weighty columns out where there is no room. Sorting is left to who reads the rows."""

    def __init__(self, model: FindingModel, name: str, proxy: SortElsewhere, parent: QWidget) -> None:
        self.findings = model
        super().__init__(model, name, parent, proxy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns that there is room for."""
        width = event.size().width()
        folded = frozenset(key for key, room in _ROOM.items() if width < room)
        self.findings.fold(folded)
        for place, column in enumerate(self.rows.columns):
            if column.key in _ROOM:
                self.setColumnHidden(place, column.key in folded)
        super().resizeEvent(event)
