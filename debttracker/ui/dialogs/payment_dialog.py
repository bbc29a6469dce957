"""Records or changes a payment, with what is due and what the payment goes to beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from debttracker.debts.balance import Parts
from debttracker.debts.payment import Payment
from debttracker.debts.restart_warning import IntendedAct
from debttracker.debts.vocabulary import PaymentKind
from debttracker.errors import InputError, WorldError
from debttracker.l10n import _, formats, pgettext
from debttracker.services.changes import Changes
from debttracker.services.debt_preview import payment_effect
from debttracker.services.views import DebtRow
from debttracker.ui.contact_form.moment import moment_text, parse_instant
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.booked_section import BookedSection
from debttracker.ui.debt_form.payment_side import PaymentSide
from debttracker.ui.debt_form.restart_box import RestartBox
from debttracker.ui.debt_form.rows import HelpRow, Section, short_text
from debttracker.ui.dialogs.form_dialog import FormDialog
from debttracker.ui.widgets.amount_field import AmountField
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.value_editor import ChoiceBox, ParsedLine, checked_value, plain_text

if TYPE_CHECKING:
    from debttracker.services.session import Session

PREVIEW_DELAY_MS = 250


@dataclass(frozen=True, slots=True)
class PaymentBasis:
    """What the form works with; `payment` is the one to change."""

    debts: tuple[DebtRow, ...]
    payments: tuple[Payment, ...]
    today: date
    payment: Payment | None = None
    timezone: str = "UTC"


def read_basis(session: "Session", payment_id: str | None) -> PaymentBasis:
    """Return what the form works with."""
    payments = session.case.payments
    found = next((payment for payment in payments if payment.id == payment_id), None)
    return PaymentBasis(session.debts(), payments, session.today, found, session.case.info.timezone)


def open_payment_dialog(
    ctx: UiContext, parent: QWidget, debt_id: str = "", payment_id: str | None = None
) -> None:
    """Open the form for a new payment on a debt (empty: still to be chosen), or for one to change."""

    def show(basis: PaymentBasis) -> None:
        PaymentDialog(ctx, basis, debt_id, parent).open()

    ctx.tasks.read(parent, lambda session: read_basis(session, payment_id), show)


class PaymentDialog(FormDialog):
    """The form of a payment."""

    def __init__(
        self, ctx: UiContext, basis: PaymentBasis, debt_id: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(ctx, _("Change a payment") if basis.payment else _("Record a payment"), parent)
        self.basis = basis
        self._rows: Mapping[str, DebtRow] = {row.debt.id: row for row in basis.debts}
        self._asked = 0
        self._build()
        self.beside = PaymentSide(ctx)
        self.beside.amount_wanted.connect(self._fill_in)
        self.restart = RestartBox(ctx)
        self.restart.setFixedWidth(300)
        self.side.setSpacing(12)
        self.side.addWidget(self.restart)
        self.side.addWidget(self.beside, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PREVIEW_DELAY_MS)
        self._timer.timeout.connect(self.show_effect)
        self._show(debt_id)
        self.debt.editor.changed.connect(self._debt_changed)
        self._debt_changed()
        self.untouched()
        self._timer.stop()
        self.show_effect()
        self.resize(860, 600)
        self.setMinimumSize(560, 400)
        (self.amount if self.chosen else self.debt).editor.target().setFocus()

    @property
    def chosen(self) -> DebtRow | None:
        """The debt chosen."""
        return self._rows.get(self.debt.editor.value() or "")

    @property
    def planned(self) -> bool:
        """Whether the payment is planned and not made yet."""
        return bool(self.state.editor.value())

    def draft(self) -> Payment | None:
        """Return the payment as typed, None while a debt, a day or an amount is missing.

        Raises InputError for a text that is wrong.
        """
        row, paid_on, amount = self.chosen, self.paid_on.editor.value(), self.amount_field.value()
        if row is None or paid_on is None or amount is None:
            return None
        old = self.basis.payment or Payment("", row.debt.id, paid_on, amount)
        return replace(
            old,
            debt=row.debt.id,
            paid_on=paid_on,
            amount=amount,
            scheduled=True if self.planned else _made(old),
            kind=self._way(old),
            **self.booked.booked(),
            reversed_on=self.reversed_on.editor.value(),
            method=self.method.editor.value(),
            payee=self.payee.editor.value(),
            received_at=self.received_at.editor.value(),
            directed_to=self.directed_to.editor.value(),
            note=self.note.editor.value(),
        )

    def save(self) -> None:
        """Check the fields and write the payment."""
        for section in (self.more, self.booked):
            section.unfold_wrong()
        if not self.check():
            return
        for row, sentence in (
            (self.debt, InputError("choose the debt that was paid")),
            (self.amount, InputError("write how much was paid")),
            (self.paid_on, InputError("write on which day it was paid")),
        ):
            if row.editor.value() is None:
                self.refuse(row, sentence)
                return
        if self.paid_on.editor.value() > self.basis.today and not self.planned:
            self.refuse(self.paid_on, InputError("this day is still ahead; choose below that it is planned"))
            return
        draft = self.draft()
        if draft is None:
            return
        if draft.reversed_on is not None and draft.reversed_on < draft.paid_on:
            self.more.unfold()
            self.refuse(self.reversed_on, InputError("a payment cannot be taken back before it was made"))
            return
        self.keep(_Write(draft))

    def touch(self) -> None:
        """Work out anew what the payment goes to once the typing pauses."""
        super().touch()
        self._timer.start()

    def show_effect(self) -> None:
        """Show what the payment lowers, and what it would do to the limitation period."""
        self._warn()
        try:
            draft = self.draft()
        except InputError:
            draft = None
        row = self.chosen
        if draft is None or row is None:
            self.beside.effect.hide()
            return
        self._asked += 1
        asked, payments, debt = self._asked, self.basis.payments, row.debt
        currency = row.balance.currency
        self.ctx.tasks.run(
            self,
            lambda: payment_effect(debt, payments, draft, currency),
            lambda found: self._show_effect(asked, found, currency),
            self._no_effect,
        )

    def _warn(self) -> None:
        """Warn of a payment to the lender that is new and made; a date that is wrong says nothing."""
        row, paid_on = self.chosen, self.paid_on.value()
        new = self.basis.payment is None or bool(self.basis.payment.scheduled)
        back = self.kind.value() is PaymentKind.REFUND
        if row is None or paid_on is None or not new or self.planned or back:
            self.restart.clear()
        else:
            self.restart.ask(row.debt.id, IntendedAct.PAYMENT, paid_on)

    def _build(self) -> None:
        today = self.basis.today
        choice = ChoiceBox([(row.debt.id, row.name) for row in self.basis.debts], unknown=_("Please choose"))
        self.debt = self.add(FieldRow(pgettext("payment", "Debt"), choice))
        self.amount_field = AmountField("CNY", positive=True)
        self.amount = FieldRow(_("Amount paid"), self.amount_field)
        day = DateField(today=today)
        self.paid_on = FieldRow(_("Paid on"), day)
        self.state = HelpRow(
            _("Made or planned?"),
            ChoiceBox([(True, _("Planned, not made yet"))], unknown=_("It was made")),
            _("A planned payment lowers nothing until it is made."),
        )
        self.state.editor.changed.connect(lambda: day.ask_for_coming(self.planned))
        how = _("Such as bank transfer, in the app, cash.")
        self.method = HelpRow(_("How it was paid"), ParsedLine(plain_text), how)
        self.note = FieldRow(_("Note"), short_text())
        first = Section("")
        first.head.hide()
        first.arrange([self.amount, self.paid_on, self.state, self.method], [self.note])
        self.form.addWidget(first)
        self.more = self._rarer(today)
        self.form.addWidget(self.more)
        for row in (self.amount, self.paid_on, self.state, self.method, self.note):
            self.watch(row)
        self.booked = BookedSection()
        for row in self.booked.rows.values():
            self.watch(row)
        self.booked.changed.connect(self._show_sum)
        self.amount_field.changed.connect(self._show_sum)
        self.form.addWidget(self.booked)

    def _rarer(self, today: date) -> Section:
        other = _("Only if it was not the lender itself.")
        self.payee = HelpRow(_("Paid to"), ParsedLine(plain_text), other)
        self.kind = HelpRow(
            _("Which way the money went"),
            ChoiceBox([(PaymentKind.REFUND, _("The lender gave it back"))], unknown=_("To the lender")),
            _("Money given back does not lower what is owed."),
        )
        named = [(row.debt.id, row.name) for row in self.basis.debts]
        self.directed_to = HelpRow(
            _("Which debt you named when paying"),
            ChoiceBox(named, unknown=_("None")),
            _("If you told a collector which debt the money is for."),
        )
        self.received_at = HelpRow(
            _("Reached them at"),
            ParsedLine(self._instant, self._written),
            _("Day and time, such as 2026-06-12 16:30. It counts on the due day."),
        )
        bounced = _("If the payment bounced or was taken back, it does not count from that day on.")
        self.reversed_on = HelpRow(_("Taken back on"), DateField(today=today), bounced)
        section = Section(_("Paid to someone else, given back, bounced"), folded=True)
        rows = [self.payee, self.kind, self.directed_to, self.received_at, self.reversed_on]
        section.arrange(rows)
        for row in rows:
            self.watch(row)
        return section

    def _instant(self, text: str) -> datetime:
        found = parse_instant(text, self.ctx.clock(), ZoneInfo(self.basis.timezone))
        if found is None:
            raise InputError("write a day and a time, such as 2026-06-12 16:30")
        return found.at

    def _written(self, at: datetime) -> str:
        return moment_text(at, None, ZoneInfo(self.basis.timezone))

    def _way(self, old: Payment) -> PaymentKind | None:
        chosen: PaymentKind | None = self.kind.editor.value()
        if chosen is None and old.kind is PaymentKind.REFUND:
            return PaymentKind.PAYMENT
        return chosen or old.kind

    def _show_sum(self) -> None:
        row = self.chosen
        amount, _wrong = checked_value(self.amount_field)
        if row is not None:
            currency = row.balance.currency
            self.booked.show_sum(amount, lambda minor: self.ctx.money(minor, currency))

    def _show(self, debt_id: str) -> None:
        old = self.basis.payment
        only = self.basis.debts[0].debt.id if len(self.basis.debts) == 1 else ""
        self.debt.editor.set_value(old.debt if old else (debt_id if debt_id in self._rows else only) or None)
        self.paid_on.editor.set_value(old.paid_on if old else self.basis.today)
        self.reversed_on.setVisible(old is not None)
        if old is not None:
            for key in ("method", "payee", "note", "reversed_on", "received_at", "directed_to"):
                getattr(self, key).editor.set_value(getattr(old, key))
            self.state.editor.set_value(True if old.scheduled else None)
            self.kind.editor.set_value(old.kind if old.kind is PaymentKind.REFUND else None)
            rare = (old.payee, old.reversed_on, old.received_at, old.directed_to)
            if any((*rare, old.kind is PaymentKind.REFUND)):
                self.more.unfold()

    def _debt_changed(self) -> None:
        row = self.chosen
        self.beside.show_due(row)
        self.beside.effect.hide()
        self.restart.clear()
        if row is not None:
            self.amount_field.set_currency(row.balance.currency)
            self.booked.set_currency(row.balance.currency)
            if self.basis.payment is not None and not self.amount_field.line.text():
                self.amount_field.set_value(self.basis.payment.amount)
                self.booked.show_payment(self.basis.payment)
        self._timer.start()

    def _fill_in(self, amount: int) -> None:
        self.amount_field.line.setText(formats.amount(amount, self.amount_field.currency))
        self.amount_field.line.setFocus()

    def _show_effect(self, asked: int, found: Parts | None, currency: str) -> None:
        if asked == self._asked:
            self.beside.show_effect(found, currency, planned=self.planned)

    def _no_effect(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        self.beside.effect.hide()


def _made(old: Payment) -> bool | None:
    """Return that a payment planned before is made now; otherwise what was said of it."""
    return False if old.scheduled else old.scheduled


@dataclass(frozen=True)
class _Write:
    """Writes a payment; a new one gets its id then."""

    payment: Payment

    def __call__(self, session: "Session") -> Changes:
        if self.payment.id:
            return session.save_payment(self.payment)
        return session.save_payment(replace(self.payment, id=session.new_id("payment")))
