"""Enters or changes a debt: only the fields that its kind needs, with what it comes to beside them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import DebtKind
from debttracker.errors import InputError, WorldError
from debttracker.l10n import _
from debttracker.money.amount import Minor
from debttracker.paths import resources
from debttracker.services.changes import Changes
from debttracker.services.debt_preview import DebtPreview, preview
from debttracker.services.draft_law import DraftLaw, draft_law
from debttracker.services.presets import Preset, fitting, load_presets
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.cost_doubts import cost_doubts
from debttracker.ui.debt_form.creditor_choice import CreditorChoice
from debttracker.ui.debt_form.doubts import doubts
from debttracker.ui.debt_form.events_section import EventsSection
from debttracker.ui.debt_form.fact_rows import fact_rows
from debttracker.ui.debt_form.kind_choice import KindChoice
from debttracker.ui.debt_form.preset_bar import PresetBar
from debttracker.ui.debt_form.preset_filling import PresetFilling
from debttracker.ui.debt_form.preview_panel import PreviewPanel
from debttracker.ui.debt_form.record_grid import CurrencyCode
from debttracker.ui.debt_form.rows import Section
from debttracker.ui.debt_form.terms_form import TermsForm
from debttracker.ui.dialogs.form_dialog import FormDialog
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.value_editor import checked_value

if TYPE_CHECKING:
    from debttracker.services.session import Session

PREVIEW_DELAY_MS = 250


@dataclass(frozen=True, slots=True)
class DebtBasis:
    """What the form works with: the lenders there are, the case's currency, today, the debt's payments,
    and usual terms that may be filled in.
    """

    creditors: tuple[Creditor, ...]
    currency: str
    today: date
    debt: Debt | None = None
    payments: tuple[Payment, ...] = ()
    presets: tuple[Preset, ...] = ()


def read_basis(session: "Session", debt_id: str | None) -> DebtBasis:
    """Return what the form works with; an id that is gone by now gives a form for a new debt."""
    case = session.case
    found = next((debt for debt in case.debts if debt.id == debt_id), None)
    payments = tuple(payment for payment in case.payments if found and payment.debt == found.id)
    presets = load_presets(resources() / "presets", case.info.jurisdiction)
    return DebtBasis(case.creditors, case.info.currency, session.today, found, payments, presets)


def open_debt_dialog(
    ctx: UiContext, parent: QWidget, debt_id: str | None = None, field: str | None = None
) -> None:
    """Open the form for a debt, or for a new one; `field` such as `terms.annual_rate` is gone to."""

    def show(basis: DebtBasis) -> None:
        dialog = DebtDialog(ctx, basis, parent)
        dialog.open()
        if field:
            dialog.go_to(field)

    ctx.tasks.read(parent, lambda session: read_basis(session, debt_id), show)


class DebtDialog(FormDialog):
    """The form of a debt. What is not filled in is not known, and stays so."""

    def __init__(self, ctx: UiContext, basis: DebtBasis, parent: QWidget | None = None) -> None:
        title = _("Change a debt") if basis.debt else _("Enter a debt")
        super().__init__(ctx, title, parent)
        self.basis = basis
        self._asked = 0
        self._law = DraftLaw()
        self._filling: PresetFilling | None = None
        self.currency = CurrencyCode((basis.debt.currency if basis.debt else None) or basis.currency)
        self._forms: dict[bool, TermsForm] = {}
        self._forms_place = QVBoxLayout()
        self.kind_choice = KindChoice()
        self._build()
        self.preview = PreviewPanel(ctx)
        self._add_side()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PREVIEW_DELAY_MS)
        self._timer.timeout.connect(self.show_preview)
        self._show(basis.debt)
        self.more["currency"].editor.changed.connect(self._currency_changed)
        self.resize(960, 660)
        self.setMinimumSize(640, 420)
        self.untouched()
        self._timer.stop()
        self.show_preview()

    @property
    def kind(self) -> DebtKind | None:
        """The kind of debt chosen, None when "other" is not said more closely."""
        return self.kind_choice.value()

    @property
    def terms_form(self) -> TermsForm:
        """The form of the terms shown, made when it is first needed."""
        card = self.kind is not None and self.kind.is_card
        if card not in self._forms:
            form = TermsForm(self.currency, card=card)
            form.changed.connect(self.touch)
            self._forms[card] = form
            self._forms_place.addWidget(form)
        return self._forms[card]

    def draft(self) -> tuple[Debt, Creditor | None] | None:
        """Return the debt as typed and the new lender, None while the kind is not chosen.

        Raises InputError for a text that is wrong.
        """
        kind = self.kind
        if kind is None:
            return None
        terms = self.terms_form
        old = self.basis.debt or Debt("", kind)
        debt = replace(
            old,
            kind=kind,
            creditor=self.creditor.editor.value(),
            **{key: row.editor.value() for key, row in self.more.items()},
            **self.events.values(),
            terms=terms.terms(),
            statements=terms.statements() if terms.card else (),
            transactions=terms.transactions() if terms.card else (),
            changes=terms.changes(),
        )
        return debt, self._choice.new_creditor("new")

    def save(self) -> None:
        """Check every field, then write the debt and a new lender together."""
        self.terms_form.finish_typing()
        self.events.finish_typing()
        if self.kind is None:
            self.say(_("Please choose the kind of debt first."))
            self.kind_choice.other.editor.target().setFocus()
            return
        for section in (self.more_section, self.events):
            section.unfold_wrong()
        if not self.check() or not self._check_terms() or not self._check_currency():
            return
        drafted = self.draft()
        if drafted is not None:
            self.keep(_Write(*drafted))

    def fill_in(self, preset: Preset) -> None:
        """Fill empty fields with the usual terms of a product; what was typed stays."""
        kind = self.kind
        if kind is None:
            return
        self._filling = PresetFilling(self.terms_form, preset.terms)
        self.terms_form.show_kind(kind)
        self.presets.show_filled(preset, len(self._filling.values))

    def _take_back(self) -> None:
        if self._filling is not None:
            self._filling.take_back()
            self._filling = None
        self.presets.show_nothing()

    def go_to(self, field: str) -> None:
        """Unfold and give the keyboard to the field of a term or another fact of the debt."""
        key = field.removeprefix("debt.").removeprefix("terms.").split(".")[0].split("[")[0]
        form = self.terms_form
        if key in form.rows:
            form.section_of(key).unfold()
            self.reach(form.rows[key])
        elif key in self.more:
            self.more_section.unfold()
            self.reach(self.more[key])
        elif key == "terms" and form.rows:
            self.reach(next(row for row in form.rows.values() if not row.isHidden()))
        elif key in {"creditor", "kind"}:
            self.reach(self.creditor)
        elif (row := self.events.row_of(field)) is not None:
            self.events.unfold()
            self.reach(row if row.isVisibleTo(self) else self.events.rows["agreement"])

    def touch(self) -> None:
        """Work the preview out anew once the typing pauses."""
        super().touch()
        self._timer.start()

    def show_preview(self) -> None:
        """Work out what the draft comes to; a wrong text keeps what stood before."""
        try:
            drafted = self.draft()
        except InputError:
            return
        if drafted is None:
            self.preview.show_nothing()
            return
        debt, creditor = drafted
        self.preview.show_doubts(doubts(debt, self.basis.today))
        self._ask_law(debt, creditor)
        if debt.terms is None and not debt.statements and not debt.transactions and not debt.claims:
            self.preview.show_nothing()
            return
        asked, basis, currency = self._asked, self.basis, self.currency.code
        self.ctx.tasks.run(
            self,
            lambda: preview(debt, basis.payments, currency, basis.today),
            lambda found: self._show_preview(asked, debt, found),
            lambda error: self._no_preview(asked, error),
        )

    def _ask_law(self, debt: Debt, creditor: Creditor | None) -> None:
        """Ask what the law says of the draft; the preview that is asked for next comes after the answer."""
        self._asked += 1
        asked = self._asked
        self.ctx.tasks.read(
            self,
            lambda session: draft_law(session, debt, creditor),
            lambda found: self._show_law(asked, found),
            lambda error: self._no_law(asked, error),
        )

    def _show_law(self, asked: int, found: DraftLaw) -> None:
        if asked == self._asked:
            self._law = found
            self.preview.show_acts(found.warnings)

    def _no_law(self, asked: int, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        self._show_law(asked, DraftLaw())

    def _show_preview(self, asked: int, debt: Debt, found: DebtPreview) -> None:
        if asked == self._asked:
            self.preview.show_preview(found, self.currency.code)
            odd = cost_doubts(debt, found, self._law.lines, self._money)
            self.preview.show_doubts([*odd, *doubts(debt, self.basis.today)])

    def _money(self, minor: Minor) -> str:
        return self.ctx.money(minor, self.currency.code)

    def _no_preview(self, asked: int, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise error
        if asked == self._asked:
            self.preview.show_nothing()

    def _check_terms(self) -> bool:
        form = self.terms_form
        wrong = [row for row in form.rows.values() if not row.isHidden() and not row.check()]
        if wrong:
            key = next(key for key, row in form.rows.items() if row is wrong[0])
            form.section_of(key).unfold()
            self.reach(wrong[0])
            self.say(_("Please look at the fields marked; nothing was saved yet."))
        return not wrong

    def _check_currency(self) -> bool:
        """Refuse another currency where payments or claims are kept in the one before."""
        old = self.basis.debt
        before = (old.currency if old else None) or self.basis.currency
        bound = bool(self.basis.payments or (old and old.claims))
        if bound and self.currency.code != before:
            error = InputError("payments or claims of this debt are in %(currency)s already", currency=before)
            self.more_section.unfold()
            self.refuse(self.more["currency"], error)
            return False
        return True

    def _currency_changed(self) -> None:
        code, error = checked_value(self.more["currency"].editor)
        if error is None:
            self.currency.code = code or self.basis.currency
            for form in self._forms.values():
                form.set_currency(self.currency.code)
            self.events.read_amounts_anew()
            self._offer_presets()

    def _build(self) -> None:
        self.form.addWidget(self.kind_choice)
        self._choice = CreditorChoice(self.basis.creditors)
        self.creditor = self.add(FieldRow(_("Lender"), self._choice))
        self.more = fact_rows(self.basis.currency, self.basis.today)
        for row in self.more.values():
            self.watch(row)
        first = Section(_("Name and number"))
        first.head.hide()
        first.arrange([self.more["name"], self.more["account_number"]])
        self.form.addWidget(first)
        self.presets = PresetBar()
        self.presets.chosen.connect(self.fill_in)
        self.presets.taken_back.connect(self._take_back)
        self.form.addWidget(self.presets)
        self.form.addLayout(self._forms_place)
        self.more_section = Section(_("More about this debt"), folded=True)
        rest = ["currency", "opened", "purpose", "online", "jointly_signed", "secured", "no_judgment"]
        wide = [self.more["disclosed_costs"], self.more["note"]]
        self.more_section.arrange([self.more[key] for key in rest], wide)
        self.form.addWidget(self.more_section)
        self.events = EventsSection(self.currency, self.basis.today)
        for row in self.events.rows.values():
            self.watch(row)
        self.form.addWidget(self.events)

    def _add_side(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.preview)
        area.setFixedWidth(300)
        self.side.addWidget(area)

    def _show(self, debt: Debt | None) -> None:
        self.kind_choice.set_value(debt.kind if debt else DebtKind.CREDIT_CARD)
        if debt is not None:
            if debt.creditor is not None:
                self._choice.set_value(debt.creditor)
            for key, row in self.more.items():
                row.editor.set_value(getattr(debt, key))
            self.events.show_debt(debt)
            form = self.terms_form
            form.set_terms(debt.terms)
            form.set_tables(debt.statements, debt.transactions, debt.changes)
        self.kind_choice.changed.connect(self._kind_changed)
        self._kind_changed()

    def _kind_changed(self) -> None:
        kind = self.kind
        if kind is not None:
            self.terms_form.show_kind(kind)
        for card, form in self._forms.items():
            form.setVisible(kind is not None and card == kind.is_card)
        if self._filling is not None and self._filling.form is not self._forms.get(
            bool(kind and kind.is_card)
        ):
            self._filling = None
            self.presets.show_nothing()
        self._offer_presets()
        self.touch()

    def _offer_presets(self) -> None:
        self.presets.offer(fitting(self.basis.presets, self.kind, self.currency.code))


@dataclass(frozen=True)
class _Write:
    """Writes a debt and a new lender, whose ids are chosen when they are written."""

    debt: Debt
    creditor: Creditor | None

    def __call__(self, session: "Session") -> Changes:
        debt, creditor = self.debt, self.creditor
        if creditor is not None:
            creditor = replace(creditor, id=session.new_id("creditor"))
            debt = replace(debt, creditor=creditor.id)
        if not debt.id:
            debt = replace(debt, id=session.new_id("debt"))
        return session.save_debt(debt, creditor)
