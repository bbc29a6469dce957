"""Shows what an import would do before it is done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from debttracker.l10n import _, ngettext
from debttracker.ui.desk import ImportPreview
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.labels import label


class ImportDialog(BaseDialog):
    """Accepted when the person wants the new rows."""

    def __init__(self, previews: Sequence[ImportPreview], parent: QWidget | None = None) -> None:
        super().__init__(_("Import"), _("Import"), parent)
        for preview in previews:
            self.body.addWidget(_card(preview))
        new = sum(preview.new for preview in previews)
        self.accept_button.setEnabled(new > 0)
        self.accept_button.setText(
            ngettext("Import %(count)s new row", "Import %(count)s new rows", new) % {"count": new}
        )
        self.body.addWidget(
            label(_("It can be taken back in one step. The files themselves stay as they are."), "secondary")
        )
        self.setMinimumWidth(560)


def _card(preview: ImportPreview) -> Card:
    card = Card(preview.name)
    parts = (
        ngettext("%(count)s row read", "%(count)s rows read", preview.read) % {"count": preview.read},
        ngettext("%(count)s new", "%(count)s new", preview.new) % {"count": preview.new},
        ngettext("%(count)s already there", "%(count)s already there", preview.already_there)
        % {"count": preview.already_there},
        ngettext("%(count)s refused", "%(count)s refused", len(preview.refused))
        % {"count": len(preview.refused)},
    )
    card.body.addWidget(label(" · ".join(parts), wrap=True))
    if preview.refused:
        why = QPlainTextEdit("\n".join(preview.refused))
        why.setReadOnly(True)
        why.setTabChangesFocus(True)
        why.setAccessibleName(_("Why rows were refused"))
        why.setMaximumHeight(120)
        card.body.addWidget(why)
    return card
