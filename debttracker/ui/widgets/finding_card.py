"""A finding explained: the verdict, why, when in the day, how the norm binds, and what can be done."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from debttracker.l10n import _, ngettext
from debttracker.l10n.formats import datetime_short
from debttracker.norms.vocabulary import FindingState, Verdict
from debttracker.services.views import ContactRow, FindingCard
from debttracker.ui import words
from debttracker.ui.contact_form.field_questions import is_contact_field
from debttracker.ui.mark_words import judged_otherwise_words
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.count_window import CountWindowBar
from debttracker.ui.widgets.day_window import DayWindowBar
from debttracker.ui.widgets.elided_button import ElidedButton
from debttracker.ui.widgets.flow_layout import FlowLayout
from debttracker.ui.widgets.labels import label

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
_FEWEST = 2
_MOST_COUNTED = 24
_MOST_LEFT_OUT = 12
_STATES = {
    FindingState.CONFIRMED: ("ok", "check"),
    FindingState.DISMISSED: ("neutral", "circle-minus"),
    FindingState.USED: ("accent", "file-text"),
}


class FindingCardView(Card):
    """Shows a FindingCard. The signals carry the norm's id, a field's name or a contact's id."""

    state_wanted = Signal(str, str)
    """Id of the norm and the state asked for."""
    answer_wanted = Signal(str)
    """Name of the field of the contact that a question is about."""
    contact_wanted = Signal(str)

    def __init__(self, card: FindingCard, *, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(role="card", parent=parent)
        self.card = card
        self.setAccessibleName(card.title)
        self.body.setSpacing(8)
        self._add_verdict()
        self._text(card.title, "subtitle")
        self._text(card.words)
        if card.window is not None:
            self.body.addWidget(DayWindowBar(card.window))
        if card.count_window is not None:
            self.body.addWidget(CountWindowBar(card.count_window))
        self._add_norm()
        self._add_missing()
        self._add_counted()
        self._add_would_change()
        self._add_can_do()
        self._add_state(read_only=read_only)

    def _text(self, text: str, role: str = "") -> QLabel | None:
        if not text:
            return None
        made = label(text, role, wrap=True)
        made.setTextInteractionFlags(_SELECTABLE)
        self.body.addWidget(made)
        return made

    def _add_verdict(self) -> None:
        finding = self.card.finding
        tone, icon = words.verdict_look(finding.verdict)
        row = QHBoxLayout()
        full = words.verdict_words(finding.verdict, finding.force)
        is_breach = finding.verdict is Verdict.BREACH
        said_below = finding.verdict in {Verdict.BREACH, Verdict.CANNOT_TELL}
        chip = Chip(full if is_breach else words.verdict_name(finding.verdict), tone, icon)
        chip.setMinimumWidth(48)  # a long word is cut rather than the card made wider than its place
        chip.setToolTip(full)
        row.addWidget(chip)
        row.addStretch()
        status = self.card.status
        if status is not None and status.state in _STATES:
            tone, icon = _STATES[status.state]
            row.addWidget(Chip(words.finding_state_name(status.state), tone, icon))
        self.body.addLayout(row)
        if not said_below:
            self._text(full, "secondary")

    def _add_norm(self) -> None:
        if self.card.asks:
            self._text(_("What the norm asks: %(asks)s") % {"asks": self.card.asks})
        self._text(self.card.force_line, "secondary")
        if self.card.link:
            self._add_link(self.card.link)
        for sentence in self.card.basis:
            self._text(_("Rests on: %(reason)s") % {"reason": sentence}, "secondary")

    def _add_link(self, link: str) -> None:
        shown = label(link, "secondary", wrap=True)
        shown.setTextInteractionFlags(_SELECTABLE)
        shown.setAccessibleName(_("Address of the source: %(link)s") % {"link": link})
        self.body.addWidget(shown)
        # The program itself opens no connection; the person may hand the address to the browser.
        self.open_link = button(_("Open in browser"), "link-button", "external-link")
        self.open_link.clicked.connect(lambda: open_address(link))
        self.open_link.setEnabled(is_web_address(link))
        self.body.addWidget(self.open_link, alignment=Qt.AlignmentFlag.AlignLeft)

    def _add_missing(self) -> None:
        fields = self.card.finding.missing
        for place, question in enumerate(self.card.missing):
            row = QHBoxLayout()
            asked = label(question, wrap=True)
            row.addWidget(asked, 1)
            field = fields[place] if place < len(fields) else ""
            if is_contact_field(field):
                answer = button(
                    _("Answer"), "", "pencil", name=_("Answer: %(question)s") % {"question": question}
                )
                answer.clicked.connect(
                    lambda _checked, field=field: self.answer_wanted.emit(field.removeprefix("contact."))
                )
                row.addWidget(answer)
            self.body.addLayout(row)

    def _add_counted(self) -> None:
        counted = self.card.counted
        if len(counted) >= _FEWEST:
            title = ngettext("%(count)s contact counted", "%(count)s contacts counted", len(counted))
            self._text(title % {"count": len(counted)}, "secondary")
            for row in counted[-_MOST_COUNTED:]:
                self._add_contact(row, contact_line(row))
            more = len(counted) - _MOST_COUNTED
            if more > 0:
                self._text(
                    ngettext("and %(count)s earlier", "and %(count)s earlier", more) % {"count": more},
                    "secondary",
                )
        left = self.card.left_out
        if left:
            title = ngettext("%(count)s contact left out", "%(count)s contacts left out", len(left))
            self._text(title % {"count": len(left)}, "secondary")
            for one in left[:_MOST_LEFT_OUT]:
                self._add_contact(one.row, contact_line(one.row))
                self._text(one.reason, "secondary")

    def _add_contact(self, row: ContactRow, text: str) -> None:
        made = ElidedButton(text)
        made.clicked.connect(lambda _checked, key=row.contact.id: self.contact_wanted.emit(key))
        self.body.addWidget(made)

    def _add_would_change(self) -> None:
        if self.card.would_change:
            self._text(_("What would change it"), "strong")
            for sentence in self.card.would_change:
                self._text(sentence, "secondary")

    def _add_can_do(self) -> None:
        if self.card.can_do:
            self._text(_("What you can do"), "strong")
            self._text(self.card.can_do)
        self._text(words.decided_elsewhere(), "secondary")

    def _add_state(self, *, read_only: bool) -> None:
        status = self.card.status
        then = status.verdict if status is not None else None
        if status is not None and then is not None and then is not self.card.finding.verdict:
            self._text(judged_otherwise_words(status.state, then), "secondary")
        if status is not None and status.reason:
            self._text(_("Reason noted: %(reason)s") % {"reason": status.reason}, "secondary")
        state = status.state if status is not None else FindingState.OPEN
        holder = QWidget(self)
        flow = FlowLayout(holder)
        self.state_buttons = {}
        for wanted, text in self._steps(state):
            made = button(text, name=_("%(action)s: %(title)s") % {"action": text, "title": self.card.title})
            made.setEnabled(not read_only)
            made.clicked.connect(
                lambda _checked, wanted=wanted: self.state_wanted.emit(self.card.finding.norm, str(wanted))
            )
            self.state_buttons[wanted] = made
            flow.addWidget(made)
        self.body.addWidget(holder)

    def _steps(self, state: FindingState) -> list[tuple[FindingState, str]]:
        confirm = (FindingState.CONFIRMED, _("Confirm"))
        dismiss = (FindingState.DISMISSED, _("Dismiss…"))
        used = (FindingState.USED, _("Mark as used"))
        reopen = (FindingState.OPEN, _("Reopen"))
        if state is FindingState.OPEN and self.card.finding.verdict is Verdict.CANNOT_TELL:
            return [dismiss]  # what is not judged yet can be neither confirmed nor used
        return {
            FindingState.OPEN: [confirm, dismiss, used],
            FindingState.CONFIRMED: [used, dismiss, reopen],
            FindingState.DISMISSED: [reopen],
            FindingState.USED: [reopen],
        }[state]


def contact_line(row: ContactRow) -> str:
    """Return a contact on one line: when, who, how."""
    when = datetime_short(row.local_at) if row.local_at else _("Time not known")
    channel = row.contact.channel
    parts = (when, row.who, words.channel_name(channel) if channel else "")
    return " · ".join(part for part in parts if part)


def is_web_address(link: str) -> bool:
    """Tell whether a source's address is one for a browser."""
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() in {"https", "http"}


def open_address(link: str) -> None:
    """Hand the address of a source to the person's browser."""
    if is_web_address(link):
        QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode))
