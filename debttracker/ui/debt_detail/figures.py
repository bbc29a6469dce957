"""The head of a debt: its parts as figures, what one more day costs, what is not known."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from debttracker.l10n import _, pgettext
from debttracker.services.views import DebtDetail
from debttracker.ui.context import UiContext
from debttracker.ui.debt_words import at_least, bucket_words, part_name
from debttracker.ui.rate_words import rate_text
from debttracker.ui.term_fields import field_label
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.flow_layout import FlowLayout
from debttracker.ui.widgets.labels import ElidedLabel, label
from debttracker.ui.words import debt_kind_name

HEAD_HEIGHT = 28
PARTS = ("principal", "interest", "penalty", "fees")


class DebtHead(Card):
    """Name, how long overdue, buttons, and the parts of what is owed, each with "how?"."""

    trace_wanted = Signal(str)
    """A part, or an empty text for all."""
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
        self.figures = QWidget()
        self.figures.setProperty("role", "plain")
        self._flow = FlowLayout(self.figures, 20)
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
        if late:
            self.overdue.set_chip(
                bucket_words(balance.bucket, balance.days_past_due), "overdue", "triangle-alert"
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
        number = row.debt.account_number
        rate = None
        if row.true_rate:
            rate = _("true annual rate %(rate)s") % {"rate": rate_text(row.true_rate)}
        lender = row.creditor.name if row.creditor else None
        return " · ".join(part for part in (debt_kind_name(row.debt.kind), lender, number, rate) if part)

    def _show_figures(self, detail: DebtDetail) -> None:
        clear_layout(self._flow)
        balance = detail.row.balance
        owed = self._money(balance.owed.total, balance.currency)
        self._figure(_("Owed today"), at_least(owed) if balance.missing else owed, "")
        if balance.overdue.total:
            self._figure(
                _("of it overdue"), self._money(balance.overdue.total, balance.currency), None, "overdue"
            )
        for part in PARTS:
            amount = getattr(balance.owed, part)
            if amount or part == "principal":
                self._figure(part_name(part), self._money(amount, balance.currency), part)
        day = detail.one_more_day.total
        if day:
            self._figure(_("One more day costs"), self._money(day, balance.currency), None)
        self.figures.updateGeometry()

    def _figure(self, title: str, text: str, part: str | None, tone: str = "") -> None:
        box = QWidget(self.figures)
        box.setProperty("role", "plain")
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(4)
        words = label(title, "secondary")
        words.setMinimumHeight(HEAD_HEIGHT)
        head.addWidget(words)
        if part is not None:
            name = _('How was "%(figure)s" computed?') % {"figure": title}
            how = button(pgettext("figure", "How?"), "link-button", name=name)
            how.clicked.connect(lambda _checked=False, part=part: self.trace_wanted.emit(part))
            head.addWidget(how)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(label(text, "amount-medium", tone=tone))
        column.addStretch(1)
        self._flow.addWidget(box)
        box.show()

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

    def _money(self, minor: int, currency: str) -> str:
        return self._ctx.money(minor, currency)
