"""The drop-downs above a table by which its rows are filtered."""

from PySide6.QtWidgets import QComboBox

from debttracker.ui.widgets.value_editor import ChoiceBox

_LEAST, _WIDEST = 140, 200
"""Pixels; a longer name of a lender is cut in the drop-down, and whole in its list."""


def filter_box(name: str, everything: str) -> ChoiceBox:
    """Return a drop-down that filters by one thing; without a choice it says that all is shown."""
    made = ChoiceBox((), everything)
    made.box.setMinimumWidth(_LEAST)
    made.box.setMaximumWidth(_WIDEST)
    made.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.box.setAccessibleName(name)
    made.box.setToolTip(name)
    return made
