"""The cards of the page Today."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from debttracker.l10n import _
from debttracker.ui.glance import Ask, Growth
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.empty_state import EmptyState
from debttracker.ui.widgets.fitting_list import FittingList
from debttracker.ui.widgets.growth_area import GrowthArea
from debttracker.ui.widgets.labels import label


class StepCard(Card):
    """The one next step, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role="accent-card", parent=parent)
        self.body.setSpacing(4)
        self.sentence = label("", "strong", wrap=True)
        self.why = label("", "secondary", wrap=True)
        self.act = button("")
        self.act.hide()
        self.body.addWidget(label(_("Next step"), "secondary"))
        self.body.addWidget(self.sentence)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.why, 1)
        row.addWidget(self.act)
        self.body.addLayout(row)
        self.acted = self.act.clicked

    def show_step(self, step: Ask) -> None:
        """Show a step; without an action it has no button."""
        self.sentence.setText(step.sentence)
        self.why.setText(step.why)
        self.act.setText(step.action)
        self.act.setAccessibleName(f"{step.action}: {step.sentence}" if step.action else "")
        self.act.setVisible(bool(step.action))


class ListCard(Card):
    """A card with as many rows as fit, or a sentence when there are none."""

    def __init__(self, title: str, link: str, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(title, link, parent=parent)
        self.rows = FittingList(row_height)
        self.empty = EmptyState("circle", "", "…")
        self.empty.hide()
        self.body.setSpacing(4)
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self.empty, 1)

    def show_rows(self, rows: Sequence[QWidget], icon: str, empty_text: str, action: str) -> None:
        """Show rows, or the sentence and what to do first."""
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.empty.show_empty(icon, empty_text, action)
        self.empty.setVisible(not rows)


class GrowthCard(Card):
    """Overdue cost ahead, or a sentence when there is none."""

    def __init__(self, title: str, link: str, parent: QWidget | None = None) -> None:
        super().__init__(title, link, parent=parent)
        self.area = GrowthArea()
        self.words = label("", "secondary", wrap=True)
        self.empty = EmptyState("trending-up", _("Nothing is overdue, so no cost grows."))
        self._stack = QStackedLayout()
        for widget in (self.area, self.empty):
            self._stack.addWidget(widget)
        self.body.addWidget(self.words)
        self.body.addLayout(self._stack, 1)

    def show_growth(self, growth: Growth | None) -> None:
        """Show how it grows."""
        self._stack.setCurrentWidget(self.empty if growth is None else self.area)
        self.area.show_growth(growth)
        self.words.setText(growth.summary if growth else "")
        self.words.setVisible(growth is not None)
