"""What stands beside the form of a statement: where its figures do not fit together or with the terms."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from debttracker.debts.card_statement import Difference
from debttracker.l10n import _, formats, ngettext
from debttracker.services.statement_check import StatementCheck
from debttracker.ui.context import UiContext
from debttracker.ui.statement_words import statement_line_name
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.labels import IconLabel, label

ENTERED = frozenset({"purchases", "cash_advances", "payments"})
"""The lines that are added up from what was entered rather than computed from the terms."""


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
        odd = [one for one in found.differences if one.difference]
        for one in odd:
            self._say(self._difference(one), "triangle-alert", "soon")
        same = sum(one.difference == 0 for one in found.differences)
        if same:
            words = ngettext("%(count)s figure is as computed.", "%(count)s figures are as computed.", same)
            self._say(words % {"count": formats.number(same)}, "circle-check", "ok")
        unknown = [one.field for one in found.differences if one.computed is None]
        if unknown:
            names = formats.listing([statement_line_name(field) for field in unknown])
            self._say(_("Not computed, since terms are missing: %(lines)s.") % {"lines": names})
        if odd:
            self._say(_("Computed from the terms and from the purchases and payments entered here."))

    def _difference(self, found: Difference) -> str:
        """Say how one line differs; what was posted is not computed but entered."""
        fields = {
            "line": statement_line_name(found.field),
            "printed": self._ctx.money(found.printed, self._currency),
            "computed": self._ctx.money(found.computed or 0, self._currency),
            "difference": self._ctx.money(abs(found.difference or 0), self._currency),
        }
        if found.field in ENTERED:
            return _("%(line)s: %(printed)s printed, %(computed)s entered here.") % fields
        if (found.difference or 0) > 0:
            return _("%(line)s: %(printed)s printed, %(difference)s more than computed.") % fields
        return _("%(line)s: %(printed)s printed, %(difference)s less than computed.") % fields

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
