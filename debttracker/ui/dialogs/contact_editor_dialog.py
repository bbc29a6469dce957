"""Everything that can be noted of a contact, in tabs. Every edit is kept in the history."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Tag
from debttracker.l10n import _
from debttracker.l10n.formats import datetime_short
from debttracker.services.changes import Changes
from debttracker.services.session import Session
from debttracker.ui.contact_form.clock_text import parse_zone, zone_names
from debttracker.ui.contact_form.form_data import FormData, read_form_data
from debttracker.ui.contact_form.moment import Moment, moment_text, parse_instant, parse_moment, understood
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.contact_tabs import ContactTabs
from debttracker.ui.dialogs.record_dialog import RecordDialog
from debttracker.ui.widgets.evidence_box import EvidenceBox
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.list_editor import RecordsChoice
from debttracker.ui.widgets.number_kind_box import KindProposer
from debttracker.ui.widgets.record_form import RecordForm
from debttracker.ui.widgets.value_editor import ParsedLine

_INSTANTS = ("ended_at", "sent_at", "delivered_at")


class ContactEditorDialog(RecordDialog):
    """Edits one contact; `field` names the field to begin at, as a question about it does."""

    saved = Signal(str)

    def __init__(self, ctx: UiContext, contact: str, field: str = "", parent: QWidget | None = None) -> None:
        super().__init__(ctx, _("Edit the contact"), parent)
        self._id = contact
        self._field = field
        self._record: Contact | None = None
        self._case_zone = ZoneInfo("UTC")
        self._tabs_made: ContactTabs | None = None
        self.recorded = label("", "secondary", wrap=True)
        self.body.addWidget(self.recorded)
        self.evidence = EvidenceBox(ctx, self)
        self.resize(860, 640)
        ctx.tasks.read(self, read_form_data, self._take_data)

    def writer(self) -> Callable[[Session], Changes]:
        """Write the contact as changed."""
        changed = self.edited()
        attachments = self.evidence.attachments
        return lambda session: session.save_contact(changed, attachments)

    def edited(self) -> Contact:
        """Return the contact with what was changed; all that was not touched stays as it was."""
        if self._record is None:
            raise RuntimeError("asked before the contact was read")
        values: dict[str, Any] = {}
        for form in self.forms:
            values |= form.values()
        moment: Moment | None = values.pop("at")
        for name in _INSTANTS:
            found: Moment | None = values[name]
            values[name] = self._instant(name, found)
        chosen = values.get("evidence", ())
        values["evidence"] = tuple(one for one in self._record.evidence if one.sha256 in chosen)
        values["at"] = self._instant("at", moment)
        values["at_precision"] = moment.precision if moment else None
        return replace(self._record, **values, suggested_tags=self._suggested(values))

    def _suggested(self, values: Mapping[str, Any]) -> tuple[Tag, ...]:
        """The suggestions still open: those of the words where they were changed, else those kept so far."""
        if self._record is None or self._tabs_made is None:
            return ()
        made = self._tabs_made.suggestions
        kept = self._record.suggested_tags if values["words"] == self._record.words else made.tags
        settled = {*values["tags"], *made.refused}
        return tuple(tag for tag in kept if tag not in settled)

    def is_changed(self) -> bool:
        """Tell whether anything was entered that is not saved."""
        return super().is_changed() or bool(self.evidence.kept)

    def written(self, changes: Changes | None) -> None:  # noqa: ARG002 - the base class's signature
        """Tell the id."""
        self.saved.emit(self._id)

    def _instant(self, name: str, moment: Moment | None) -> Any:
        """Return the stored instant where it was not touched, so that only its zone is not rewritten."""
        before = getattr(self._record, name)
        return before if moment is not None and moment.at == before else moment and moment.at

    def _take_data(self, data: FormData) -> None:
        record = data.contact(self._id)
        if record is None:
            self.say(_("This contact was deleted in the meantime."))
            return
        self._record = record
        self._case_zone = ZoneInfo(data.info.timezone)
        tabs = ContactTabs(self.ctx, data, record, self._moment_editor, self._zone_editor())
        self._tabs_made = tabs
        for title, form in tabs.forms():
            self.add_form(form, title)
        self._add_evidence_tab(record)
        self.add_problem_line()
        self._load(record)
        self.ready()
        if self._field:
            self.show_field(_ALIASES.get(self._field, self._field))

    def _add_evidence_tab(self, record: Contact) -> None:
        form = RecordForm()
        if record.evidence:
            kept = [(one.sha256, f"{one.name} · SHA-256 {one.sha256[:12]}…") for one in record.evidence]
            form.add("evidence", _("Evidence kept with this contact"), RecordsChoice(kept), wide=True)
        form.add_widget(self.evidence)
        self.add_form(form, _("Evidence"))

    def _load(self, record: Contact) -> None:
        self._zone_line.set_value(record.person_zone)
        values = {name: getattr(record, name) for name in self.rows if name != "at"}
        for name in _INSTANTS:
            values[name] = self._shown(values[name], None)
        values["evidence"] = tuple(one.sha256 for one in record.evidence)
        values["at"] = self._shown(record.at, record.at_precision)
        for form in self.forms:
            form.load_values(values)
        if self._tabs_made is not None:
            self._tabs_made.tags.suggest(record.suggested_tags)
        self._zone_line.changed.connect(self._on_zone)
        rows = self.rows
        number, channel = rows["number"].editor, rows["channel"].editor
        self._proposer = KindProposer(self.ctx, number, channel, rows["number_kind"])
        self._proposer.ask(fill=False)  # a contact that is only looked at stays as it is
        self.recorded.setText(self._recorded_text(record))

    def _recorded_text(self, record: Contact) -> str:
        if record.recorded_at is None:
            written = _("When it was written down is not known.")
        else:
            when = datetime_short(record.recorded_at.astimezone(self._case_zone))
            written = _("Written down on %(when)s.") % {"when": when}
        return _("%(written)s What you change is kept in the history.") % {"written": written}

    def _shown(self, at: Any, precision: Any) -> Moment | None:
        return Moment(at.astimezone(self._zone()), precision) if at is not None else None

    def _zone(self) -> ZoneInfo:
        """Return the zone the times are read in: the person's where it is known, else the case's."""
        row = self.rows.get("person_zone")
        name = row.value() if row is not None else None
        return ZoneInfo(name) if name else self._case_zone

    def _zone_editor(self) -> ParsedLine:
        self._zone_line = ParsedLine(parse_zone)
        completer = QCompleter(zone_names(), self._zone_line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._zone_line.line.setCompleter(completer)
        return self._zone_line

    def _moment_editor(self, *, with_time: bool) -> ParsedLine:
        read = parse_instant if with_time else parse_moment
        return ParsedLine(
            lambda text: read(text, self.ctx.clock(), self._zone()),
            lambda moment: moment_text(moment.at, moment.precision, self._zone()),
            self._explained,
        )

    def _explained(self, moment: Moment | None) -> str:
        if moment is None:
            return ""
        return understood(Moment(moment.at.astimezone(self._zone()), moment.precision))

    def _on_zone(self) -> None:
        for name in ("at", *_INSTANTS):
            editor = self.rows[name].editor
            if isinstance(editor, ParsedLine):
                editor.rewrite()


_ALIASES = {"at_precision": "at"}
"""Fields without an editor of their own, and where their answer is given."""
