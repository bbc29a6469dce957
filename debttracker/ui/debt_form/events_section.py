"""What happened with a debt: the facts on which limitation, the credit record and other norms hang."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from debttracker.debts.debt import Debt
from debttracker.l10n import _, formats
from debttracker.ui.debt_form.agreement_rows import AgreementRows
from debttracker.ui.debt_form.day_or_never import DayOrNever
from debttracker.ui.debt_form.event_tables import (
    acknowledgements_grid,
    credit_reports_grid,
    judgments_grid,
    suits_grid,
)
from debttracker.ui.debt_form.record_grid import CurrencyCode, RecordGrid
from debttracker.ui.debt_form.rows import HelpRow, Section
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.field_row import FieldRow


class EventsSection(Section):
    """Questions and tables by the names of the record's fields; its heading tells how many are answered.

    The fields of the agreement stand under `agreement`, `agreement.from_` and so on.
    """

    changed = Signal()

    def __init__(self, currency: CurrencyCode, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_title(0), folded=True, parent=parent)
        self._agreement = AgreementRows(today)
        self._days = _past(today) | _sale(today)
        self.tables = _tables(currency)
        self.rows: dict[str, FieldRow] = {
            **self._days,
            **self.tables,
            "agreement": self._agreement.kind,
            **{f"agreement.{key}": row for key, row in self._agreement.details.items()},
        }
        self._place()
        for row in self.rows.values():
            row.editor.changed.connect(self._changed)

    def values(self) -> dict[str, Any]:
        """Return the values by the fields of a debt. Raises InputError for a text that is wrong."""
        plain = {key: row.editor.value() for key, row in (self._days | self.tables).items()}
        return {**plain, "agreement": self._agreement.value()}

    def show_debt(self, debt: Debt) -> None:
        """Show what is on record of a debt."""
        for key, row in (self._days | self.tables).items():
            row.editor.set_value(getattr(debt, key))
        self._agreement.set_value(debt.agreement)

    def row_of(self, field: str) -> FieldRow | None:
        """Return the field for a fact such as `debt.agreement.from`, None where there is none here."""
        name = field.removeprefix("debt.").split("[")[0]
        return self.rows.get(name) or self.rows.get(f"{name}_") or self.rows.get(name.split(".")[0])

    def read_amounts_anew(self) -> None:
        """Read every amount anew, after the currency of the debt was changed."""
        for row in self.tables.values():
            if isinstance(row.editor, RecordGrid):
                row.editor.model.read_anew()

    def finish_typing(self) -> None:
        """Take over cells that are still being typed into."""
        for row in self.tables.values():
            if isinstance(row.editor, RecordGrid):
                row.editor.finish_typing()

    def _place(self) -> None:
        details = self._agreement.details
        lines: tuple[tuple[FieldRow, ...], ...] = (
            (self.rows["first_missed_due"], self.rows["defaulted_on"]),
            (self.rows["last_paid_on"], self.rows["acknowledged_on"]),
            (self.rows["acknowledgements"],),
            (self._agreement.kind, details["from_"]),
            (details["until"], details["kept"]),
            (details["missed_on"], details["note"]),
            (self.rows["assigned_on"], self.rows["assignment_notified_on"]),
            (self.rows["suits"],),
            (self.rows["judgments"],),
            (self.rows["credit_reports"],),
        )
        for place, line in enumerate(lines):
            for column, row in enumerate(line):
                self.grid.addWidget(row, place, column, 1, 3 - len(line))
        self._arranged = tuple(row for line in lines for row in line)
        self._agreement.show_details()

    def _changed(self) -> None:
        answered = sum(row.value() not in (None, ()) for row in self.rows.values())
        self.head.setText(_title(answered))
        self.changed.emit()


def _title(answered: int) -> str:
    title = _("What happened with this debt")
    if not answered:
        return title
    return _("%(title)s · %(count)s entered") % {"title": title, "count": formats.number(answered)}


def _past(today: date) -> dict[str, FieldRow]:
    return {
        "first_missed_due": HelpRow(
            _("Which due date was missed first?"),
            DateField(today=today),
            _("The days overdue are counted from it, and often the limitation period."),
        ),
        "defaulted_on": HelpRow(
            _("Since when has it been in default?"),
            DateField(today=today),
            _("The day that a letter names. A limitation period may begin on it."),
        ),
        "last_paid_on": HelpRow(
            _("When did you last pay?"),
            DateField(today=today),
            _("Only if that payment is not recorded. Paying may begin the limitation period anew."),
        ),
        "acknowledged_on": HelpRow(
            _("When did you last say that you owe it?"),
            DateField(today=today),
            _("In writing, by a promise or by a plan. It may begin the limitation period anew."),
        ),
    }


def _sale(today: date) -> dict[str, FieldRow]:
    return {
        "assigned_on": HelpRow(
            _("When was the debt sold?"),
            DateField(today=today),
            _("Who may ask you for the money hangs on it."),
        ),
        "assignment_notified_on": HelpRow(
            _("Did a notice come that the debt was sold, and when?"),
            DayOrNever(_("No notice ever came"), today),
            _("Without a notice the sale may have no effect towards you."),
        ),
    }


def _tables(currency: CurrencyCode) -> dict[str, FieldRow]:
    return {
        "acknowledgements": HelpRow(
            _("What you promised, signed or asked for"),
            acknowledgements_grid(currency),
            _("A promise, a plan, a request for more time: each may begin the limitation period anew."),
        ),
        "suits": HelpRow(
            _("Is there a suit?"),
            suits_grid(currency),
            _("A suit, a payment order or enforcement may begin the limitation period anew."),
        ),
        "judgments": HelpRow(
            _("Is there a judgment?"),
            judgments_grid(currency),
            _("How long a judgment can be enforced is another period than that of the contract."),
        ),
        "credit_reports": HelpRow(
            _("What do your credit reports show?"),
            credit_reports_grid(currency),
            _("A bad mark has a time, after which it should no longer be shown."),
        ),
    }
