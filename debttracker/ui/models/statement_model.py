"""The table of a card's statements: as printed or worked out, with what differs, and the one to come."""

from debttracker.l10n import _, formats, ngettext, pgettext
from debttracker.money.amount import Minor
from debttracker.services.statement_views import StatementLine
from debttracker.ui.context import UiContext
from debttracker.ui.models.row_model import ChipSpec, Column
from debttracker.ui.models.schedule_model import DASH, state_chip


def statement_chips(line: StatementLine) -> tuple[ChipSpec, ...]:
    """Return how a statement stands: its due date, and whether it is as computed."""
    chips: list[ChipSpec] = []
    state = state_chip(line.state)
    if state is not None:
        chips.append(state)
    if line.proposed:
        chips.append((pgettext("statement", "To come"), "neutral", "calendar-clock"))
    elif line.off:
        count = len(line.off)
        words = ngettext("%(count)s line differs", "%(count)s lines differ", count)
        chips.append((words % {"count": formats.number(count)}, "soon", "triangle-alert"))
    elif line.printed is None and not chips:
        chips.append((pgettext("statement", "Not entered"), "neutral", "circle-dashed"))
    elif line.differences and all(one.computed is not None for one in line.differences):
        chips.append((_("As computed"), "ok", "circle-check"))
    return tuple(chips)


def statement_columns(ctx: UiContext, currency: str) -> tuple[Column, ...]:
    """Return the columns of the statements."""

    def day(line: StatementLine) -> str:
        return formats.date_short(line.made_on)

    def money(amount: Minor | None) -> str:
        return DASH if amount is None else ctx.money(amount, currency)

    def about(line: StatementLine) -> str:
        return pgettext("amount", "about") if line.proposed else ""

    def due(line: StatementLine) -> str:
        if line.due is None:
            return ""
        return _("due %(date)s") % {"date": formats.date_short(line.due)}

    return (
        Column("made_on", lambda: pgettext("column", "Statement of"), day,
               sort=lambda line: line.made_on, detail=due, width=120),
        Column("balance", lambda: _("Balance"), lambda line: money(line.balance),
               sort=lambda line: line.balance, align="right", detail=about, width=108),
        Column("minimum", lambda: _("Minimum"), lambda line: money(line.minimum),
               sort=lambda line: line.minimum, align="right", detail=about, width=100),
        Column("state", lambda: pgettext("column", "State"), lambda _line: "",
               sort=lambda line: str(line.state or ""), chips=statement_chips, width=150, stretch=True),
    )  # fmt: skip
