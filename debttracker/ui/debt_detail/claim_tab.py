"""What the lender claims beside what the terms give and where the law's lines lie."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from debttracker.debts.caps import CapScope
from debttracker.debts.debt import Claim
from debttracker.l10n import _, formats
from debttracker.norms.vocabulary import FindingState
from debttracker.services.debt_law import DebtLaw
from debttracker.services.money_law_views import CapClaimView, CapLineView, ClaimView, VerdictView
from debttracker.services.views import DebtDetail
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.claim_grid import claim_grid, dated
from debttracker.ui.debt_detail.law_tab import LawTab
from debttracker.ui.debt_detail.trace_sources import line_source
from debttracker.ui.debt_words import part_name
from debttracker.ui.law_words import claim_chip, line_name, without_amount
from debttracker.ui.mark_words import mark_words
from debttracker.ui.models.trace_model import TraceSource
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.labels import rule
from debttracker.ui.widgets.value_editor import ChoiceBox
from debttracker.ui.words import decided_elsewhere, verdict_look, verdict_name


class ClaimTab(LawTab):
    """One claim at a time, the latest first; without one the lines as they stand today."""

    edit_wanted = Signal(object)
    """A claim to change, None for a new one."""
    steps_wanted = Signal(object)
    """A TraceSource whose steps are asked for."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, _("Claims and law"), parent)
        self._detail: DebtDetail | None = None
        self._law: DebtLaw | None = None
        self._chosen = 0
        self.choice: ChoiceBox | None = None
        self.wait()

    def wait(self) -> None:
        """Say that the law is being looked at."""
        self._law = None
        self.clear()
        self.text(_("Looking at what the law says …"), "secondary")
        self.column.addStretch(1)

    def show_law(self, detail: DebtDetail, law: DebtLaw) -> None:
        """Show what the law says of a debt's money."""
        if self._detail is None or self._detail.row.debt.id != detail.row.debt.id:
            self._chosen = 0
        self._detail, self._law = detail, law
        self._chosen = min(self._chosen, max(len(law.claims) - 1, 0))
        self._show()

    def _show(self) -> None:
        law = self._law
        if law is None:
            return
        self.clear()
        self.choice = None
        if law.claims:
            self._claim(law, law.claims[-1 - self._chosen])
        else:
            self._invite()
            for line in law.lines:
                self._line(line)
        self._verdicts(law.verdicts)
        if law.claims or law.lines or law.verdicts:
            self.text(decided_elsewhere(), "secondary")
        else:
            self.text(_("No legal cap on cost is on file for such a debt here."), "secondary")
        self.column.addStretch(1)

    def _invite(self) -> None:
        self.text(
            _(
                "Nothing is entered yet of what the lender or a collector claims. Enter it, and it is held "
                "against what the terms come to and against the legal caps."
            )
        )
        self.link(
            _("Enter what they claim"),
            lambda: self.edit_wanted.emit(None),
            icon="pencil",
            enabled=not self._ctx.read_only,
        )

    def _claim(self, law: DebtLaw, view: ClaimView) -> None:
        self._choose(law)
        self.column.addLayout(claim_grid(self._ctx, view, lambda part: self._steps(view, part)))
        compared = view.comparison
        sentence = without_amount(self._ctx, view.sentence, compared.total.difference, view.currency)
        self.text(sentence)
        self.notes(self._doubts(view))
        if compared.claim.note:
            self.text(compared.claim.note, "secondary")
        claim: Claim = compared.claim
        self.link(
            _("Change this claim"), lambda: self.edit_wanted.emit(claim), enabled=not self._ctx.read_only
        )
        self.link(
            _("Enter another claim"), lambda: self.edit_wanted.emit(None), enabled=not self._ctx.read_only
        )
        for cap in view.caps:
            self._cap(view, cap)
        for line in view.open_lines:
            self._line(line)

    def _choose(self, law: DebtLaw) -> None:
        views = tuple(reversed(law.claims))
        if len(views) == 1:
            day = formats.date_short(views[0].comparison.claim.date)
            self.text(_("Claimed as of %(date)s.") % {"date": day}, "secondary")
            return
        older = [(place, dated(view, self._ctx)) for place, view in enumerate(views) if place]
        self.choice = ChoiceBox(older, unknown=dated(views[0], self._ctx))
        self.choice.set_value(self._chosen or None)
        self.choice.changed.connect(self._choice_changed)
        self.column.addWidget(FieldRow(_("Claim of"), self.choice))

    def _choice_changed(self) -> None:
        if self.choice is not None:
            self._chosen = self.choice.value() or 0
            self._show()

    def _doubts(self, view: ClaimView) -> list[str]:
        if view.comparison.balance.missing:
            return [_("Not all terms are known, so the terms may come to more.")]
        if any((part.difference or 0) > 0 for part in view.comparison.parts):
            return [_("Where they claim more, you may ask them to explain it.")]
        return []

    def _steps(self, view: ClaimView, part: str) -> None:
        """Ask for the steps of a part by the terms on the day of the claim."""
        balance = view.comparison.balance
        fields = {"part": part_name(part), "date": formats.date_short(balance.on)}
        computed = next(one.computed for one in view.comparison.parts if one.part == part)
        lines = tuple(line for line in balance.trace if part in {"total", line.part})
        self.steps_wanted.emit(
            TraceSource(
                f"claim:{part}",
                _("%(part)s on %(date)s") % fields,
                self._ctx.money(computed, view.currency),
                lines,
            )
        )

    def _cap(self, view: ClaimView, cap: CapClaimView) -> None:
        compared = cap.comparison
        amount = self._ctx.money(abs(compared.difference or 0), view.currency)
        name = line_name(cap.line.line.on(view.comparison.claim.date))
        self.column.addWidget(rule())
        self.heading(name, claim_chip(compared.word, amount, certain=cap.line.certain))
        self.text(without_amount(self._ctx, cap.sentence, compared.difference, view.currency))
        self._most(cap.line, name, view.currency)
        if compared.ceiling.unlimited_days:
            self.text(_("On some days no cap was in force; nothing is counted for them."), "secondary")
        self._ground(cap.line)

    def _line(self, view: CapLineView) -> None:
        """Show a line without a claim beside it; where a fact is missing, it is asked for."""
        detail, law = self._detail, self._law
        if detail is None or law is None:
            return
        self.column.addWidget(rule())
        name = line_name(view.line.on(law.on))
        if view.ceiling is None:
            self.heading(name, (_("Cannot tell"), "neutral", "circle-help"))
            self.text(_("Whether this cap applies to this debt cannot be told yet: a fact is missing."))
        else:
            self.heading(name)
            self._most(view, name, detail.row.balance.currency)
        self._ground(view)

    def _most(self, view: CapLineView, name: str, currency: str) -> None:
        found = view.ceiling
        if found is None or found.total is None or found.principal is None or found.charges is None:
            self.text(_("What it supports cannot be worked out yet."), "secondary")
            return
        fields = {
            "total": self._ctx.money(found.total, currency),
            "money": self._ctx.money(found.principal, currency),
            "charges": self._ctx.money(found.charges, currency),
        }
        words = _("It supports at most %(total)s: %(money)s of money and %(charges)s of charges.")
        if found.scope is CapScope.INTEREST:
            words = _("It supports at most %(total)s: %(money)s of money and %(charges)s of interest.")
        self.text(words % fields)
        source = line_source(self._ctx, view, name, currency)
        if source is not None:
            self.link(
                _("See the steps"),
                lambda: self.steps_wanted.emit(source),
                icon="list",
                name=_("See the steps: %(figure)s") % {"figure": name},
            )

    def _ground(self, view: CapLineView) -> None:
        """Say on which norms a line rests, which doubts it carries and what is missing."""
        self.missing(view.missing, view.questions)
        missing = view.ceiling.missing if view.ceiling is not None else ()
        self.notes(view.notes)
        if missing:
            self.text(_("Not counted, since it is not known: %(what)s") % {"what": ", ".join(missing)})
        for text in view.norms:
            self.text(text.asks)
            self.norm(text)

    def _verdicts(self, verdicts: tuple[VerdictView, ...]) -> None:
        if not verdicts:
            return
        self.column.addWidget(rule())
        self.text(_("What the rules say of the contract"), "card-title")
        for view in verdicts:
            tone, icon = verdict_look(view.finding.verdict)
            self.heading(view.text.title, (verdict_name(view.finding.verdict), tone, icon))
            if view.status is not None and view.status.state is not FindingState.OPEN:
                self.text(mark_words(view.status, view.finding.verdict), "strong")
            self.text(view.sentence)
            self.missing(view.finding.missing, view.questions)
            self.notes(view.notes)
            self.text(view.text.can_do)
            self.norm(view.text)
