"""What the lender claims beside what the terms come to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from debttracker.debts.debt import Claim
from debttracker.l10n import _, formats, pgettext
from debttracker.services.views import DebtDetail
from debttracker.ui.context import UiContext
from debttracker.ui.debt_words import at_least, part_name
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.labels import label, rule

PARTS = ("principal", "interest", "penalty", "fees", "total")


class ClaimCard(Card):
    """A table of parts: claimed, computed, and the difference in words."""

    edit_wanted = Signal(object)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(_("What they claim and what the terms come to"), parent=parent)
        self._ctx = ctx

    def show_detail(self, detail: DebtDetail) -> None:
        """Show the latest claim; without one the card hides."""
        clear_layout(self.body)
        claim = detail.latest_claim
        self.setVisible(claim is not None)
        if claim is None:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(3, 1)
        for place, title in enumerate((pgettext("column", "Claimed"), pgettext("column", "By the terms")), 1):
            grid.addWidget(label(title, "secondary", right=True), 0, place)
        grid.addWidget(rule(), 1, 0, 1, 4)
        for line, part in enumerate(PARTS, 2):
            self._row(grid, line, part, claim, detail)
        self.body.addLayout(grid)
        self._foot(claim, detail)

    def _row(self, grid: QGridLayout, line: int, part: str, claim: Claim, detail: DebtDetail) -> None:
        claimed = getattr(claim, part)
        balance = detail.row.balance
        computed = getattr(balance.owed, part)
        if claimed is None and not computed:
            return
        role = "strong" if part == "total" else ""
        grid.addWidget(label(part_name(part), role), line, 0)
        shown = "—" if claimed is None else self._ctx.money(claimed, balance.currency)
        grid.addWidget(label(shown, role, right=True), line, 1)
        own = self._ctx.money(computed, balance.currency)
        grid.addWidget(label(at_least(own) if balance.missing else own, role, right=True), line, 2)
        if claimed is not None:
            grid.addWidget(self._difference(claimed - computed, detail), line, 3)

    def _difference(self, difference: int, detail: DebtDetail) -> Chip:
        balance = detail.row.balance
        if difference == 0:
            return Chip(_("They agree"), "ok", "circle-check")
        amount = self._ctx.money(abs(difference), balance.currency)
        if difference < 0:
            return Chip(_("%(amount)s less") % {"amount": amount}, "neutral", "info")
        if balance.missing:
            return Chip(_("%(amount)s more") % {"amount": amount}, "neutral", "circle-help")
        return Chip(_("%(amount)s more") % {"amount": amount}, "soon", "triangle-alert")

    def _more(self, claim: Claim, part: str, detail: DebtDetail) -> bool:
        claimed = getattr(claim, part)
        return claimed is not None and claimed > getattr(detail.row.balance.owed, part)

    def _foot(self, claim: Claim, detail: DebtDetail) -> None:
        balance = detail.row.balance
        text = _("Claimed as of %(date)s.") % {"date": formats.date_short(claim.date)}
        if claim.date != balance.on:
            more = _("Computed for %(date)s, so part of the difference may come from the days between.")
            text += " " + more % {"date": formats.date_short(balance.on)}
        if balance.missing:
            text += " " + _("Not all terms are known, so the terms may come to more.")
        elif any(self._more(claim, part, detail) for part in PARTS):
            text += " " + _("Where they claim more, you may ask them to explain it.")
        if claim.note:
            text += "\n" + claim.note
        self.body.addWidget(label(text, "secondary", wrap=True))
        change = button(_("Change this claim"), "link-button")
        change.clicked.connect(lambda _checked=False: self.edit_wanted.emit(claim))
        change.setEnabled(not self._ctx.read_only)
        self.body.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
