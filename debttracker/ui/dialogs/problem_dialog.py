"""Says plainly what in the world outside went wrong: what happened, what was kept, what to do."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from debttracker.errors import WorldError
from debttracker.l10n import _, message_of
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.widgets.labels import IconLabel, label


class ProblemDialog(BaseDialog):
    """Shows one sentence."""

    def __init__(self, error: WorldError, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title or _("That did not work"), _("Close"), parent)
        self.cancel_button.hide()
        self.text = label(sentence(error), wrap=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel("info", "soon", 24))
        row.addWidget(self.text, 1)
        self.body.addLayout(row)
        self.setMinimumWidth(460)


def sentence(error: WorldError) -> str:
    """Return the error in the person's language as a whole sentence."""
    text = message_of(error).strip()
    if text and text[-1] not in ".。!！?？":
        text += "。" if "\u4e00" <= text[-1] <= "\u9fff" else "."
    begins_with_name = error.template.startswith("%(")
    return text if begins_with_name else text[:1].upper() + text[1:]
