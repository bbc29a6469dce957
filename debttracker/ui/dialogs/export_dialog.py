"""Said before a case is handed over: what it shows can also be used by the lender."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from debttracker.l10n import _, formats, ngettext
from debttracker.services.debt_law import ExportWarning
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.widgets.labels import ElidedLabel, label

MOST_NAMED = 12
"""So many debts are named; more are counted."""


class ExportDialog(BaseDialog):
    """The step before the file is chosen; accepted when the person goes on."""

    def __init__(self, warnings: Sequence[ExportWarning], parent: QWidget | None = None) -> None:
        super().__init__(_("Export"), _("Choose the file"), parent)
        self.body.addWidget(label(warnings[0].sentence if warnings else "", wrap=True))
        text = _("Acts in this case that begin, or may begin, a limitation period anew:")
        self.body.addWidget(label(text, "secondary", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, warning in enumerate(warnings[:MOST_NAMED]):
            grid.addWidget(ElidedLabel(warning.name), row, 0)
            acts = ngettext("%(count)s act", "%(count)s acts", warning.acts)
            grid.addWidget(label(acts % {"count": formats.number(warning.acts)}, right=True), row, 1)
        self.body.addLayout(grid)
        more = len(warnings) - MOST_NAMED
        if more > 0:
            words = ngettext("and %(count)s more debt", "and %(count)s more debts", more)
            self.body.addWidget(label(words % {"count": formats.number(more)}, "secondary"))
        who = _("Think of who will read it. The page of each debt shows the acts under Time limits.")
        self.body.addWidget(label(who, "secondary", wrap=True))
        self.setMinimumWidth(480)
