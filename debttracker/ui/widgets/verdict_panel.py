"""The verdicts over a contact that is still being written, in short."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.norms.vocabulary import Verdict
from debttracker.services.views import FindingCard
from debttracker.ui import words
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.day_window import DayWindowBar
from debttracker.ui.widgets.labels import IconLabel, label


class VerdictPanel(QScrollArea):
    """Lists what the norms say so far; `say` shows a sentence instead."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "reader")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What the norms say so far"))
        self.cards: tuple[FindingCard, ...] | None = None
        self.say(_("Choose how they made contact; what the norms say of it appears here as you type."))

    def say(self, text: str) -> None:
        """Show one sentence."""
        self.cards = None
        body = _Body()
        body.column.addWidget(label(text, "secondary", wrap=True))
        self._set(body)

    def show_cards(self, cards: Sequence[FindingCard]) -> None:
        """Show verdicts, weightiest first."""
        if self.cards == tuple(cards):
            return
        self.cards = tuple(cards)
        body = _Body()
        for card in cards:
            tone, icon = words.verdict_look(card.finding.verdict)
            head = QHBoxLayout()
            head.setSpacing(8)
            head.addWidget(IconLabel(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
            head.addWidget(label(card.title, "strong", tone=tone, wrap=True), 1)
            body.column.addLayout(head)
            verdict = words.verdict_words(card.finding.verdict, card.finding.force)
            body.column.addWidget(label(verdict, "secondary", wrap=True))
            is_open = card.finding.verdict is Verdict.CANNOT_TELL
            for text in card.missing if is_open else (card.words, *card.missing):
                if text:
                    body.column.addWidget(label(text, wrap=True))
            if card.window is not None:
                body.column.addWidget(DayWindowBar(card.window))
            body.column.addSpacing(8)
        if not cards:
            body.column.addWidget(Chip(*words.clear_chip()))
            body.column.addWidget(
                label(_("Nothing against a norm in what is entered so far."), "secondary", wrap=True)
            )
        self._set(body)

    def _set(self, body: "_Body") -> None:
        body.column.addStretch()
        place = self.verticalScrollBar().value()
        self.setWidget(body)
        self.verticalScrollBar().setValue(place)


class _Body(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "scroll-body")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(4)
