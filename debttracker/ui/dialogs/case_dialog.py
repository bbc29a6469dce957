"""Changes what a case is called, in which part of its country the debtor lives, and by which clock."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from debttracker.case import CaseInfo
from debttracker.errors import InputError
from debttracker.l10n import _, pgettext
from debttracker.services.places import REGIONS
from debttracker.ui.contact_form.clock_text import parse_zone
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.rows import HelpRow
from debttracker.ui.dialogs.form_dialog import FormDialog
from debttracker.ui.record_words import jurisdiction_name
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.value_editor import ChoiceBox, ParsedLine, plain_text


def open_case_dialog(ctx: UiContext, parent: QWidget) -> None:
    """Open the form of the open case."""

    def show(info: CaseInfo) -> None:
        CaseDialog(ctx, info, parent).open()

    ctx.tasks.read(parent, lambda session: session.case.info, show)


class CaseDialog(FormDialog):
    """The form of a case. Its country stays: amounts and norms hang on it."""

    topic = "start"

    def __init__(self, ctx: UiContext, info: CaseInfo, parent: QWidget | None = None) -> None:
        super().__init__(ctx, _("About this case"), parent)
        self._info = info
        self.form.addWidget(label(jurisdiction_name(info.jurisdiction), "subtitle"))
        self.name = self.add(FieldRow(_("Name of the case"), ParsedLine(plain_text)))
        regions = REGIONS.get(info.jurisdiction, ())
        known = dict.fromkeys([*regions, *([info.region] if info.region else [])])
        choices = [(code, jurisdiction_name(code)) for code in known]
        box = ChoiceBox(choices, unknown=pgettext("value", "Not known"))
        help_text = _("Some norms and periods hold in a part only.")
        self.region = self.add(HelpRow(_("Part of the country"), box, help_text))
        self.region.setVisible(bool(known))
        self.zone = self.add(
            HelpRow(
                _("Time zone"),
                ParsedLine(parse_zone),
                _("The clock by which the hours of contacts are judged, such as America/New_York."),
            )
        )
        self.name.editor.set_value(info.name)
        self.region.editor.set_value(info.region)
        self.zone.editor.set_value(info.timezone)
        self.untouched()
        self.resize(460, 420)
        self.name.editor.target().setFocus()

    def save(self) -> None:
        """Check the fields and write what the case is about."""
        if not self.check():
            return
        name, zone = self.name.editor.value(), self.zone.editor.value()
        if not name:
            self.refuse(self.name, InputError("write what the case is called"))
        elif not zone:
            self.refuse(self.zone, InputError("write a time zone, such as Asia/Shanghai"))
        else:
            info = replace(self._info, name=name, region=self.region.editor.value(), timezone=str(zone))
            self.keep(lambda session: session.save_case_info(info))
