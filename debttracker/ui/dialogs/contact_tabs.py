"""The tabs of the contact editor: every field of a contact, each with its question."""

from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import (
    Channel,
    Consent,
    ContactPurpose,
    Direction,
    Disclosed,
    Identified,
    LetterItem,
    NumberSource,
    Outcome,
    Person,
    Place,
    Visibility,
)
from debttracker.l10n import _, pgettext
from debttracker.l10n.formats import datetime_short
from debttracker.ui import contact_words, record_words
from debttracker.ui.contact_form.field_questions import field_question
from debttracker.ui.contact_form.form_data import FormData
from debttracker.ui.contact_form.span import parse_span, span_text
from debttracker.ui.contact_words import choices
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.amount_field import AmountField
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.list_editor import RecordsChoice, WordsChoice
from debttracker.ui.widgets.number_kind_box import NumberKindBox
from debttracker.ui.widgets.reach_editor import ReachEditor
from debttracker.ui.widgets.record_form import RecordForm
from debttracker.ui.widgets.scope_editors import ConsentScopeEditor, ZonesEditor
from debttracker.ui.widgets.tag_questions import TagQuestions
from debttracker.ui.widgets.value_editor import (
    ChoiceBox,
    LongText,
    ParsedLine,
    TriState,
    ValueEditor,
    plain_text,
)
from debttracker.ui.widgets.whole_field import WholeField
from debttracker.ui.widgets.word_suggestions import WordSuggestions


class MomentEditors(Protocol):
    """Makes an editor of an instant in the zone of the person contacted."""

    def __call__(self, *, with_time: bool) -> ParsedLine: ...


class ContactTabs:
    """Makes the forms; each field is named as in a Contact."""

    def __init__(
        self, ctx: UiContext, data: FormData, record: Contact, moments: MomentEditors, zone: ParsedLine
    ) -> None:
        self._data = data
        self._record = record
        self._moments = moments
        self._zone = zone
        self.tags = TagQuestions()
        self.words = LongText(4)
        self.suggestions = WordSuggestions(ctx, self.words, self.tags)

    def forms(self) -> list[tuple[str, RecordForm]]:
        """Return the tabs with their titles."""
        return [
            (pgettext("tab", "When and how"), self._when()),
            (pgettext("tab", "Who"), self._who()),
            (pgettext("tab", "Whom they reached"), self._whom()),
            (pgettext("tab", "What happened"), self._what()),
            (pgettext("tab", "Visit"), self._visit()),
            (pgettext("tab", "Agreement"), self._consent()),
        ]

    def _when(self) -> RecordForm:
        form = _Form()
        form.ask("channel", ChoiceBox(choices(Channel, record_words.channel_name)))
        form.ask("direction", ChoiceBox(choices(Direction, record_words.direction_name)))
        form.ask("at", self._moments(with_time=False))
        form.ask("ended_at", self._moments(with_time=True))
        form.ask("duration_seconds", ParsedLine(parse_span, span_text))
        form.ask("outcome", ChoiceBox(choices(Outcome, record_words.outcome_name)))
        form.ask("sent_at", self._moments(with_time=True))
        form.ask("delivered_at", self._moments(with_time=True))
        form.ask("automated", TriState())
        form.ask("visibility", ChoiceBox(choices(Visibility, contact_words.visibility_name)))
        form.ask("recording_notice", TriState())
        form.ask("recorded_by_collector", TriState())
        return form

    def _who(self) -> RecordForm:
        form = _Form()
        form.ask("number", ParsedLine(plain_text))
        form.ask("number_kind", NumberKindBox())
        form.ask("collector", ChoiceBox(self._data.collectors))
        form.ask("creditor", ChoiceBox(self._data.creditors))
        form.ask("identified", ChoiceBox(choices(Identified, record_words.identified_name)))
        form.ask("purpose", ChoiceBox(choices(ContactPurpose, contact_words.purpose_name)))
        form.ask("called_number", ParsedLine(plain_text))
        form.ask("address_used", ParsedLine(plain_text))
        form.ask("address_by_employer", TriState())
        form.ask("reply_to", ChoiceBox(self._outgoing()))
        form.ask("debts", RecordsChoice(self._data.debts), wide=True)
        return form

    def _whom(self) -> RecordForm:
        form = _Form()
        form.ask("person", ChoiceBox(choices(Person, record_words.person_name)))
        form.ask("person_name", ParsedLine(plain_text))
        form.ask("place", ChoiceBox(choices(Place, record_words.place_name)))
        form.ask("disclosed", ChoiceBox(choices(Disclosed, record_words.disclosed_name)))
        form.ask("debtor_unreachable", ReachEditor())
        form.ask("third_party_offered_to_pay", TriState())
        form.ask("asked_who", TriState())
        form.ask("identity_checked", TriState())
        form.ask("number_source", ChoiceBox(choices(NumberSource, contact_words.number_source_name)))
        form.ask("person_zone", self._zone)
        form.ask("candidate_zones", ZonesEditor(), wide=True)
        return form

    def _what(self) -> RecordForm:
        form = _Form()
        form.ask("words", self.words, wide=True)
        form.add_widget(self.suggestions)
        form.ask("tags", self.tags, wide=True)
        currency = self._data.info.currency
        form.ask("amount_demanded", AmountField(currency))
        form.ask("amount_taken", AmountField(currency))
        form.ask("pay_by", DateField())
        form.ask("payee", ParsedLine(plain_text), wide=True)
        form.ask("checklist", WordsChoice(choices(LetterItem, contact_words.letter_item_name)), wide=True)
        form.ask("strain", ChoiceBox(contact_words.strain_choices()))
        form.ask("note", LongText(2), wide=True)
        return form

    def _visit(self) -> RecordForm:
        form = _Form()
        form.ask("visitors", WholeField(0, 1000))
        for name in (
            "visit_announced",
            "purpose_stated",
            "badge_shown",
            "authority_shown",
            "entered_home",
            "entry_consent",
            "asked_to_leave",
            "left_when_asked",
        ):
            form.ask(name, TriState())
        return form

    def _consent(self) -> RecordForm:
        form = _Form()
        form.ask("consent", ChoiceBox(choices(Consent, contact_words.consent_name)), wide=True)
        form.ask("consent_scope", ConsentScopeEditor(), wide=True)
        return form

    def _outgoing(self) -> list[tuple[str, str]]:
        """Return the contacts that this one may answer: those the debtor's side made."""
        zone = ZoneInfo(self._data.info.timezone)
        return [
            (other.id, _contact_name(other, zone))
            for other in self._data.case.contacts
            if other.id != self._record.id
            and (other.direction is Direction.OUTGOING or other.id == self._record.reply_to)
        ]


class _Form(RecordForm):
    def ask(self, name: str, editor: ValueEditor, *, wide: bool = False) -> None:
        """Add a field with its question."""
        self.add(name, field_question(name) or name, editor, wide=wide)


def _contact_name(contact: Contact, zone: ZoneInfo) -> str:
    at: datetime | None = contact.at
    when = datetime_short(at.astimezone(zone)) if at else _("Time not known")
    channel = record_words.channel_name(contact.channel) if contact.channel else ""
    return " · ".join(part for part in (when, channel, contact.number) if part)
