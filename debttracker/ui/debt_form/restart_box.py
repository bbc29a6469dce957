"""What an act would do to the limitation period, said in the form before the act is recorded."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from debttracker.debts.limitation import Effect
from debttracker.debts.restart_warning import IntendedAct
from debttracker.l10n import _, ngettext
from debttracker.services.money_law_views import RestartWarningView
from debttracker.ui.context import UiContext
from debttracker.ui.law_words import source_of
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.labels import IconLabel, label

if TYPE_CHECKING:
    from debttracker.services.session import Session


class RestartBox(Card):
    """Hidden while there is nothing to say. Asks for what stands on file; nothing is written."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(_("Before you record this"), role="card", parent=parent)
        self._ctx = ctx
        self._asked = 0
        self.shown: tuple[RestartWarningView, ...] = ()
        self.hide()

    def ask(self, debt: str, act: IntendedAct, on: date) -> None:
        """Look what an act on a day would do to the periods of a debt."""
        self._asked += 1
        asked = self._asked

        def look(session: "Session") -> tuple[RestartWarningView, ...]:
            return session.money_law.restart_warnings(debt, act, on)

        self._ctx.tasks.read(self, look, lambda found: self._show(asked, found), self._gone)

    def clear(self) -> None:
        """Say nothing, also not what was asked for and has not been answered yet."""
        self._asked += 1
        self._show(self._asked, ())

    def _show(self, asked: int, found: Sequence[RestartWarningView]) -> None:
        if asked != self._asked:
            return
        self.shown = tuple(found)
        clear_layout(self.body)
        self.setVisible(bool(found))
        for view in found:
            grave = view.warning.effect is not Effect.RESTARTED
            row = QHBoxLayout()
            row.setSpacing(8)
            icon = IconLabel(*(("triangle-alert", "soon") if grave else ("info", "neutral")), 16)
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(view.sentence, "strong" if grave else "", wrap=True), 1)
            self.body.addLayout(row)
            self.body.addWidget(label(f"{view.text.title} · {source_of(view.text)}", "secondary", wrap=True))
        if found:
            self.body.addWidget(label(_not_advice(len(found)), "secondary", wrap=True))
            self.setAccessibleDescription("\n".join(view.sentence for view in found))

    def _gone(self, error: Exception) -> None:
        """A debt that was deleted meanwhile has nothing to warn of."""
        if not isinstance(error, KeyError):
            raise error
        self.clear()


def _not_advice(periods: int) -> str:
    return ngettext(
        "This is a calculation from what is recorded, not advice. You decide.",
        "These are reckonings from what is recorded, not advice. You decide.",
        periods,
    )
