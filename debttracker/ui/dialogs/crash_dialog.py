"""Says that the program made a mistake, what was kept, and how to tell its makers."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from debttracker.l10n import _
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.labels import label


class CrashDialog(BaseDialog):
    """`details` is what a maker of the program needs; it holds nothing of the case."""

    restart_wanted = Signal()

    def __init__(self, details: str, log: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Something went wrong in the program"), _("Go on"), parent)
        self.cancel_button.hide()
        self.body.addWidget(
            label(
                _(
                    "What was saved before is kept in the case file. What you were just typing may not be "
                    "saved; please look before you go on."
                ),
                wrap=True,
            )
        )
        self.body.addWidget(
            label(
                _("It was noted in %(log)s, without names and amounts.") % {"log": log},
                "secondary",
                wrap=True,
            )
        )
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(_("Details"))
        self.details.setMinimumHeight(160)
        self.details.hide()
        self.body.addWidget(self.details, 1)
        self.more = button(_("Show details"))
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_details)
        self.copy = button(_("Copy details"), icon_name="copy")
        self.copy.clicked.connect(self._copy)
        self.restart = button(_("Restart"), icon_name="refresh-cw")
        self.restart.setToolTip(_("Close the case as usual and open it again in a fresh program"))
        self.restart.clicked.connect(self._restart)
        self.buttons.insertWidget(0, self.more)
        self.buttons.insertWidget(1, self.copy)
        self.buttons.insertWidget(2, self.restart)
        self.setMinimumWidth(560)

    def _show_details(self, shown: bool) -> None:
        self.details.setVisible(shown)
        self.more.setText(_("Hide details") if shown else _("Show details"))
        self.fit(shrink=True)

    def _restart(self) -> None:
        self.accept()
        self.restart_wanted.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText(_("Copied"))
