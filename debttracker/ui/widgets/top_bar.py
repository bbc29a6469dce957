"""The bar above the pages: whose case, search, and what one does most."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from debttracker.l10n import _
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.labels import ElidedLabel
from debttracker.ui.widgets.search_box import SearchBox


class TopBar(QFrame):
    """Case name and jurisdiction, search, hide amounts, record a payment, log a contact."""

    log_contact = Signal()
    payment = Signal()
    hide_amounts = Signal(bool)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.setProperty("role", "topbar")
        self.case_name = ElidedLabel("", "strong")
        self.case_name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.case_name.setMinimumWidth(48)
        self.jurisdiction = Chip("", "neutral")
        self.jurisdiction.hide()
        self.search = SearchBox(ctx)
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(320)
        self.eye = QToolButton()
        self.eye.setCheckable(True)
        self.eye.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.eye.clicked.connect(self.hide_amounts)
        self.payment_button = button(_("Record a payment"), icon_name="banknote")
        self.payment_button.setToolTip(_("Record a payment (Ctrl+P)"))
        self.payment_button.clicked.connect(self.payment)
        self.log_button = button(_("Log a contact"), "primary-button", "plus")
        self.log_button.setToolTip(_("Log a contact (Ctrl+L)"))
        self.log_button.clicked.connect(self.log_contact)
        self._texts = [(made, made.text()) for made in (self.payment_button, self.log_button)]
        """Given up in a narrow window in this order; their tips say them."""
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.setSpacing(8)
        layout.addWidget(self.case_name)
        layout.addWidget(self.jurisdiction)
        layout.addStretch(1)
        layout.addWidget(self.search, 3)
        layout.addWidget(self.eye)
        layout.addWidget(self.payment_button)
        layout.addWidget(self.log_button)
        self.show_hidden(ctx.amounts_hidden)

    def event(self, event: QEvent) -> bool:
        """Look anew whether there is room for the words of buttons."""
        handled = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._fit()
        return handled

    def _fit(self) -> None:
        wordless = [made for made, _text in self._texts if not made.text()]
        least = self._row.minimumSize().width() + sum(self._word_room(made) for made in wordless)
        for made, text in self._texts:
            wanted = text if least <= self.width() else ""
            if not wanted:
                least -= self._word_room(made)
            if made.text() != wanted:
                made.setText(wanted)

    def _word_room(self, made: QPushButton) -> int:
        text = next(text for one, text in self._texts if one is made)
        return made.fontMetrics().horizontalAdvance(text)

    def show_case(self, name: str, place: str) -> None:
        """Show whose case it is, and the place whose norms it goes by."""
        self.case_name.setText(name)
        self.case_name.updateGeometry()
        self.jurisdiction.set_chip(place, "neutral")
        self.jurisdiction.show()

    def show_read_only(self, read_only: bool) -> None:
        """Switch off what writes."""
        self.payment_button.setEnabled(not read_only)
        self.log_button.setEnabled(not read_only)

    def show_hidden(self, hidden: bool) -> None:
        """Show whether amounts are hidden."""
        self.eye.setChecked(hidden)
        self.eye.setIcon(self._ctx.theme.icon("eye-off" if hidden else "eye"))
        text = _("Show amounts (Ctrl+H)") if hidden else _("Hide amounts (Ctrl+H)")
        self.eye.setToolTip(text)
        self.eye.setAccessibleName(text)
