"""The terms of a debt in plain words; what is not known is said and can be filled in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from debttracker.debts.debt import Debt
from debttracker.l10n import _, formats, pgettext
from debttracker.services.views import DebtDetail
from debttracker.ui.card_term_fields import card_fields
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.record_lines import record_lines
from debttracker.ui.debt_form.term_editors import term_text
from debttracker.ui.debt_words import purpose_name
from debttracker.ui.loan_term_fields import loan_fields
from debttracker.ui.rate_words import rate_text
from debttracker.ui.term_fields import field_label
from debttracker.ui.term_kinds import RARE_GROUPS, TermField, others_of
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.labels import label


class TermsTab(QScrollArea):
    """Known terms first, then the ones not known, each with a button to fill it in."""

    field_wanted = Signal(str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._body = QWidget()
        self._body.setProperty("role", "scroll-body")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 8, 8, 8)
        self._column.setSpacing(8)
        self.setWidget(self._body)
        self.setWidgetResizable(True)

    def show_detail(self, detail: DebtDetail) -> None:
        """Show the terms of a debt."""
        clear_layout(self._column)
        debt, currency = detail.row.debt, detail.row.balance.currency
        known = [
            *self._rates(detail),
            *self._facts(debt),
            *self._terms(debt, currency),
            *record_lines(debt, lambda minor: self._ctx.money(minor, currency)),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for line, (name, text) in enumerate(known):
            grid.addWidget(label(name, "secondary", wrap=True), line, 0)
            grid.addWidget(label(text, wrap=True), line, 1)
        self._column.addLayout(grid)
        if not known:
            self._column.addWidget(label(_("No terms are known yet."), "secondary"))
        self._unknown(debt)
        self._column.addStretch(1)

    def _fields(self, debt: Debt) -> tuple[TermField, ...]:
        return card_fields() if debt.kind.is_card else loan_fields()

    def _terms(self, debt: Debt, currency: str) -> list[tuple[str, str]]:
        found = []
        for field in self._fields(debt):
            value = getattr(debt.terms, field.key, None)
            if field.is_known(value):
                text = term_text(field, value, lambda minor: self._ctx.money(minor, currency))
                found.append((field_label(field.key), text))
        return found

    def _facts(self, debt: Debt) -> list[tuple[str, str]]:
        yes_no = {True: pgettext("answer", "Yes"), False: pgettext("answer", "No")}
        facts: list[tuple[str, str | None]] = [
            (pgettext("debt", "Begun on"), formats.date_long(debt.opened) if debt.opened else None),
            (_("What the money was for"), purpose_name(debt.purpose) if debt.purpose else None),
            (_("Was it arranged online?"), yes_no.get(debt.online) if debt.online is not None else None),
            (_("Note"), debt.note),
        ]
        return [(name, text) for name, text in facts if text]

    def _rates(self, detail: DebtDetail) -> list[tuple[str, str]]:
        names = {
            "effective": _("True annual rate"),
            "nominal": _("12 × the monthly rate"),
            "xirr": _("True annual rate by real days"),
        }
        return [(names[key], rate_text(rate)) for key, rate in detail.rates if rate and key in names]

    def _unknown(self, debt: Debt) -> None:
        fields = self._fields(debt)
        known = {field.key for field in fields if field.is_known(getattr(debt.terms, field.key, None))}
        absent = [
            field
            for field in fields
            if field.key not in known and field.group not in RARE_GROUPS and not others_of(field.key) & known
        ]
        if not absent:
            return
        self._column.addWidget(label(_("Not known or not agreed"), "card-title"))
        for field in absent:
            title = field_label(field.key)
            fill = button(title, "link-button", name=_("Fill in: %(field)s") % {"field": title})
            fill.setToolTip(field.help)
            fill.setStyleSheet("text-align: left;")
            fill.clicked.connect(lambda _checked=False, key=field.key: self.field_wanted.emit(f"terms.{key}"))
            fill.setEnabled(not self._ctx.read_only)
            self._column.addWidget(fill)
