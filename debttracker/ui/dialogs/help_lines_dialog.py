"""Where to get help: the lines of the place of the case, with the day on which they were checked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from debttracker import paths
from debttracker.l10n import _, formats, language
from debttracker.norms.vocabulary import Confidence
from debttracker.services.help_lines import HelpFor, HelpLine, HelpLines, help_lines
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.record_words import jurisdiction_name
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.labels import label

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class HelpLinesDialog(BaseDialog):
    """Lists whom to call, the most urgent first; a place without lines on file says so."""

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Where to get help"), _("Close"), parent)
        self.cancel_button.hide()
        found = help_lines(paths.resources() / "help_lines", place, language())
        self.body.addWidget(label(_introduction(found), "secondary", wrap=True))
        self.cards = [_card(line) for line in found.lines]
        for card in self.cards:
            self.body.addWidget(card)
        self.body.addStretch(1)
        self.resize(640, 600)


def _introduction(found: HelpLines) -> str:
    place = jurisdiction_name(found.place)
    if not found.lines:
        return _(
            "No line of help is on file for %(place)s. In danger call the emergency number of the place; for "
            "the rest ask a debt counselor near you."
        ) % {"place": place}
    day = formats.date_short(found.checked_on) if found.checked_on else ""
    return _("%(place)s, as known on %(day)s. Numbers change: look before you rely on one.") % {
        "place": place,
        "day": day,
    }


def _card(line: HelpLine) -> Card:
    card = Card()
    head = QHBoxLayout()
    head.setSpacing(12)
    number = label(line.number, "amount-medium")
    number.setTextInteractionFlags(_SELECTABLE)
    head.addWidget(number)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(label(line.name, "strong", wrap=True))
    words.addWidget(label(line.about, "secondary", wrap=True))
    head.addLayout(words, 1)
    if line.confidence is Confidence.C:
        head.addWidget(Chip(_("from a summary"), "neutral", "info"))
    if HelpFor.DANGER in line.purposes:
        head.addWidget(Chip(_("In danger"), "overdue", "triangle-alert"))
    card.body.addLayout(head)
    card.setAccessibleName(f"{line.number}, {line.name}. {line.about}")
    return card
