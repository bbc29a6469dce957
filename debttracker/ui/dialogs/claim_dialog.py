"""Enters or changes what the lender's side claims to be owed."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from debttracker.debts.debt import Claim
from debttracker.errors import InputError
from debttracker.l10n import _, formats
from debttracker.services.changes import Changes
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.rows import HelpRow, short_text
from debttracker.ui.debt_words import part_name
from debttracker.ui.dialogs.form_dialog import FormDialog
from debttracker.ui.dialogs.statement_dialog import EntryBasis, read_basis
from debttracker.ui.widgets.amount_field import AmountField
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.labels import label

if TYPE_CHECKING:
    from debttracker.services.session import Session

CLAIM_PARTS = ("principal", "interest", "penalty", "fees", "total")


def open_claim_dialog(ctx: UiContext, parent: QWidget, debt_id: str, claim: Claim | None = None) -> None:
    """Open the form for a new claim, or for one to change."""
    ctx.tasks.read(
        parent,
        lambda session: read_basis(session, debt_id),
        lambda basis: ClaimDialog(ctx, basis, claim, parent).open(),
    )


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
        self.loss = self.add(
            HelpRow(
                _("Loss they show"),
                AmountField(basis.currency),
                _("What the default cost them by their own account; a penalty is weighed beside it."),
            )
        )
        self.note = self.add(
            HelpRow(_("Note"), short_text(), _("Where it comes from: the app, a letter, a call."))
        )
        self.date.editor.set_value(claim.date if claim else basis.today)
        if claim is not None:
            for part, row in self.parts.items():
                row.editor.set_value(getattr(claim, part))
            self.loss.editor.set_value(claim.loss)
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
        new = Claim(date=on, **amounts, loss=self.loss.editor.value(), note=self.note.editor.value())
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
