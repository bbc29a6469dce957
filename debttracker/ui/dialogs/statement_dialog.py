"""Enters one statement of a card, or what the lender claims to be owed."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from debttracker.debts.card_cycle import due_date, on_day
from debttracker.debts.debt import Claim, Debt, Statement
from debttracker.debts.terms import CardTerms
from debttracker.errors import InputError
from debttracker.l10n import _, formats
from debttracker.money.frequency import add_months
from debttracker.services.changes import Changes
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.rows import HelpRow, short_text
from debttracker.ui.debt_words import part_name
from debttracker.ui.dialogs.form_dialog import FormDialog
from debttracker.ui.widgets.amount_field import AmountField
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.labels import label

if TYPE_CHECKING:
    from debttracker.services.session import Session

CLAIM_PARTS = ("principal", "interest", "penalty", "fees", "total")


@dataclass(frozen=True, slots=True)
class EntryBasis:
    """The debt, what it is called, its currency, and today."""

    debt: Debt
    name: str
    currency: str
    today: date


def read_basis(session: "Session", debt_id: str) -> EntryBasis:
    """Return what the forms work with. Raises KeyError for an unknown id."""
    row = session.debt(debt_id).row
    return EntryBasis(row.debt, row.name, row.balance.currency, session.today)


def open_statement_dialog(ctx: UiContext, parent: QWidget, debt_id: str) -> None:
    """Open the form for a new statement of a card."""
    ctx.tasks.read(
        parent,
        lambda session: read_basis(session, debt_id),
        lambda basis: StatementDialog(ctx, basis, parent).open(),
    )


def open_claim_dialog(ctx: UiContext, parent: QWidget, debt_id: str, claim: Claim | None = None) -> None:
    """Open the form for a new claim, or for one to change."""
    ctx.tasks.read(
        parent,
        lambda session: read_basis(session, debt_id),
        lambda basis: ClaimDialog(ctx, basis, claim, parent).open(),
    )


def expected_statement(debt: Debt, today: date) -> tuple[date | None, date | None]:
    """Return the day of the latest statement by the terms and the day it is due, each None when unknown.

    A day that a month does not have is the month's last day.
    """
    terms = debt.terms
    if not isinstance(terms, CardTerms) or terms.statement_day is None:
        return None, None
    made = on_day(today.year, today.month, terms.statement_day)
    if made > today:
        before = add_months(today.replace(day=1), -1)
        made = on_day(before.year, before.month, terms.statement_day)
    return made, due_date(terms, made)


class StatementDialog(FormDialog):
    """The form of one statement; its figures are followed where they differ from what was computed."""

    def __init__(self, ctx: UiContext, basis: EntryBasis, parent: QWidget | None = None) -> None:
        super().__init__(ctx, _("Enter a statement"), parent)
        self.basis = basis
        self.form.addWidget(label(basis.name, "subtitle", wrap=True))
        note = _(
            "From here on the printed balance is followed, also where it differs from what was computed."
        )
        self.form.addWidget(label(note, "secondary", wrap=True))
        made, due = expected_statement(basis.debt, basis.today)
        self.date = self.add(FieldRow(_("Date of the statement"), DateField(today=basis.today)))
        self.due = self.add(
            HelpRow(_("Due on"), DateField(), _("The last day to pay, as the statement prints it."))
        )
        self.balance = self.add(FieldRow(_("Balance of the statement"), AmountField(basis.currency)))
        self.minimum = self.add(FieldRow(_("Minimum payment"), AmountField(basis.currency)))
        self.date.editor.set_value(made)
        self.due.editor.set_value(due)
        self.untouched()
        self.resize(460, 480)
        (self.balance if made else self.date).editor.target().setFocus()

    def save(self) -> None:
        """Check the fields and write the statement."""
        if not self.check():
            return
        made, due = self.date.editor.value(), self.due.editor.value()
        balance, minimum = self.balance.editor.value(), self.minimum.editor.value()
        if made is None:
            self.refuse(self.date, InputError("write the date of the statement"))
        elif made > self.basis.today:
            self.refuse(self.date, InputError("this day is still ahead"))
        elif due is not None and due < made:
            self.refuse(self.due, InputError("a statement cannot be due before it was made"))
        elif balance is None:
            self.refuse(self.balance, InputError("write the balance; 0 if nothing was owed"))
        elif minimum is not None and minimum > balance:
            self.refuse(self.minimum, InputError("the minimum is more than the balance"))
        else:
            self.keep(_AddStatement(self.basis.debt.id, Statement(made, due, balance, minimum)))


class ClaimDialog(FormDialog):
    """The form of what the lender's side claims. Parts that were not named stay empty."""

    def __init__(
        self, ctx: UiContext, basis: EntryBasis, claim: Claim | None = None, parent: QWidget | None = None
    ) -> None:
        title = _("Change a claim") if claim else _("Enter what they claim")
        super().__init__(ctx, title, parent)
        self.basis = basis
        self.claim = claim
        self.form.addWidget(label(basis.name, "subtitle", wrap=True))
        note = _("What the lender or a collector says is owed, to compare it with what the terms come to.")
        self.form.addWidget(label(note, "secondary", wrap=True))
        self.date = self.add(FieldRow(_("As of"), DateField(today=basis.today)))
        self.parts = {
            part: self.add(FieldRow(part_name(part), AmountField(basis.currency))) for part in CLAIM_PARTS
        }
        self.note = self.add(
            HelpRow(_("Note"), short_text(), _("Where it comes from: the app, a letter, a call."))
        )
        self.date.editor.set_value(claim.date if claim else basis.today)
        if claim is not None:
            for part, row in self.parts.items():
                row.editor.set_value(getattr(claim, part))
            self.note.editor.set_value(claim.note)
        self.untouched()
        self.resize(460, 600)
        self.parts["total"].editor.target().setFocus()

    def save(self) -> None:
        """Check the fields and write the claim."""
        if not self.check():
            return
        on = self.date.editor.value()
        amounts = {part: row.editor.value() for part, row in self.parts.items()}
        if on is None:
            self.refuse(self.date, InputError("write on which day they claimed it"))
            return
        if all(amount is None for amount in amounts.values()):
            self.refuse(self.parts["total"], InputError("write at least one amount"))
            return
        error = self._contradiction(amounts)
        if error is not None:
            self.refuse(self.parts["total"], error)
            return
        new = Claim(date=on, **amounts, note=self.note.editor.value())
        self.keep(_PutClaim(self.basis.debt.id, self.claim, new))

    def _contradiction(self, amounts: dict[str, int | None]) -> InputError | None:
        total = amounts["total"]
        named = [amounts[part] for part in CLAIM_PARTS[:-1]]
        known = sum(amount or 0 for amount in named)
        if total is None or (known <= total and (None in named or known == total)):
            return None
        return InputError(
            "the parts come to %(sum)s; leave the total empty or change a part",
            sum=formats.money(known, self.basis.currency),
        )


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


@dataclass(frozen=True)
class _PutClaim:
    """Puts a claim in, in place of the one that was changed."""

    debt: str
    old: Claim | None
    new: Claim

    def __call__(self, session: "Session") -> Changes:
        debt = session.debt(self.debt).row.debt
        kept = [claim for claim in debt.claims if claim != self.old]
        ordered = sorted([*kept, self.new], key=lambda claim: claim.date)
        return session.save_debt(replace(debt, claims=tuple(ordered)))
