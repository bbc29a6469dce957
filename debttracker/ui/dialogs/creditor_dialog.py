"""Enters or changes a lender."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from debttracker.debts.creditor import Creditor
from debttracker.debts.vocabulary import CreditorKind
from debttracker.errors import InputError
from debttracker.l10n import _
from debttracker.services.changes import Changes
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.rows import HelpRow, short_text
from debttracker.ui.dialogs.form_dialog import FormDialog
from debttracker.ui.widgets.list_editor import LinesEditor
from debttracker.ui.widgets.value_editor import ChoiceBox, ParsedLine, TriState, plain_text
from debttracker.ui.words import creditor_kind_name

if TYPE_CHECKING:
    from debttracker.services.session import Session


def open_creditor_dialog(ctx: UiContext, parent: QWidget, creditor_id: str | None = None) -> None:
    """Open the form for a lender, or for a new one."""

    def find(session: "Session") -> Creditor | None:
        return next((one for one in session.case.creditors if one.id == creditor_id), None)

    ctx.tasks.read(parent, find, lambda found: CreditorDialog(ctx, found, parent).open())


class CreditorDialog(FormDialog):
    """The form of a lender. Which norms bind a lender depends on its kind and its associations."""

    def __init__(self, ctx: UiContext, creditor: Creditor | None, parent: QWidget | None = None) -> None:
        super().__init__(ctx, _("Change a lender") if creditor else _("Enter a lender"), parent)
        self.creditor = creditor
        kinds = ChoiceBox([(kind, creditor_kind_name(kind)) for kind in CreditorKind])
        bodies = LinesEditor(unknown=True)
        self.fields = {
            "name": HelpRow(_("Name"), ParsedLine(plain_text), _("As the contract writes it.")),
            "kind": HelpRow(_("Kind of lender"), kinds, _("Which norms apply depends on it.")),
            "licensed": HelpRow(_("Does it have a licence to lend?"), TriState()),
            "via_platform": HelpRow(_("Was the loan arranged through a platform?"), TriState()),
            "member_of": HelpRow(
                _("Member of"),
                bodies,
                _(
                    "Short names of associations whose code it follows: CBA or NIFA in mainland China, BAROC "
                    "in Taiwan, HKAB (banks) or LMLA (money lenders) in Hong Kong, JFSA in Japan."
                ),
            ),
            "note": HelpRow(_("Note"), short_text()),
        }
        for key, row in self.fields.items():
            if creditor is not None:
                row.editor.set_value(getattr(creditor, key))
            self.add(row)
        self.untouched()
        self.resize(480, 560)

    def save(self) -> None:
        """Check the fields and write the lender."""
        if not self.check():
            return
        values = {key: row.editor.value() for key, row in self.fields.items()}
        if values["name"] is None:
            self.refuse(self.fields["name"], InputError("write the name of the lender"))
            return
        self.keep(_Write(replace(self.creditor or Creditor(""), **values)))


@dataclass(frozen=True)
class _Write:
    """Writes a lender; a new one gets its id then."""

    creditor: Creditor

    def __call__(self, session: "Session") -> Changes:
        if self.creditor.id:
            return session.save_creditor(self.creditor)
        return session.save_creditor(replace(self.creditor, id=session.new_id("creditor")))
