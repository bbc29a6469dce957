"""What stands beside the form of a statement: where its figures do not fit together or with the terms."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.services.statement_check import StatementCheck
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.labels import IconLabel, label


class StatementSide(QWidget):
    """One card with a sentence for each finding."""

    def __init__(self, ctx: UiContext, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._ctx = ctx
        self._currency = currency
        self.card = Card(_("Does it fit together?"))
        self.card.setFixedWidth(300)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        layout.addStretch(1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that there is nothing to compare yet."""
        clear_layout(self.card.body)
        self._say(_("Write the day and the figures of the statement; what does not fit is said here."))

    def show_check(self, found: StatementCheck) -> None:
        """Show what was found."""
        clear_layout(self.card.body)
        self._add_sum(found)

    def _add_sum(self, found: StatementCheck) -> None:
        if found.lines_sum is None:
            self._say(_("With all lines filled in, they are added up and compared with the balance."))
            return
        total = self._ctx.money(found.lines_sum, self._currency)
        if found.gap is None:
            self._say(_("The lines come to %(sum)s.") % {"sum": total})
        elif not found.gap:
            self._say(_("The lines come to the balance printed."), "circle-check", "ok")
        else:
            fields = {"sum": total, "difference": self._ctx.money(abs(found.gap), self._currency)}
            more = _("The lines come to %(sum)s; the balance printed is %(difference)s more.")
            less = _("The lines come to %(sum)s; the balance printed is %(difference)s less.")
            self._say((more if found.gap > 0 else less) % fields, "triangle-alert", "soon")

    def _say(self, sentence: str, icon: str = "", tone: str = "") -> None:
        if not icon:
            self.card.body.addWidget(label(sentence, "secondary", wrap=True))
            return
        row = QGridLayout()
        row.setColumnStretch(1, 1)
        row.addWidget(IconLabel(icon, tone, 16), 0, 0)
        row.addWidget(label(sentence, wrap=True), 0, 1)
        self.card.body.addLayout(row)
