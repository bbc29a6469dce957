"""Says what the program is, what it does not do, and what it is made of."""

from PySide6.QtWidgets import QGridLayout, QWidget

from debttracker import __version__
from debttracker.l10n import _
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.widgets.labels import label


class AboutDialog(BaseDialog):
    """Version, promise, limits, keys, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("About this program"), _("Close"), parent)
        self.cancel_button.hide()
        self.body.addWidget(label(_("Debttracker %(version)s") % {"version": __version__}, "subtitle"))
        for text in (
            _("Everything stays in files on this computer: no account, no network, nothing is sent."),
            _(
                "It computes from what was entered and compares contacts with published norms. That is no "
                "legal advice: a court or the authority decides."
            ),
        ):
            self.body.addWidget(label(text, wrap=True))
        self.body.addWidget(label(_("Keys"), "card-title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        for place, (key, text) in enumerate(_keys()):
            grid.addWidget(label(key, "secondary"), place, 0)
            grid.addWidget(label(text, "secondary"), place, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(label(_("Made with"), "card-title"))
        self.body.addWidget(
            label(
                _(
                    "Python, Qt for Python (LGPL), SQLAlchemy, SQLCipher, Matplotlib, Babel. Font: "
                    "Debttracker Sans (SIL Open Font Licence). Icons: Lucide (ISC). "
                    "The program itself: MIT licence."
                ),
                "secondary",
                wrap=True,
            )
        )
        self.setMinimumWidth(520)


def _keys() -> tuple[tuple[str, str], ...]:
    return (
        ("Ctrl+L", _("Log a contact")),
        ("Ctrl+P", _("Record a payment")),
        ("Ctrl+D", _("Enter a debt")),
        ("Ctrl+K", _("Search everything")),
        ("Ctrl+H", _("Hide or show amounts")),
        ("Ctrl+Z", _("Take the last change back")),
        ("Ctrl+1 … 5", _("Go to a page")),
    )
