"""Enters one statement of a card with the lines that the bank prints, held against what the terms come to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from debttracker.debts.card_cycle import due_date, on_day
from debttracker.debts.card_statement import LINES
from debttracker.debts.debt import Debt, Statement
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms
from debttracker.errors import InputError, WorldError
from debttracker.l10n import _
from debttracker.money.amount import Minor
from debttracker.money.frequency import add_months
from debttracker.services.changes import Changes
from debttracker.services.statement_check import StatementCheck, check_statement
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.rows import HelpRow, Section
from debttracker.ui.debt_form.statement_side import ENTERED, StatementSide
from debttracker.ui.dialogs.form_dialog import FormDialog
from debttracker.ui.statement_words import statement_line_name
from debttracker.ui.widgets.amount_field import AmountField
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.value_editor import TriState

if TYPE_CHECKING:
    from debttracker.services.session import Session

CHECK_DELAY_MS = 250


@dataclass(frozen=True, slots=True)
class EntryBasis:
    """The debt, what it is called, its currency, today, and the payments made on it."""

    debt: Debt
    name: str
    currency: str
    today: date
    payments: tuple[Payment, ...] = ()


def read_basis(session: "Session", debt_id: str) -> EntryBasis:
    """Return what the forms work with. Raises KeyError for an unknown id."""
    row = session.debt(debt_id).row
    payments = tuple(payment for payment in session.case.payments if payment.debt == debt_id)
    return EntryBasis(row.debt, row.name, row.balance.currency, session.today, payments)


def open_statement_dialog(ctx: UiContext, parent: QWidget, debt_id: str, made: date | None = None) -> None:
    """Open the form for a new statement of a card, or for the one of a day."""
    ctx.tasks.read(
        parent,
        lambda session: read_basis(session, debt_id),
        lambda basis: StatementDialog(ctx, basis, parent, made).open(),
    )


def expected_statement(
    debt: Debt, today: date, wanted: date | None = None
) -> tuple[date | None, date | None]:
    """Return the day of the latest statement by the terms and the day it is due, each None when unknown.

    A day that a month does not have is the month's last day. `wanted` is a day that was asked for.
    """
    terms = debt.terms
    if wanted is not None:
        return wanted, due_date(terms, wanted) if isinstance(terms, CardTerms) else None
    if not isinstance(terms, CardTerms) or terms.statement_day is None:
        return None, None
    made = on_day(today.year, today.month, terms.statement_day)
    if made > today:
        before = add_months(today.replace(day=1), -1)
        made = on_day(before.year, before.month, terms.statement_day)
    return made, due_date(terms, made)


class StatementDialog(FormDialog):
    """The form of one statement; its figures are followed where they differ from what was computed.

    With the day of a statement that is there already, the form takes up what that one says.
    """

    def __init__(
        self, ctx: UiContext, basis: EntryBasis, parent: QWidget | None = None, wanted: date | None = None
    ) -> None:
        super().__init__(ctx, _("Enter a statement"), parent)
        self.basis = basis
        self._asked = 0
        self._taken_up: date | None = None
        self._build()
        self.beside = StatementSide(ctx, basis.currency)
        self.side.addWidget(self.beside)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_DELAY_MS)
        self._timer.timeout.connect(self.show_check)
        made, due = expected_statement(basis.debt, basis.today, wanted)
        self.date.editor.set_value(made)
        self.due.editor.set_value(due)
        self._take_up()
        self.date.editor.changed.connect(self._take_up)
        self.untouched()
        self._timer.stop()
        self.show_check()
        self.resize(820, 560)
        self.setMinimumSize(640, 400)
        (self.balance if made else self.date).editor.target().setFocus()

    def draft(self) -> Statement | None:
        """Return the statement as typed, None without its day. Raises InputError for a wrong text."""
        made = self.date.editor.value()
        if made is None:
            return None
        told = {name: row.editor.value() for name, row in (*self.lines.items(), *self.told.items())}
        return Statement(made, self.due.editor.value(), **told)

    def save(self) -> None:
        """Check the fields and write the statement."""
        self.more.unfold_wrong()
        if not self.check():
            return
        entered = self.draft()
        if entered is None:
            self.refuse(self.date, InputError("write the date of the statement"))
        elif entered.date > self.basis.today:
            self.refuse(self.date, InputError("this day is still ahead"))
        elif entered.due is not None and entered.due < entered.date:
            self.refuse(self.due, InputError("a statement cannot be due before it was made"))
        elif entered.balance is None:
            self.refuse(self.balance, InputError("write the balance; 0 if nothing was owed"))
        elif entered.minimum is not None and entered.minimum > entered.balance:
            self.refuse(self.minimum, InputError("the minimum is more than the balance"))
        else:
            self.keep(_AddStatement(self.basis.debt.id, entered))

    def touch(self) -> None:
        """Hold what is typed against the terms once the typing pauses."""
        super().touch()
        self._timer.start()

    def show_check(self) -> None:
        """Say where what is typed differs from what the terms come to; a wrong text keeps what stood."""
        try:
            drafted = self.draft()
        except InputError:
            return
        if drafted is None:
            self.beside.show_nothing()
            return
        self._asked += 1
        asked, basis = self._asked, self.basis
        self.ctx.tasks.run(
            self,
            lambda: check_statement(basis.debt, basis.payments, drafted, basis.currency),
            lambda found: self._show_check(asked, found),
            self._no_check,
        )

    def _show_check(self, asked: int, found: StatementCheck) -> None:
        if asked == self._asked:
            self.beside.show_check(found)
            self._show_computed(found.computed)

    def _show_computed(self, computed: Mapping[str, Minor | None]) -> None:
        """Show what the terms come to where nothing is typed; it is never taken for an entry."""
        for line, row in self.lines.items():
            amount = computed.get(line)
            text = ""
            if amount is not None:
                words = _("entered here: %(amount)s") if line in ENTERED else _("computed: %(amount)s")
                text = words % {"amount": self.ctx.money(amount, self.basis.currency)}
            if isinstance(row.editor, AmountField):
                row.editor.line.setPlaceholderText(text)

    def _no_check(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        self.beside.show_nothing()

    def _build(self) -> None:
        note = _(
            "From here on the printed balance is followed, also where it differs from what was computed."
        )
        self.form.addWidget(label(self.basis.name, "subtitle", wrap=True))
        self.form.addWidget(label(note, "secondary", wrap=True))
        self.date = FieldRow(statement_line_name("date"), DateField(today=self.basis.today))
        self.due = HelpRow(
            statement_line_name("due"), DateField(), _("The last day to pay, as the statement prints it.")
        )
        self.lines = {
            line: FieldRow(statement_line_name(line), AmountField(self.basis.currency)) for line in LINES
        }
        self.balance, self.minimum = self.lines["balance"], self.lines["minimum"]
        self.told = {
            "sent_on": FieldRow(_("Sent on"), DateField(today=self.basis.today)),
            "shows_cost_of_minimum": HelpRow(
                _("Does it show what paying the minimum costs?"),
                TriState(),
                _("How long, how dear, what repays it in 36 months, and whom to ask."),
            ),
            "shows_due_and_late_fee": FieldRow(_("Does it show the due day and the late fee?"), TriState()),
        }
        for row in (self.date, self.due, *self.lines.values(), *self.told.values()):
            self.watch(row)
        first = Section("")
        first.head.hide()
        first.arrange([self.date, self.due, self.balance, self.minimum])
        self.more = Section(_("The lines that lead to the balance"), folded=True)
        rest = [row for line, row in self.lines.items() if line not in {"balance", "minimum"}]
        self.more.arrange([*rest, self.told["sent_on"]], [*self.told.values()][1:])
        self.form.addWidget(first)
        self.form.addWidget(self.more)

    def _take_up(self) -> None:
        """Show the statement of the day typed, if there is one, in the fields that are still empty."""
        made = self.date.value()
        old = next((one for one in self.basis.debt.statements if one.date == made), None)
        if old is None or made == self._taken_up:
            return
        self._taken_up = made
        for line, row in (*self.lines.items(), *self.told.items()):
            value = getattr(old, line)
            if value is not None and row.value() is None:
                row.editor.set_value(value)
                if row not in {self.balance, self.minimum}:
                    self.more.unfold()
        if old.due is not None:
            self.due.editor.set_value(old.due)


@dataclass(frozen=True)
class _AddStatement:
    """Puts a statement in, in place of one of the same day."""

    debt: str
    statement: Statement

    def __call__(self, session: "Session") -> Changes:
        debt = session.debt(self.debt).row.debt
        kept = [one for one in debt.statements if one.date != self.statement.date]
        ordered = sorted([*kept, self.statement], key=lambda one: one.date)
        return session.save_debt(replace(debt, statements=tuple(ordered)))
