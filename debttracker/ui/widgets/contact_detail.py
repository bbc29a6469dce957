"""One contact explained: what was logged, what the norms say, and its evidence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from debttracker.contacts.contact import Evidence
from debttracker.contacts.vocabulary import Tag
from debttracker.l10n import _, ngettext
from debttracker.l10n.formats import datetime_short, listing
from debttracker.services.views import ContactDetail, ContactRow, FindingCard
from debttracker.ui import contact_words, number_words, record_words, words
from debttracker.ui.context import UiContext
from debttracker.ui.models.contact_model import channel_text, outcome_text, time_text
from debttracker.ui.tag_words import tag_name
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.finding_card import FindingCardView
from debttracker.ui.widgets.labels import ElidedLabel, IconLabel, label

_FRIGHTENING = frozenset(
    {
        Tag.VIOLENCE,
        Tag.THREAT,
        Tag.STALKING,
        Tag.DETENTION,
        Tag.INTRUSION,
        Tag.SELF_HARM_PRESSURE,
        Tag.EXPOSURE_THREAT,
    }
)
"""Beside a contact with one of these stands whom to call."""
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class ContactDetailView(QScrollArea):
    """Shows a ContactDetail. Signals carry ids: of a norm and a state, of a field, of a contact, a hash."""

    state_wanted = Signal(str, str)
    edit_wanted = Signal(str)
    """Name of the field to begin at; empty for the first."""
    delete_wanted = Signal()
    contact_wanted = Signal(str)
    evidence_wanted = Signal(str, str)
    """Hash and name of a piece of evidence to save a copy of."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.setProperty("role", "reader")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("The contact chosen"))
        self.detail: ContactDetail | None = None
        self._was_read_only = ctx.read_only
        self.cards: list[FindingCardView] = []
        self.show_many(0)

    def show_detail(self, detail: ContactDetail) -> None:
        """Show a contact; the same one at once and scrolled where it was, another one card by card."""
        if (detail, self._ctx.read_only) == (self.detail, self._was_read_only):
            return
        self._was_read_only = self._ctx.read_only
        same = self.detail is not None and self.detail.row.contact.id == detail.row.contact.id
        place = self.verticalScrollBar().value() if same else 0
        self.detail = detail
        body = _Body()
        body.column.addWidget(self._head(detail))
        self.cards = []
        if not same:
            self._set(body)
            self._add_next(detail, body)
            return
        for card in detail.cards:
            self._add_card(card, body)
        body.column.addWidget(self._clear(detail))
        self._set(body)
        body.layout().activate()  # type: ignore[union-attr]
        self.verticalScrollBar().setValue(place)

    def _add_next(self, detail: ContactDetail, body: "_Body") -> None:
        """Add the next card, and see to the others once the window had its turn."""
        if self.detail is not detail:
            return  # another contact was chosen in the meantime
        if len(self.cards) == len(detail.cards):
            body.column.insertWidget(body.column.count() - 1, self._clear(detail))
            return
        self._add_card(detail.cards[len(self.cards)], body, before_end=1)
        self._ctx.tasks.later(body, lambda: self._add_next(detail, body))

    def _add_card(self, card: FindingCard, body: "_Body", before_end: int = 0) -> None:
        view = FindingCardView(card, read_only=self._ctx.read_only)
        view.state_wanted.connect(self.state_wanted)
        view.answer_wanted.connect(self.edit_wanted)
        view.contact_wanted.connect(self.contact_wanted)
        self.cards.append(view)
        body.column.insertWidget(body.column.count() - before_end, view)

    def show_many(self, count: int) -> None:
        """Say how many are chosen, or what to do when none is."""
        self.detail = None
        self.cards = []
        body = _Body()
        card = Card()
        if count > 1:
            text = ngettext("%(count)s contact chosen", "%(count)s contacts chosen", count)
            card.body.addWidget(label(text % {"count": count}, "subtitle", wrap=True))
            card.body.addWidget(self._delete_button(ngettext("Delete it", "Delete them", count)))
        else:
            card.body.addWidget(
                label(
                    _("Choose a contact to see what was logged and what the norms say."),
                    "secondary",
                    wrap=True,
                )
            )
        body.column.addWidget(card)
        self._set(body)

    def _set(self, body: "_Body") -> None:
        body.column.addStretch()
        self.setWidget(body)

    def _head(self, detail: ContactDetail) -> Card:
        row, contact = detail.row, detail.row.contact
        card = Card()
        card.body.addWidget(_text(row.who or _("Not known who it was"), "subtitle"))
        how = " · ".join(part for part in (time_text(row), channel_text(row), outcome_text(row)) if part)
        card.body.addWidget(_text(how))
        for fact in _facts(detail):
            card.body.addWidget(_text(fact, "secondary"))
        if contact.words:
            card.body.addWidget(_quote(contact.words))
        open_tags = [tag for tag in contact.suggested_tags if tag not in contact.tags]
        if open_tags:
            said = _("The words may point to this, not judged until you confirm it: %(tags)s")
            names = listing([tag_name(tag) for tag in open_tags])
            card.body.addWidget(_text(said % {"tags": names}, "secondary"))
        if contact.note:
            card.body.addWidget(_text(contact.note, "secondary"))
        for evidence in contact.evidence:
            card.body.addWidget(self._evidence(evidence))
        card.body.addWidget(_text(_recorded(row), "secondary"))
        buttons = QHBoxLayout()
        self.edit_button = button(_("Edit…"), "", "pencil", name=_("Edit the contact"))
        self.edit_button.clicked.connect(lambda: self.edit_wanted.emit(""))
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self._delete_button(_("Delete")))
        if _FRIGHTENING & set(contact.tags):
            help_button = button(_("Where to get help"), "link-button")
            help_button.clicked.connect(self._ctx.navigate.help_lines_wanted)
            buttons.addWidget(help_button)
        buttons.addStretch()
        card.body.addLayout(buttons)
        return card

    def _delete_button(self, text: str) -> QWidget:
        made = button(text, "", "trash-2")
        made.clicked.connect(self.delete_wanted)
        made.setEnabled(not self._ctx.read_only)
        self.delete_button = made
        return made

    def _evidence(self, evidence: Evidence) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel("paperclip", "ink2", 16))
        row.addWidget(ElidedLabel(evidence.name), 1)
        shown = label(f"{evidence.sha256[:8]}…", "secondary")
        shown.setToolTip(_("SHA-256 %(hash)s") % {"hash": evidence.sha256})
        row.addWidget(shown)
        name = _("Save a copy of %(name)s") % {"name": evidence.name}
        save = button(_("Save as…"), "link-button", name=name)
        save.clicked.connect(lambda: self.evidence_wanted.emit(evidence.sha256, evidence.name))
        row.addWidget(save)
        return line

    def _clear(self, detail: ContactDetail) -> QWidget:
        card = Card()
        if not detail.cards:
            chip_row = QHBoxLayout()
            chip_row.addWidget(Chip(*words.clear_chip()))
            chip_row.addStretch()
            card.body.addLayout(chip_row)
        if detail.clear:
            names = listing(list(detail.clear))
            said = _("Checked, with nothing found: %(norms)s") % {"norms": names}
            card.body.addWidget(_text(said, "secondary"))
        card.body.addWidget(_text(words.decided_elsewhere(), "secondary"))
        card.setVisible(bool(detail.clear) or not detail.cards)
        return card


