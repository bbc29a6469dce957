"""The terms of a card or a loan as a form that shows only what the kind of debt needs."""

from dataclasses import fields

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from debttracker.debts.debt import DebtChange, Statement, Transaction
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import DebtKind
from debttracker.l10n import _, pgettext
from debttracker.ui.card_term_fields import card_fields
from debttracker.ui.debt_form.card_tables import rates_grid, statements_grid, transactions_grid, with_ids
from debttracker.ui.debt_form.change_table import changes_grid
from debttracker.ui.debt_form.loan_tables import fees_grid, schedule_grid
from debttracker.ui.debt_form.record_grid import CurrencyCode, RecordGrid
from debttracker.ui.debt_form.rows import HelpRow, Section
from debttracker.ui.debt_form.term_editors import term_editor
from debttracker.ui.debt_form.term_widgets import AmountsField, MinimumPartsField
from debttracker.ui.loan_term_fields import loan_fields
from debttracker.ui.term_fields import group_title
from debttracker.ui.term_kinds import OPEN_GROUPS, WIDE_KINDS, Group
from debttracker.ui.widgets.amount_field import AmountField
from debttracker.ui.widgets.field_row import FieldRow

_BILL = frozenset(
    {
        *("principal", "start", "first_due", "annual_rate", "overdue_annual_rate"),
        *("grace_days", "late_fee", "late_fee_percent"),
    }
)
_BILL_KINDS = frozenset({DebtKind.UTILITY, DebtKind.GUARANTEE, DebtKind.OTHER})


