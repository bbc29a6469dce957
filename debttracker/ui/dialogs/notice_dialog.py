"""Notices in both directions: what the debtor's side sent or said, and what the lender's side sent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from debttracker.contacts.notice import CreditorNotice, Notice
from debttracker.contacts.vocabulary import Channel, CreditorNoticeKind, NoticeKind, Person
from debttracker.l10n import _
from debttracker.services.changes import Changes
from debttracker.services.session import Session
from debttracker.ui import contact_words, record_words
from debttracker.ui.contact_form.form_data import FormData, read_form_data
from debttracker.ui.contact_words import choices
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.record_dialog import RecordDialog
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.list_editor import LinesEditor, RecordsChoice
from debttracker.ui.widgets.record_form import RecordForm
from debttracker.ui.widgets.scope_editors import TimeWindowEditor
from debttracker.ui.widgets.value_editor import ChoiceBox, LongText, ParsedLine, TriState, plain_text


class _AnyNoticeDialog(RecordDialog):
    """What both dialogs share: the parties and debts to choose from, and deleting."""

    saved = Signal(str)
    prefix: ClassVar[str]

    def __init__(
        self,
        ctx: UiContext,
        title: str,
        notice: Notice | CreditorNotice | None,
        parent: QWidget | None,
    ) -> None:
        super().__init__(ctx, title, parent)
        self._given = notice
        self._parties = ChoiceBox(())
        self._collectors = ChoiceBox(())
        self._debts = RecordsChoice()
        self._today: date | None = None
        self._id = notice.id if notice else None
        self.delete_button = button(_("Delete"), "", "trash-2")
        self.delete_button.clicked.connect(self._delete)
        self.delete_button.setVisible(notice is not None)
        self.delete_button.setEnabled(not ctx.read_only)
        self.buttons.insertWidget(0, self.delete_button)
        form = RecordForm()
        self.fill(form)
        self.add_form(form)
        self.add_problem_line()
        self.resize(700, 600)
        ctx.tasks.read(self, read_form_data, self._take_data)

    def fill(self, form: RecordForm) -> None:
        """Add the fields."""
        raise NotImplementedError

    def blank(self) -> Notice | CreditorNotice:
        """Return a notice of which only the kind is known."""
        raise NotImplementedError

    def lacking(self) -> str:
        """A notice needs a kind."""
        return "" if self.forms[0].values()["kind"] else _("Choose what kind of notice it is.")

    def writer(self) -> Callable[[Session], Changes]:
        """Write the notice."""
        record = self.forms[0].applied(self._given or self.blank())

        def write(session: Session) -> Changes:
            self._id = self._id or session.new_id(self.prefix)
            return session.save_notice(replace(record, id=self._id))

        return write

    def written(self, changes: Changes | None) -> None:  # noqa: ARG002 - the base class's signature
        """Tell the id."""
        self.saved.emit(self._id)

    def _take_data(self, data: FormData) -> None:
        self._parties.set_choices([*data.creditors, *data.collectors])
        self._collectors.set_choices(data.collectors)
        self._debts.set_choices(data.debts)
        if self._given is not None:
            self.forms[0].load(self._given)
        self.ready()
        self.rows["kind"].editor.target().setFocus()

    def _delete(self) -> None:
        given = self._given
        if given is not None:
            self.ctx.tasks.write(
                self, lambda session: session.delete_notice(given), lambda _done: self.done(0)
            )


class NoticeDialog(_AnyNoticeDialog):
    """What the debtor or a representative sent or said."""

    prefix = "notice"

    def __init__(self, ctx: UiContext, notice: Notice | None = None, parent: QWidget | None = None) -> None:
        super().__init__(ctx, _("What we sent or said"), notice, parent)

    def fill(self, form: RecordForm) -> None:
        """Add the fields."""
        form.add("kind", _("What was it?"), ChoiceBox(choices(NoticeKind, contact_words.notice_kind_name)))
        form.add("to", _("To whom?"), self._parties)
        form.add("sent_on", _("Sent or said on"), DateField())
        form.add("received_on", _("Received on"), DateField())
        form.add("in_writing", _("Was it in writing?"), TriState())
        form.add("channel", _("In which way?"), ChoiceBox(choices(Channel, record_words.channel_name)))
        form.add("person", _("Who sent or said it?"), ChoiceBox(choices(Person, record_words.person_name)))
        form.add("person_name", _("Name of that person"), ParsedLine(plain_text))
        form.add("from_", _("Holds from"), DateField())
        form.add("until", _("Holds until"), DateField())
        form.add("withdrawn_on", _("Withdrawn on"), DateField())
        form.add("answered_on", _("Answered by them on"), DateField())
        form.add("window", _("Times of day it is about"), TimeWindowEditor(), wide=True)
        form.add("debts", _("Which debts is it about?"), self._debts, wide=True)
        form.add("note", _("Note"), LongText(2), wide=True)

    def blank(self) -> Notice:
        """Return a notice of which only the kind is known."""
        return Notice("", self.forms[0].values()["kind"])


class CreditorNoticeDialog(_AnyNoticeDialog):
    """What the lender's side sent, or never sent."""

    prefix = "creditor-notice"

    def __init__(
        self, ctx: UiContext, notice: CreditorNotice | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, _("What they sent"), notice, parent)

    def fill(self, form: RecordForm) -> None:
        """Add the fields."""
        kinds = choices(CreditorNoticeKind, contact_words.creditor_notice_kind_name)
        form.add("kind", _("What was it?"), ChoiceBox(kinds))
        form.add("from_", _("From whom?"), self._parties)
        form.add("never", _("Did it never come?"), TriState())
        form.add("sent_on", _("Sent on"), DateField())
        form.add("received_on", _("Received on"), DateField())
        form.add("returned", _("Did it go back to the sender?"), TriState())
        form.add("channel", _("In which way?"), ChoiceBox(choices(Channel, record_words.channel_name)))
        form.add("remedy_by", _("Last day to put things right"), DateField())
        form.add("collector", _("Which collector does it name?"), self._collectors)
        form.add("items", _("What did it contain?"), LinesEditor(unknown=True), wide=True)
        form.add("debts", _("Which debts is it about?"), self._debts, wide=True)
        form.add("note", _("Note"), LongText(2), wide=True)

    def blank(self) -> CreditorNotice:
        """Return a notice of which only the kind is known."""
        return CreditorNotice("", self.forms[0].values()["kind"])

    def lacking(self) -> str:
        """A notice needs a kind, and one that never came has no day of arrival."""
        values = self.forms[0].values()
        if values["never"] and (values["received_on"] or values["items"]):
            return _("It cannot have come and never come. Please look at these answers.")
        return super().lacking()
