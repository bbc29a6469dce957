"""What the tabs of the page Charts share: reading and showing, the choice of a debt and of a time."""

from collections.abc import Sequence
from datetime import date

from debttracker.charts.series import DueTone
from debttracker.debts.balance import DueState
from debttracker.l10n import _, formats, ngettext
from debttracker.services.views import DebtRow
from debttracker.ui.widgets.chart_panel import ChartPanel
from debttracker.ui.widgets.pick_box import PickBox
from debttracker.ui.widgets.value_editor import ChoiceBox

HORIZONS = (30, 90, 180, 365, 730, 1826)
YEARS = {730: 2, 1826: 5}
"""Horizons that are told in years."""
SOON_DAYS = 7


class ChartTab(ChartPanel):
    """One tab: reads its figures and shows them."""

    def title(self) -> str:
        """Return what stands on the tab."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read the figures anew and draw them."""
        raise NotImplementedError


class DebtChoice(ChoiceBox):
    """One debt, or all together (None)."""

    def __init__(self) -> None:
        super().__init__([], unknown=_("All debts together"))
        self.box.setMinimumContentsLength(16)

    def offer(self, rows: Sequence[DebtRow]) -> None:
        """Offer the debts; one that is gone gives way to all. Says nothing of a change."""
        self.blockSignals(True)
        self.set_choices([(row.debt.id, row.name) for row in rows])
        self.blockSignals(False)


def horizon_choice(days: int, *, back: bool = False) -> PickBox:
    """Return a choice of how many days ahead (or back) are shown."""
    made = PickBox([(one, days_text(one, back=back)) for one in HORIZONS])
    made.set_value(days)
    return made


def days_text(days: int, *, back: bool) -> str:
    """Return a number of days ahead or back in words."""
    if days in YEARS:
        years = YEARS[days]
        told = (
            ngettext("the last %(count)s year", "the last %(count)s years", years)
            if back
            else ngettext("the next %(count)s year", "the next %(count)s years", years)
        )
        return told % {"count": formats.number(years)}
    words = (
        ngettext("the last %(count)s day", "the last %(count)s days", days)
        if back
        else ngettext("the next %(count)s day", "the next %(count)s days", days)
    )
    return words % {"count": formats.number(days)}


def tone_of(state: DueState | None, due: date | None, today: date) -> DueTone:
    """Return how a due date stands; one that is not known is ahead."""
    if state is DueState.PAID:
        return DueTone.PAID
    if state is DueState.OVERDUE or (due is not None and due < today):
        return DueTone.OVERDUE
    soon = due is not None and (due - today).days <= SOON_DAYS
    return DueTone.SOON if soon else DueTone.AHEAD


def left_out_words(count: int) -> str:
    """Say how many debts are left out because they are in other currencies; empty for none."""
    if not count:
        return ""
    words = ngettext(
        "%(count)s debt in another currency is left out.",
        "%(count)s debts in other currencies are left out.",
        count,
    )
    return words % {"count": formats.number(count)}


def lines_of(*sentences: str) -> str:
    """Return sentences one below the other, the empty ones left out."""
    return "\n".join(sentence for sentence in sentences if sentence)
