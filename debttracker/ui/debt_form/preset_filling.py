"""Fills the empty fields of a form of terms with usual ones, and takes back those that stayed as filled."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.l10n import _
from debttracker.ui.debt_form.rows import HelpRow
from debttracker.ui.debt_form.terms_form import TermsForm, is_filled
from debttracker.ui.term_kinds import others_of
from debttracker.ui.widgets.field_row import FieldRow


class PresetFilling:
    """What one preset filled into a form."""

    def __init__(self, form: TermsForm, terms: CardTerms | LoanTerms) -> None:
        self.form = form
        self.values = _fillable(form, terms)
        for key, value in self.values.items():
            row = form.rows[key]
            row.editor.set_value(value)
            form.section_of(key).unfold()
            _remark(row, _("Usual terms: check this against your contract."))

    def take_back(self) -> int:
        """Empty the fields that still say what was filled in; return how many."""
        count = 0
        for key, value in self.values.items():
            row = self.form.rows[key]
            _remark(row, "")
            if row.value() == value:
                row.editor.set_value(() if isinstance(value, tuple) and key in _TABLES else None)
                count += 1
        return count


_TABLES = frozenset({"rates", "fees", "schedule"})


def _fillable(form: TermsForm, terms: CardTerms | LoanTerms) -> Mapping[str, Any]:
    """Return the terms whose fields are empty, as are those that a contract has instead of them."""
    taken = {key for key, row in form.rows.items() if is_filled(row)}
    given = {one.name: getattr(terms, one.name) for one in fields(terms)}
    return {
        key: value
        for key, value in given.items()
        if value not in (None, ()) and key not in taken and not others_of(key) & taken
    }


def _remark(row: FieldRow, text: str) -> None:
    if isinstance(row, HelpRow):
        row.set_remark(text)
