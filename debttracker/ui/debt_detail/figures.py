"""The head of a debt: what is owed by part, what waiting and ending cost, its rates, what is not known."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from debttracker.debts.comparison import claimed_total
from debttracker.l10n import _, formats, pgettext
from debttracker.services.views import DebtDetail
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.figure_rows import FigureRows
from debttracker.ui.debt_detail.trace_sources import (
    ALL,
    DAY,
    MONTH,
    PARTS,
    PAYOFF,
    RATE,
    trace_sources,
)
from debttracker.ui.debt_words import at_least, bucket_words, part_name
from debttracker.ui.models.trace_model import TraceSource
from debttracker.ui.rate_words import rate_text
from debttracker.ui.term_fields import field_label
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.flow_layout import FlowLayout
from debttracker.ui.widgets.labels import ElidedLabel, label
from debttracker.ui.words import debt_kind_name


class DebtHead(Card):
    """Name, how long overdue, buttons, and figures; a figure is pressed to see how it came about."""

    trace_wanted = Signal(str)
    """The figure whose steps are asked for."""
    schedule_wanted = Signal()
    claims_wanted = Signal()
    field_wanted = Signal(str)
    """The field of a term that is not known."""
    edit_wanted = Signal()
    payment_wanted = Signal()
    statement_wanted = Signal()
    claim_wanted = Signal()
    lender_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._ctx = ctx
        self.name = ElidedLabel("", "title")
        self.overdue = Chip("")
        self.kind = label("", "secondary")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        top.addWidget(self.overdue)
        self.body.addLayout(top)
        self.body.addWidget(self.kind)
        self.entries: dict[str, QAction] = {}
        self.buttons = self._make_buttons()
        self.figures = FigureRows()
        self.body.addWidget(self.figures)
        self.missing = QWidget()
        self.missing.setProperty("role", "plain")
        self._missing = QVBoxLayout(self.missing)
        self._missing.setContentsMargins(0, 0, 0, 0)
        self._missing.setSpacing(4)
        self.body.addWidget(self.missing)

    def show_detail(self, detail: DebtDetail) -> None:
        """Show a debt."""
        row, balance = detail.row, detail.row.balance
        self.name.setText(row.name)
        self.kind.setText(self._kind_text(detail))
        late = balance.days_past_due > 0
        self.overdue.setToolTip("")
        if late:
            self.overdue.set_chip(
                bucket_words(balance.bucket, balance.days_past_due), "overdue", "triangle-alert"
            )
            self.overdue.setToolTip(
                _("Ageing: %(bucket)s, %(days)s days past due")
                % {"bucket": balance.bucket, "days": balance.days_bucket.replace("-", "–")}
            )
        elif balance.missing:
            self.overdue.set_chip(_("Not all is known"), "neutral", "circle-help")
        else:
            self.overdue.set_chip(_("Nothing overdue"), "ok", "circle-check")
        self.entries["statement"].setVisible(row.debt.kind.is_card)
        self.entries["lender"].setVisible(row.creditor is not None)
        for one in self.buttons.values():
            one.setEnabled(not self._ctx.read_only)
        self._show_figures(detail)
        self._show_missing(balance.missing)

    def _kind_text(self, detail: DebtDetail) -> str:
        row = detail.row
        lender = row.creditor.name if row.creditor else None
        parts = (debt_kind_name(row.debt.kind), lender, row.debt.account_number)
        return " · ".join(part for part in parts if part)

    def _show_figures(self, detail: DebtDetail) -> None:
        show = self.figures
        show.clear()
        sources = {source.key: source for source in trace_sources(self._ctx, detail)}
        balance = detail.row.balance
        owed = sources[ALL]
        total = self._ctx.money(balance.owed.total, balance.currency)
        show.large(owed.title, at_least(total) if balance.missing else total, self._trace(ALL))
        if balance.overdue.total:
            overdue = self._ctx.money(balance.overdue.total, balance.currency)
            show.large(_("of it overdue"), overdue, self.schedule_wanted.emit, "overdue")
        self._show_due(detail)
        for part in PARTS:
            if getattr(balance.owed, part) or part == "principal":
                amount = self._ctx.money(getattr(balance.owed, part), balance.currency)
                show.small(part_name(part), amount, self._trace(part))
        self._show_waiting(detail, sources)
        self._show_rates(detail, sources)
        if detail.latest_claim is not None:
            claimed = claimed_total(detail.latest_claim)
            amount = pgettext("claim", "not in all") if claimed is None else self._money(claimed, detail)
            show.small(_("They claim"), amount, self.claims_wanted.emit)

    def _show_due(self, detail: DebtDetail) -> None:
        balance = detail.row.balance
        if balance.next_due is None:
            return
        day = formats.date_short(balance.next_due)
        if balance.next_due_amount is not None:
            fields = {"date": day, "amount": self._money(balance.next_due_amount, detail)}
            day = _("%(date)s: %(amount)s") % fields
        self.figures.small(_("Next due"), day, self.schedule_wanted.emit)

    def _show_waiting(self, detail: DebtDetail, sources: dict[str, TraceSource]) -> None:
        figures = detail.figures
        if figures is None:
            return
        if PAYOFF in sources:
            self.figures.small(sources[PAYOFF].title, sources[PAYOFF].total, self._trace(PAYOFF))
        for key, title, figure in (
            (DAY, _("One more day costs"), figures.day),
            (MONTH, _("One more month costs"), figures.month),
        ):
            if figure.added.total:
                how = self._trace(key) if key in sources else None
                self.figures.small(title, self._money(figure.added.total, detail), how)

    def _show_rates(self, detail: DebtDetail, sources: dict[str, TraceSource]) -> None:
        rate = detail.row.true_rate or dict(detail.rates).get("effective")
        if rate:
            how = self._trace(RATE) if RATE in sources else None
            self.figures.small(_("True annual rate"), rate_text(rate), how)
        advertised = detail.figures.advertised if detail.figures is not None else None
        if advertised is not None:
            self.figures.small(_("Advertised"), formats.percent(advertised, 2), None)

    def _trace(self, key: str) -> Callable[[], None]:
        return lambda: self.trace_wanted.emit(key)

    def _money(self, minor: int, detail: DebtDetail) -> str:
        return self._ctx.money(minor, detail.row.balance.currency)

    def _show_missing(self, names: tuple[str, ...]) -> None:
        clear_layout(self._missing)
        self.missing.setVisible(bool(names))
        if not names:
            return
        text = _('These figures are "at least": something is not known. Fill it in to know them exactly.')
        self._missing.addWidget(label(text, "secondary", wrap=True))
        holder = QWidget(self.missing)
        holder.setProperty("role", "plain")
        flow = FlowLayout(holder, 8)
        for name in names:
            title = field_label(name)
            fill = button(title, icon_name="pencil", name=_("Fill in: %(field)s") % {"field": title})
            fill.clicked.connect(lambda _checked=False, name=name: self.field_wanted.emit(name))
            fill.setEnabled(not self._ctx.read_only)
            flow.addWidget(fill)
        self._missing.addWidget(holder)

    def _make_buttons(self) -> dict[str, QPushButton]:
        row = QHBoxLayout()
        row.setSpacing(8)
        made = {
            "payment": button(_("Record a payment"), icon_name="banknote"),
            "edit": button(_("Change"), icon_name="pencil"),
            "more": button(_("More"), icon_name="ellipsis", name=_("More to do with this debt")),
        }
        made["payment"].clicked.connect(self.payment_wanted)
        made["edit"].clicked.connect(self.edit_wanted)
        for one in made.values():
            row.addWidget(one)
        row.addStretch(1)
        menu = QMenu(made["more"])
        for key, text, icon, signal in (
            ("statement", _("Enter a statement"), "receipt-text", self.statement_wanted),
            ("claim", _("Enter what they claim"), "file-text", self.claim_wanted),
            ("contact", _("Log a contact"), "phone", self._ctx.navigate.log_contact_wanted),
            ("lender", _("Change the lender"), "landmark", self.lender_wanted),
            ("delete", _("Delete this debt"), "trash-2", self.delete_wanted),
        ):
            self.entries[key] = menu.addAction(self._ctx.theme.icon(icon), text)
            self.entries[key].triggered.connect(signal)
        made["more"].setMenu(menu)
        self.body.addLayout(row)
        return made
