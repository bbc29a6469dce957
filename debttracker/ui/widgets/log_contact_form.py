"""The fields of "Log a contact": few at first, more where an answer calls for them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import (
    Channel,
    Consent,
    ContactPurpose,
    Direction,
    Disclosed,
    Identified,
    NumberSource,
    Outcome,
    Person,
    Place,
    TimePrecision,
    Visibility,
)
from debttracker.l10n import _
from debttracker.ui import contact_words, record_words
from debttracker.ui.contact_form.field_questions import field_question
from debttracker.ui.contact_form.form_data import FormData
from debttracker.ui.contact_form.moment import Moment, moment_text, parse_moment, understood
from debttracker.ui.contact_form.span import parse_span, span_text
from debttracker.ui.contact_words import choices
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.channel_buttons import ChannelButtons
from debttracker.ui.widgets.columns_layout import ColumnsLayout
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.list_editor import RecordsChoice
from debttracker.ui.widgets.number_kind_box import KindProposer, NumberKindBox
from debttracker.ui.widgets.reach_editor import ReachEditor
from debttracker.ui.widgets.tag_questions import TagQuestions
from debttracker.ui.widgets.value_editor import (
    ChoiceBox,
    LongText,
    ParsedLine,
    TriState,
    ValueEditor,
    plain_text,
)
from debttracker.ui.widgets.who_field import WhoField
from debttracker.ui.widgets.whole_field import WholeField
from debttracker.ui.widgets.word_suggestions import WordSuggestions

_EARLY, _LATE = 9, 21
"""Hours of the day outside which it is asked whether the debtor had agreed; norms set their own hours."""
_LEAST_FIELD = 168
"""Width in pixels below which a field goes below the one before it."""
_SPOKEN = frozenset({None, Channel.CALL, Channel.VOICEMAIL, Channel.VISIT})
_SEEN = frozenset({Channel.MESSENGER, Channel.PUBLIC_POST, Channel.POSTCARD})
_VISIT = (
    "visitors", "visit_announced", "purpose_stated", "badge_shown", "authority_shown", "entered_home",
    "entry_consent", "asked_to_leave", "left_when_asked",
)  # fmt: skip
_THIRD = ("person_name", "disclosed", "debtor_unreachable", "third_party_offered_to_pay", "number_source")


class LogContactForm(QWidget):
    """Builds a Contact from what was entered; what is not answered stays None, not known."""

    changed = Signal()

    def __init__(
        self, ctx: UiContext, take_files: Callable[[QMimeData], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "scroll-body")
        self._ctx = ctx
        self._zone = ZoneInfo("UTC")
        self._asked: frozenset[str] = frozenset()
        self.rows: dict[str, FieldRow] = {}
        self.who = WhoField(ctx, self)
        self._make_rows(take_files)
        self._lay_out()
        self.who.changed.connect(self._on_changed)
        self.kind.told.connect(self._show_asked)
        self._proposer = KindProposer(ctx, self.who.number.editor, self.channel, self.rows["number_kind"])
        for row in self.rows.values():
            row.editor.changed.connect(self._on_changed)
        self.rows["direction"].editor.set_value(Direction.INCOMING)
        self._show_asked()

    def set_data(self, data: FormData, opened: datetime) -> None:
        """Take the case's zone, debts and collectors; fill the time in unless one was typed already."""
        self._zone = ZoneInfo(data.info.timezone)
        self.who.set_data(data)
        self.debts_editor.set_choices(data.debts)
        self.rows["debts"].setVisible(bool(data.debts))
        moment = self.rows["at"].editor
        if not moment.raw():
            now = opened.astimezone(self._zone).replace(second=0, microsecond=0)
            moment.set_value(Moment(now, TimePrecision.MINUTE))
            self.rows["at"].check()

    def contact(self, contact: str) -> Contact:
        """Return what was entered; a field whose text is wrong counts as not known."""
        values = {name: row.value() for name, row in self.rows.items()}
        moment = values.pop("at")
        who = self.who.value()
        return Contact(
            contact,
            at=moment.at if moment else None,
            at_precision=moment.precision if moment else None,
            number=who.number,
            collector=who.collector,
            creditor=who.creditor,
            suggested_tags=self.suggestions.tags,
            **values,
        )

    def check(self) -> FieldRow | None:
        """Say at every field what is wrong; return the first that is."""
        wrong = [row for row in self.rows.values() if not row.check()]
        return wrong[0] if wrong else None

    def is_empty(self) -> bool:
        """Tell whether nothing but the time and the direction was entered."""
        entered = replace(self.contact(""), at=None, at_precision=None, direction=None)
        return entered == Contact("")

    def ask_also(self, fields: Sequence[str]) -> None:
        """Show the questions without which a verdict cannot be given."""
        self._asked = frozenset(field.removeprefix("contact.") for field in fields)
        self._show_asked()

    def raw(self) -> dict[str, Any]:
        """Return the state of all fields to be kept; a time is kept as it was understood."""
        kept = {name: row.editor.raw() for name, row in self.rows.items()}
        moment = self.rows["at"].value()
        if moment is not None:
            kept["at"] = moment_text(moment.at, moment.precision, self._zone)
        return kept | {"who": self.who.raw(), "kind_by_hand": self.kind.by_hand}

    def set_raw(self, raw: dict[str, Any]) -> None:
        """Take up a state that was kept, as far as it still fits."""
        for name, row in self.rows.items():
            if name in raw:
                row.editor.set_raw(raw[name])
                row.check()
        chosen = raw.get("kind_by_hand", raw.get("number_kind") is not None)
        self.kind.take_kept(by_hand=bool(chosen))
        if isinstance(raw.get("who"), dict):
            self.who.set_raw(raw["who"])

    def reset(self) -> None:
        """Empty all fields."""
        for row in self.rows.values():
            row.editor.set_value(None)
            row.check()
        self.who.set_raw({})
        self.rows["direction"].editor.set_value(Direction.INCOMING)

    def _row(self, name: str, title: str, editor: ValueEditor) -> None:
        self.rows[name] = FieldRow(title, editor)
        self.rows[name].let_wrap()

    def _make_rows(self, take_files: Callable[[QMimeData], bool]) -> None:
        self.channel = ChannelButtons(self)
        self._row("channel", _("How did they make contact?"), self.channel)
        self.kind = NumberKindBox()
        self._row("number_kind", field_question("number_kind") or "", self.kind)
        self._row("at", _("When?"), self._moment_editor())
        self._row("duration_seconds", _("How long?"), ParsedLine(parse_span, span_text))
        self._row("outcome", _("What came of it?"), ChoiceBox(choices(Outcome, record_words.outcome_name)))
        self._row("person", _("Who was contacted?"), ChoiceBox(choices(Person, record_words.person_name)))
        directions = ChoiceBox(choices(Direction, record_words.direction_name))
        self._row("direction", _("Who contacted whom?"), directions)
        purposes = ChoiceBox(choices(ContactPurpose, contact_words.purpose_name))
        self._row("purpose", _("What was it for?"), purposes)
        identified = ChoiceBox(choices(Identified, record_words.identified_name))
        self._row("identified", _("Did they say who they are?"), identified)
        self._row("place", _("Where?"), ChoiceBox(choices(Place, record_words.place_name)))
        machine = ChoiceBox([(True, _("Yes, a machine")), (False, _("No, a person"))])
        self._row("automated", _("Was it a machine?"), machine)
        visible = ChoiceBox(choices(Visibility, contact_words.visibility_name))
        self._row("visibility", _("Who could see it?"), visible)
        self._row("consent", _("Had the debtor agreed to contact at this time?"), self._consent_editor())
        self._make_third_rows()
        self._make_visit_rows()
        self.debts_editor = RecordsChoice()
        self._row("debts", _("Which debts is it about?"), self.debts_editor)
        self.tags = TagQuestions(folded=True)
        self._row("tags", _("What did they do? Press only what you are sure of."), self.tags)
        words = LongText(4, take_files)
        self._row("words", _("What was said or written, as exactly as you can"), words)
        self.suggestions = WordSuggestions(self._ctx, words, self.tags)
        self._row("strain", _("How hard was it on you?"), ChoiceBox(contact_words.strain_choices()))

    def _make_third_rows(self) -> None:
        self._row("person_name", _("Name of that person"), ParsedLine(plain_text))
        told = ChoiceBox(choices(Disclosed, record_words.disclosed_name))
        self._row("disclosed", _("What was that person told?"), told)
        self._row("debtor_unreachable", _("Why that person?"), ReachEditor())
        self._row("third_party_offered_to_pay", _("Had that person offered to pay?"), TriState())
        source = ChoiceBox(choices(NumberSource, contact_words.number_source_name))
        self._row("number_source", _("Where did they get the number?"), source)

    def _make_visit_rows(self) -> None:
        self._row("visitors", _("How many came?"), WholeField(0, 1000))
        questions = {
            "visit_announced": _("Was the visit announced?"),
            "purpose_stated": _("Did they say what they came for?"),
            "badge_shown": _("Did they show a badge?"),
            "authority_shown": _("Did they show written authority?"),
            "entered_home": _("Did they enter the home?"),
            "entry_consent": _("Were they asked in?"),
            "asked_to_leave": _("Were they asked to leave?"),
            "left_when_asked": _("Did they leave when asked?"),
        }
        for name, question in questions.items():
            self._row(name, question, TriState())

    def _moment_editor(self) -> ParsedLine:
        return ParsedLine(
            lambda text: parse_moment(text, self._ctx.clock(), self._zone),
            lambda moment: moment_text(moment.at, moment.precision, self._zone),
            understood,
        )

    def _consent_editor(self) -> ChoiceBox:
        return ChoiceBox(choices(Consent, contact_words.consent_name))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        column.addWidget(self.rows["channel"])
        column.addWidget(self.who)
        column.addWidget(self.rows["number_kind"])
        self._grid(column, "at", "duration_seconds", "outcome")
        self._grid(column, "person", "direction", "purpose")
        self._grid(column, "person_name", "disclosed", "debtor_unreachable")
        self._grid(column, "third_party_offered_to_pay", "number_source")
        self._grid(column, "visitors", "visit_announced")
        self._grid(column, "purpose_stated", "badge_shown")
        self._grid(column, "authority_shown", "entered_home")
        self._grid(column, "entry_consent", "asked_to_leave")
        self._grid(column, "left_when_asked")
        self._grid(column, "consent", "visibility")
        self._grid(column, "identified", "place", "automated")
        for name in ("debts", "tags", "words"):
            column.addWidget(self.rows[name])
        column.addWidget(self.suggestions)
        column.addWidget(self.rows["strain"])

    def _grid(self, column: QVBoxLayout, *names: str) -> None:
        holder = _Row(self)
        columns = ColumnsLayout(_LEAST_FIELD, holder)
        for name in names:
            columns.addWidget(self.rows[name])
        column.addWidget(holder)

    def _on_changed(self) -> None:
        self._show_asked()
        self.changed.emit()

    def _show_asked(self) -> None:
        """Show what the answers so far call for; a field that holds an answer is never hidden."""
        wanted = self._asked | self._called_for()
        for name in (
            "number_kind",
            "duration_seconds",
            "consent",
            "automated",
            "visibility",
            "place",
            *_VISIT,
            *_THIRD,
        ):
            row = self.rows[name]
            row.setVisible(name in wanted or row.editor.raw() not in (None, ""))
        for holder in self.findChildren(_Row):
            holder.show_if_needed()

    def _called_for(self) -> frozenset[str]:
        channel = self.rows["channel"].value()
        person = self.rows["person"].value()
        wanted: set[str] = {"place"}
        if self.kind.tells_something:
            wanted.add("number_kind")
        if channel in _SPOKEN:
            wanted.add("duration_seconds")
        if channel in {Channel.CALL, Channel.VOICEMAIL}:
            wanted.add("automated")
        if channel in _SEEN:
            wanted.add("visibility")
        if channel is Channel.VISIT:
            wanted.update(_VISIT)
        if person not in {None, Person.DEBTOR}:
            wanted.update(_THIRD)
        if self._is_night():
            wanted.add("consent")
        return frozenset(wanted)

    def _is_night(self) -> bool:
        moment = self.rows["at"].value()
        if moment is None or moment.precision is TimePrecision.DATE:
            return False
        hour = moment.at.astimezone(self._zone).hour
        return not _EARLY <= hour < _LATE


class _Row(QWidget):
    """Fields side by side, or below each other where there is no room."""

    def show_if_needed(self) -> None:
        """Go when no field is shown."""
        self.setVisible(any(not field.isHidden() for field in self.findChildren(FieldRow)))
        self.updateGeometry()
