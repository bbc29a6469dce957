"""What a debt that is being typed comes to: the first payments, the true rate, what looks odd."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from debttracker.debts.limitation import Effect
from debttracker.l10n import _, formats, pgettext
from debttracker.services.debt_preview import DebtPreview
from debttracker.services.draft_law import ActWarning
from debttracker.ui.context import UiContext
from debttracker.ui.debt_words import at_least
from debttracker.ui.rate_words import rate_text
from debttracker.ui.term_fields import field_label
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.labels import IconLabel, label


class PreviewPanel(QWidget):
    """Shows a DebtPreview and sentences beside the form."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._ctx = ctx
        self.acts = Card(_("Before you save this"))
        self.result = Card(_("What it comes to"))
        self.doubts = Card(_("Please look at this again"))
        self.missing = Card(_("Not known yet"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        for card in (self.acts, self.result, self.doubts, self.missing):
            self._layout.addWidget(card)
        self._layout.addStretch(1)
        self.acts.hide()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that there is nothing to work out yet."""
        self._fill(self.result, [_("Fill in the terms you know; the first payments appear here.")])
        self.doubts.hide()
        self.missing.hide()

    def show_preview(self, found: DebtPreview, currency: str) -> None:
        """Show what the draft comes to."""
        clear_layout(self.result.body)
        if found.lines:
            self._add_lines(found, currency)
        elif found.next_due is not None:
            self._add_due(found, currency)
        owed = self._ctx.money(found.balance.owed.total, currency)
        text = at_least(owed) if found.balance.missing else owed
        self._say(self.result, _("Owed today: %(amount)s") % {"amount": text})
        self._add_rates(found)
        names = [field_label(name) for name in found.balance.missing]
        self.missing.setVisible(bool(names))
        self._fill(self.missing, [*names, _("You can save all the same and fill this in later.")])

    def show_doubts(self, sentences: Sequence[str]) -> None:
        """Name the values that look odd."""
        clear_layout(self.doubts.body)
        for sentence in sentences:
            self._warn(self.doubts, sentence, "triangle-alert", "soon")
        self.doubts.setVisible(bool(sentences))

    def show_acts(self, warnings: Sequence[ActWarning]) -> None:
        """Say what the acts that were typed do to a limitation period."""
        clear_layout(self.acts.body)
        for warning in warnings:
            fields = {"date": formats.date_short(warning.on), "what": warning.view.sentence}
            sentence = pgettext("act", "%(date)s: %(what)s") % fields
            calm = warning.view.warning.effect is Effect.RESTARTED
            icon, tone = ("info", "neutral") if calm else ("triangle-alert", "soon")
            self._warn(self.acts, sentence, icon, tone)
            self._say(self.acts, warning.view.text.title)
        if warnings:
            self._say(self.acts, _("The act itself counts, whether it is entered here or not."))
        self.acts.setVisible(bool(warnings))

    def _add_lines(self, found: DebtPreview, currency: str) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for place, line in enumerate(found.lines):
            grid.addWidget(label(formats.date_short(line.due), "secondary"), place, 0)
            amount = "—" if line.payment is None else self._ctx.money(line.payment, currency)
            grid.addWidget(label(amount, "amount", right=True), place, 1)
        self.result.body.addLayout(grid)
        if found.instalment is not None:
            fields = {"amount": self._ctx.money(found.instalment, currency)}
            self._say(self.result, _("Each payment: %(amount)s") % fields)
        if found.count > len(found.lines):
            more = _("… %(count)s payments in all") % {"count": formats.number(found.count)}
            self._say(self.result, more)
        if found.cost is not None:
            cost = self._ctx.money(found.cost, currency)
            self._say(self.result, _("It costs %(amount)s beyond what was received.") % {"amount": cost})

    def _add_due(self, found: DebtPreview, currency: str) -> None:
        item = found.next_due
        if item is None:
            return
        day = formats.date_short(item.due)
        if item.amount is None:
            self._say(self.result, _("Next due on %(date)s") % {"date": day})
        else:
            amount = self._ctx.money(item.amount, currency)
            self._say(
                self.result, _("Next due on %(date)s: at least %(amount)s") % {"date": day, "amount": amount}
            )

    def _add_rates(self, found: DebtPreview) -> None:
        rates = dict(found.rates)
        if found.advertised is not None:
            rate = formats.percent(found.advertised, 2)
            self._say(self.result, _("Advertised: %(rate)s a year") % {"rate": rate})
        if rates.get("nominal"):
            rate = rate_text(rates["nominal"] or "0")
            self._say(self.result, pgettext("rate", "12 × monthly: %(rate)s") % {"rate": rate}, "strong")
        if rates.get("effective"):
            rate = rate_text(rates["effective"] or "0")
            self._say(self.result, _("True annual rate: %(rate)s") % {"rate": rate}, "strong")
        elif rates.get("xirr"):
            rate = rate_text(rates["xirr"] or "0")
            self._say(self.result, _("True annual rate by days: %(rate)s") % {"rate": rate}, "strong")

    def _warn(self, card: Card, sentence: str, icon: str, tone: str) -> None:
        row = QGridLayout()
        row.setColumnStretch(1, 1)
        row.addWidget(IconLabel(icon, tone, 16), 0, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(sentence, wrap=True), 0, 1)
        card.body.addLayout(row)

    def _fill(self, card: Card, sentences: Sequence[str]) -> None:
        clear_layout(card.body)
        for sentence in sentences:
            self._say(card, sentence)

    def _say(self, card: Card, sentence: str, role: str = "secondary") -> None:
        card.body.addWidget(label(sentence, role, wrap=True))
