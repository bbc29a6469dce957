"""Why a finding is dismissed."""

from PySide6.QtWidgets import QWidget

from debttracker.l10n import _
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.value_editor import LongText


class DismissDialog(BaseDialog):
    """Asks for the reason; a finding is not dismissed without one."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Dismiss the finding"), _("Dismiss"), parent)
        self.body.addWidget(label(title, "subtitle", wrap=True))
        explanation = _("The finding stays on record with your reason and can be reopened at any time.")
        self.body.addWidget(label(explanation, "secondary", wrap=True))
        self.reason_editor = LongText(3)
        self.reason_row = FieldRow(_("Why does it not hold?"), self.reason_editor)
        self.body.addWidget(self.reason_row)
        self.accept_button.setEnabled(False)
        self.reason_editor.changed.connect(self._on_typed)
        self.reason_editor.target().setFocus()
        self.resize(460, 320)

    @property
    def reason(self) -> str:
        """The reason typed."""
        return (self.reason_editor.value() or "").strip()

    def _on_typed(self) -> None:
        self.accept_button.setEnabled(bool(self.reason))
