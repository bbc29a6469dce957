"""Who collects: name, kind, for whom, and the numbers they use."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from debttracker.contacts.collector import Collector
from debttracker.contacts.vocabulary import CollectorKind
from debttracker.l10n import _
from debttracker.services.changes import Changes
from debttracker.services.session import Session
from debttracker.ui import record_words
from debttracker.ui.contact_form.form_data import FormData, read_form_data
from debttracker.ui.contact_words import choices
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.record_dialog import RecordDialog
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.list_editor import LinesEditor
from debttracker.ui.widgets.record_form import RecordForm
from debttracker.ui.widgets.value_editor import ChoiceBox, LongText, ParsedLine, TriState, plain_text
from debttracker.ui.widgets.who_field import is_number


class CollectorDialog(RecordDialog):
    """Enters a collector, or edits one. `typed` is a name or a number to begin with."""

    saved = Signal(str)
    """Id of the collector."""

    def __init__(
        self,
        ctx: UiContext,
        collector: Collector | None = None,
        typed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ctx, _("Collector"), parent)
        self._record = collector or _begun(typed)
        self._id = collector.id if collector else None
        self._creditor = ChoiceBox(())
        form = RecordForm()
        form.add("name", _("Name"), ParsedLine(plain_text))
        kinds = ChoiceBox(choices(CollectorKind, record_words.collector_kind_name))
        form.add("kind", _("What kind of collector is it?"), kinds)
        form.add("creditor", _("For which lender do they collect?"), self._creditor)
        form.add("numbers", _("Numbers and accounts they use"), LinesEditor())
        form.add("own_name", _("Do they collect in the lender's own name?"), TriState())
        form.add("licensed", _("Do they have a licence?"), TriState())
        form.add("on_published_list", _("Are they on a published list of agencies?"), TriState())
        form.add("announced_on", _("When did the lender announce them?"), DateField())
        form.add("note", _("Note"), LongText(2), wide=True)
        self.add_form(form)
        self.add_problem_line()
        self.resize(680, 560)
        ctx.tasks.read(self, read_form_data, self._take_data)

    def writer(self) -> Callable[[Session], Changes]:
        """Write the collector."""
        record = self.forms[0].applied(self._record)

        def write(session: Session) -> Changes:
            self._id = self._id or session.new_id("collector")
            return session.save_collector(replace(record, id=self._id))

        return write

    def lacking(self) -> str:
        """A collector needs a name or a number to be found again."""
        values = self.forms[0].values()
        return "" if values["name"] or values["numbers"] else _("Enter a name or a number.")

    def written(self, changes: Changes | None) -> None:  # noqa: ARG002 - the base class's signature
        """Tell the id."""
        self.saved.emit(self._id)

    def _take_data(self, data: FormData) -> None:
        self._creditor.set_choices(data.creditors)
        self.forms[0].load(self._record)
        self.ready()
        self.rows["name"].editor.target().setFocus()


def _begun(typed: str) -> Collector:
    text = typed.strip()
    if is_number(text):
        return Collector("", numbers=(text,))
    return Collector("", name=text or None)