def _facts(detail: ContactDetail) -> list[str]:
    row, contact = detail.row, detail.row.contact
    facts = [row.who_detail, *_number_facts(detail)]
    if contact.person:
        facts.append(_("Reached: %(person)s") % {"person": _person(row)})
    if row.debt_names:
        facts.append(_("About: %(debts)s") % {"debts": listing(list(row.debt_names))})
    if contact.tags:
        names = {tag: text for _theme, tags in contact_words.tag_groups() for tag, text in tags}
        facts.append(_("Noted: %(tags)s") % {"tags": listing([names[tag] for tag in contact.tags])})
    if contact.strain is not None:
        name = dict(contact_words.strain_choices())[contact.strain]
        facts.append(_("How hard it was on you: %(strain)s") % {"strain": name})
    return [fact for fact in facts if fact]


def _number_facts(detail: ContactDetail) -> list[str]:
    """Return what the person noted of the number's kind, and beside it what the number tells by itself."""
    facts = []
    kind = detail.row.contact.number_kind
    if kind is not None:
        facts.append(_("Kind of number, as noted: %(kind)s") % {"kind": contact_words.number_kind_name(kind)})
    if detail.number is not None:
        facts.append(number_words.cautious_line(detail.number))
    return facts


def _person(row: ContactRow) -> str:
    contact = row.contact
    person = record_words.person_name(contact.person) if contact.person else ""
    return f"{person} · {contact.person_name}" if contact.person_name else person


def _recorded(row: ContactRow) -> str:
    recorded = row.contact.recorded_at
    if recorded is None:
        return _("When it was written down is not known.")
    zone = row.local_at.tzinfo if row.local_at else recorded.tzinfo
    return _("Written down on %(when)s.") % {"when": datetime_short(recorded.astimezone(zone))}


def _text(text: str, role: str = "") -> QLabel:
    made = label(text, role, wrap=True)
    made.setTextInteractionFlags(_SELECTABLE)
    return made


def _quote(text: str) -> QWidget:
    """Return what was said, as typed; long words without blanks may be broken."""
    card = Card(role="soft-card")
    card.body.addWidget(_text(text))
    return card


class _Body(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "scroll-body")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 8, 0)
        self.column.setSpacing(12)