class TermsForm(QWidget):
    """Terms in groups that fold; `changed` tells of every edit. Empty fields are terms that are not known."""

    changed = Signal()

    def __init__(self, currency: CurrencyCode, *, card: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.card = card
        self._fields = card_fields() if card else loan_fields()
        self.rows: dict[str, FieldRow] = {}
        self.sections: dict[Group, Section] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        for field in self._fields:
            self._add(field.key, HelpRow(field.label, term_editor(field, currency.code), field.help))
        self._tables = self._make_tables(currency)
        for group in Group:
            section = Section(group_title(group, card=card), folded=group not in OPEN_GROUPS)
            self.sections[group] = section
            self._layout.addWidget(section)
        self._arrange(frozenset(field.key for field in self._fields))

    def show_kind(self, kind: DebtKind) -> None:
        """Show only the terms that this kind of debt needs, and those that are filled in."""
        wanted = set(self.rows)
        if kind in _BILL_KINDS:
            wanted = set(_BILL)
        elif kind is DebtKind.INSTALMENT:
            wanted -= {"received", "day_count"}
        self._arrange(frozenset(wanted | {key for key, row in self.rows.items() if is_filled(row)}))

    def terms(self) -> CardTerms | LoanTerms | None:
        """Return the terms as typed, None when nothing is known. Raises InputError for a wrong text."""
        values = {key: row.editor.value() for key, row in self.rows.items() if key not in _BESIDE}
        made: CardTerms | LoanTerms = CardTerms(**values) if self.card else LoanTerms(**values)
        return None if made == type(made)() else made

    def statements(self) -> tuple[Statement, ...]:
        """Return the statements typed, none for a loan. Raises InputError for a wrong text."""
        return tuple(self.rows["statements"].editor.value()) if self.card else ()

    def transactions(self) -> tuple[Transaction, ...]:
        """Return what was posted, none for a loan. Raises InputError for a wrong text."""
        return with_ids(self.rows["transactions"].editor.value()) if self.card else ()

    def changes(self) -> tuple[DebtChange, ...]:
        """Return what was changed later. Raises InputError for a wrong text."""
        return tuple(self.rows["changes"].editor.value())

    def set_terms(self, terms: CardTerms | LoanTerms | None) -> None:
        """Show terms; those of the other kind are passed over."""
        wanted = CardTerms if self.card else LoanTerms
        shown = terms if isinstance(terms, wanted) else wanted()
        for field in fields(shown):
            self.rows[field.name].editor.set_value(getattr(shown, field.name))
        self._unfold_filled()

    def set_tables(
        self,
        statements: tuple[Statement, ...],
        transactions: tuple[Transaction, ...],
        changes: tuple[DebtChange, ...],
    ) -> None:
        """Show the statements, what was posted to a card, and what was changed later."""
        if self.card:
            self.rows["statements"].editor.set_value(statements)
            self.rows["transactions"].editor.set_value(transactions)
        self.rows["changes"].editor.set_value(changes)
        self._unfold_filled()

    def set_currency(self, code: str) -> None:
        """Read every amount, as it is typed, as one of another currency."""
        for row in self.rows.values():
            if isinstance(row.editor, AmountField | AmountsField):
                row.editor.set_currency(code)
            elif isinstance(row.editor, RecordGrid):
                row.editor.model.read_anew()

    def finish_typing(self) -> None:
        """Take over cells that are still being typed into."""
        for row in self.rows.values():
            if isinstance(row.editor, RecordGrid):
                row.editor.finish_typing()

    def section_of(self, key: str) -> Section:
        """Return the section in which a field stands."""
        return self.sections[self._group_of(key)]

    def _make_tables(self, currency: CurrencyCode) -> dict[str, Group]:
        changed = _("An extension, a new plan, a waiver: each counts from its day on.")
        own = self._card_tables(currency) if self.card else self._loan_tables(currency)
        self._add(
            "changes",
            HelpRow(pgettext("debt", "Changes"), changes_grid(currency), changed),
        )
        return own | {"changes": Group.CHANGED}

    def _card_tables(self, currency: CurrencyCode) -> dict[str, Group]:
        help_text = _("Enter the latest one first; paste rows from a spreadsheet if you have many.")
        self._add("statements", HelpRow(_("Statements"), statements_grid(currency), help_text))
        rates = _("Such as 0 % on a balance transfer for six months, or a rate changed on a day.")
        self._add("rates", HelpRow(_("Rates of single balances"), rates_grid(), rates))
        posted = _("Only what is not on one of the statements above, if you want it counted to the day.")
        self._add("transactions", HelpRow(_("What was posted"), transactions_grid(currency), posted))
        return {"statements": Group.BASICS, "rates": Group.RATES, "transactions": Group.POSTED}

    def _loan_tables(self, currency: CurrencyCode) -> dict[str, Group]:
        fees = _("Such as a service fee taken when the loan was paid out.")
        self._add("fees", HelpRow(_("Fees"), fees_grid(currency), fees))
        table = _("If the contract or the app shows a table, it is followed as it stands.")
        self._add("schedule", HelpRow(_("Payments by the lender's table"), schedule_grid(currency), table))
        return {"fees": Group.COST, "schedule": Group.TABLE}

    def _add(self, key: str, row: FieldRow) -> None:
        self.rows[key] = row
        row.editor.changed.connect(self.changed)

    def _group_of(self, key: str) -> Group:
        found = {field.key: field.group for field in self._fields}
        return found.get(key) or self._tables[key]

    def _arrange(self, wanted: frozenset[str]) -> None:
        for group, section in self.sections.items():
            of_group = [field for field in self._fields if field.group is group]
            keys = [field.key for field in of_group if field.kind not in WIDE_KINDS]
            broad = [field.key for field in of_group if field.kind in WIDE_KINDS]
            broad += [key for key, of in self._tables.items() if of is group]
            shown = [self.rows[key] for key in keys if key in wanted]
            wide = [self.rows[key] for key in broad if key in wanted]
            section.arrange(shown, wide)
            for key in (*keys, *broad):
                self.rows[key].setVisible(key in wanted)
            section.setVisible(bool(shown or wide))

    def _unfold_filled(self) -> None:
        for key, row in self.rows.items():
            if is_filled(row):
                self.section_of(key).unfold()


def is_filled(row: FieldRow) -> bool:
    """Return whether something is typed or chosen in a field, be it right or wrong."""
    editor = row.editor
    if isinstance(editor, RecordGrid):
        return len(editor.model.rows) > 1
    if isinstance(editor, MinimumPartsField):
        return editor.answer.value() is not None
    line = getattr(editor, "line", None) or getattr(getattr(editor, "count", None), "line", None)
    return bool(line.text().strip()) if line is not None else row.value() is not None


_BESIDE = frozenset({"statements", "transactions", "changes"})
