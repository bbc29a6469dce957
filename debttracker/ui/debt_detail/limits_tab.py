"""How long a debt can be enforced, what began the time anew, and how long a mark stays on record."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from debttracker.debts.limitation import Act, ClockState, Step
from debttracker.l10n import _, formats, ngettext, pgettext
from debttracker.services import money_words
from debttracker.services.debt_law import ACTS, ClockWithWarnings, DebtLaw
from debttracker.services.money_law_views import CreditView
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.law_tab import LawTab
from debttracker.ui.law_words import (
    act_kind_name,
    act_record,
    beginning_words,
    clock_chip,
    credit_chip,
    effect_words,
    intended_act_name,
)
from debttracker.ui.term_fields import field_label
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.labels import label, rule

FIRST_ACTS = 6
"""So many of the latest acts are shown at first."""


class LimitsTab(LawTab):
    """The limitation periods of a debt, and its credit record. Not advice, and said so."""

    record_wanted = Signal(str, str)
    """The source and the id (may be empty) of the record of an act."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(ctx, _("Time limits"), parent)
        self._law: DebtLaw | None = None
        self._all_acts = False
        self.wait()

    def wait(self) -> None:
        """Say that the law is being looked at."""
        self._law, self._all_acts = None, False
        self.clear()
        self.text(_("Looking at what the law says …"), "secondary")
        self.column.addStretch(1)

    def show_law(self, law: DebtLaw) -> None:
        """Show the clocks of a debt."""
        self._law = law
        self.clear()
        for clock in law.clocks:
            self._clock(clock)
        if law.credit is not None:
            self._credit(law.credit)
        if not law.clocks and law.credit is None:
            self.text(_("No norm on limitation or credit records is on file for this place."), "secondary")
        else:
            self.text(
                _("This is a calculation from what is recorded, not advice; a court decides in a dispute."),
                "secondary",
            )
        self.column.addStretch(1)

    def _clock(self, found: ClockWithWarnings) -> None:
        view, clock = found.view, found.view.clock
        self.heading(view.text.title, clock_chip(clock.state, certain=view.certain))
        self.text(view.sentence)
        self.missing(clock.missing, view.questions)
        if clock.began is not None:
            fields = {"date": formats.date_short(clock.began), "from": beginning_words(clock.began_by)}
            self.text(_("It began on %(date)s: %(from)s.") % fields)
        if clock.state is ClockState.DOUBTFUL and clock.expires_at_latest is not None:
            day = formats.date_short(clock.expires_at_latest)
            self.text(_("With every doubtful act counted it ends on %(date)s.") % {"date": day})
        if clock.outer_end is not None:
            day = formats.date_short(clock.outer_end)
            self.text(_("Whatever happens, it ends on %(date)s.") % {"date": day}, "secondary")
        if clock.may_move:
            self.text(_("The last day falls on a weekend; it may move to the next working day."), "secondary")
        self._warnings(found)
        if clock.steps:
            self._steps(clock.steps)
        self.notes(view.notes)
        self.text(view.text.asks)
        self.text(view.text.can_do)
        self.text(view.evidence_note, "secondary")
        self.norm(view.text)
        self.column.addWidget(rule())

    def _steps(self, steps: tuple[Step, ...]) -> None:
        """List the acts, the latest first; each opens its record."""
        self.text(_("What happened"), "strong")
        shown = steps if self._all_acts else steps[-FIRST_ACTS:]
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for line, step in enumerate(reversed(shown)):
            grid.addWidget(label(formats.date_short(step.act.on), "secondary"), line, 0)
            fields = {"act": act_kind_name(step.act.kind), "effect": effect_words(step.effect)}
            words = _("%(act)s: %(effect)s") % fields
            grid.addWidget(label(words, wrap=True), line, 1)
            grid.addWidget(self._record_link(step.act, words), line, 2)
        self.column.addLayout(grid)
        more = len(steps) - len(shown)
        if more:
            words = ngettext("%(count)s earlier act", "%(count)s earlier acts", more)
            self.link(words % {"count": formats.number(more)}, self._show_all)

    def _record_link(self, act: Act, words: str) -> QPushButton:
        made = button(pgettext("record", "Open"), "link-button")
        fields = {"act": words, "record": act_record(act)}
        made.setAccessibleName(_("%(act)s. Open the record: %(record)s") % fields)
        made.setToolTip(act_record(act))
        made.clicked.connect(lambda _checked=False: self.record_wanted.emit(act.source, act.id or ""))
        return made

    def _show_all(self) -> None:
        self._all_acts = True
        if self._law is not None:
            self.show_law(self._law)

    def _warnings(self, found: ClockWithWarnings) -> None:
        """Say what an act would do to the period now; one sentence where all acts would do the same."""
        if not found.warnings:
            return
        self.text(_("What would happen now"), "strong")
        sentences = {warning.sentence for warning in found.warnings}
        if len(sentences) == 1 and len(found.warnings) == len(ACTS):
            acts = _("A payment, a promise to pay or an acknowledgement today")
            self.text(_("%(acts)s: %(sentence)s") % {"acts": acts, "sentence": sentences.pop()})
            return
        for warning in found.warnings:
            act = intended_act_name(warning.warning.act)
            self.text(_("%(acts)s: %(sentence)s") % {"acts": act, "sentence": warning.sentence})

    def _credit(self, view: CreditView) -> None:
        clock = view.clock
        self.heading(view.text.title, credit_chip(clock.state))
        self.text(view.sentence)
        self.missing(clock.missing, [field_label(field) for field in clock.missing])
        if clock.overdue_since is not None:
            day = formats.date_short(clock.overdue_since)
            self.text(_("Overdue since %(date)s.") % {"date": day})
        if clock.ended_on is not None:
            self.text(_("Paid off on %(date)s.") % {"date": formats.date_short(clock.ended_on)})
        if view.answer_by is not None:
            day = formats.date_short(view.answer_by)
            self.text(_("To an objection raised today an answer is due by %(date)s.") % {"date": day})
        self.text(view.text.can_do)
        self.norm(view.text)
        if view.repair is not None and view.repair_text is not None:
            self.column.addWidget(rule())
            self.heading(view.repair_text.title)
            self.text(money_words.repair_sentence(view.repair))
            self.text(view.repair_text.asks)
            self.text(view.repair_text.can_do)
            self.norm(view.repair_text)
