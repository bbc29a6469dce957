"""Asks for the passphrase of an encrypted case file."""

from PySide6.QtWidgets import QLineEdit, QWidget

from debttracker.l10n import _
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.widgets.forms import Field
from debttracker.ui.widgets.labels import label


class PassphraseDialog(BaseDialog):
    """`problem` says at the field what was wrong with the one before."""

    def __init__(self, file_name: str, problem: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_("This case is encrypted"), _("Open"), parent)
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field(_("&Passphrase"), self.edit, _("Without it nobody can open the file."))
        self.field.set_error(problem)
        self.body.addWidget(label(file_name, "secondary"))
        self.body.addWidget(self.field)
        self.edit.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text)))
        self.accept_button.setEnabled(False)
        self.setMinimumWidth(420)
        self.edit.setFocus()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.edit.text()
