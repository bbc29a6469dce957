"""A claim by part: what is claimed, what the terms give, where a line of the law lies."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QPushButton

from debttracker.debts.caps import CapScope
from debttracker.debts.comparison import ClaimWord, PartComparison
from debttracker.l10n import _, formats, pgettext
from debttracker.money.amount import Minor
from debttracker.services.money_law_views import CapClaimView, ClaimView
from debttracker.ui.context import UiContext
from debttracker.ui.debt_detail.scroll_tab import LEAST_CHIP
from debttracker.ui.debt_words import at_least, part_name
from debttracker.ui.law_words import claim_chip, percent_in
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.labels import label, rule

DASH = "—"


def strictest(view: ClaimView) -> CapClaimView | None:
    """Return the line that supports the least of a claim, None where none can be compared."""
    known = [cap for cap in view.caps if cap.comparison.supported is not None]
    return min(known, key=lambda cap: cap.comparison.supported or 0, default=None)


def claim_grid(ctx: UiContext, view: ClaimView, steps_wanted: Callable[[str], None]) -> QGridLayout:
    """Return the table of a claim; a figure by the terms is pressed to see its steps."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    cap = strictest(view)
    titles = [pgettext("column", "Claimed"), pgettext("column", "By the terms")]
    if cap is not None:
        titles.append(_line_title(view, cap))
    for place, title in enumerate(titles, 1):
        grid.addWidget(label(title, "secondary", right=True), 0, place)
    columns = len(titles) + 2
    grid.setColumnStretch(columns, 1)
    grid.addWidget(rule(), 1, 0, 1, columns + 1)
    for line, part in enumerate(view.comparison.parts, 2):
        _add_row(grid, line, ctx, view, part, cap, steps_wanted)
    return grid


def _line_title(view: ClaimView, cap: CapClaimView) -> str:
    segment = cap.line.line.on(view.comparison.claim.date)
    if segment is None:
        return _("Legal cap")
    return _("Cap (%(percent)s)") % {"percent": percent_in(segment.percent, segment.unit)}


def _add_row(
    grid: QGridLayout,
    line: int,
    ctx: UiContext,
    view: ClaimView,
    part: PartComparison,
    cap: CapClaimView | None,
    steps_wanted: Callable[[str], None],
) -> None:
    if part.claimed is None and not part.computed:
        return
    currency, role = view.currency, "strong" if part.part == "total" else ""
    grid.addWidget(label(part_name(part.part), role), line, 0)
    shown = DASH if part.claimed is None else ctx.money(part.claimed, currency)
    grid.addWidget(label(shown, role, right=True), line, 1)
    grid.addWidget(_computed(ctx, view, part, steps_wanted), line, 2)
    place = 3
    if cap is not None:
        supported = _supported(cap, part.part)
        text = DASH if supported is None else ctx.money(supported, currency)
        grid.addWidget(label(text, role, right=True), line, place)
        place += 1
    if part.claimed is not None:
        chip = _chip(ctx, view, part)
        chip.setMinimumWidth(LEAST_CHIP)
        chip.setToolTip(chip.text)
        grid.addWidget(chip, line, place)


def _computed(
    ctx: UiContext, view: ClaimView, part: PartComparison, steps_wanted: Callable[[str], None]
) -> QPushButton:
    own = ctx.money(part.computed, view.currency)
    own = at_least(own) if view.comparison.balance.missing else own
    fields = {"figure": part_name(part.part), "value": own}
    made = button(own, "figure-button", name=_("%(figure)s: %(value)s. How did it come about?") % fields)
    made.setStyleSheet(
        "text-align: right;" if part.part == "total" else "text-align: right; font-weight: 400;"
    )
    made.clicked.connect(lambda _checked=False: steps_wanted(part.part))
    return made


def _chip(ctx: UiContext, view: ClaimView, part: PartComparison) -> Chip:
    """Return how a claimed part stands to the terms; with terms missing more may still be right."""
    amount = ctx.money(abs(part.difference or 0), view.currency)
    if part.word is ClaimWord.CANNOT_TELL and part.difference:
        return Chip(_("%(amount)s more, perhaps rightly") % {"amount": amount}, "neutral", "circle-help")
    return Chip(*claim_chip(part.word, amount))


def _supported(cap: CapClaimView, part: str) -> Minor | None:
    """Return what a line supports of a part, None where it does not part it that far."""
    ceiling = cap.comparison.ceiling
    if part == "total":
        return cap.comparison.supported
    if part == "principal":
        return ceiling.principal
    return ceiling.charges if part == "interest" and ceiling.scope is CapScope.INTEREST else None


def dated(view: ClaimView, ctx: UiContext) -> str:
    """Return a claim in one line: its day and what it comes to."""
    claimed = view.comparison.total.claimed
    day = formats.date_short(view.comparison.claim.date)
    if claimed is None:
        return day
    return _("%(date)s: %(amount)s") % {"date": day, "amount": ctx.money(claimed, view.currency)}
