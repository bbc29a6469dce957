"""The table of what was changed in a debt after it was agreed; each kind of change has fields of its own."""

from debttracker.debts.debt import DebtChange
from debttracker.debts.vocabulary import DebtChangeKind
from debttracker.l10n import _, pgettext
from debttracker.money.frequency import parse_frequency
from debttracker.money.vocabulary import Method
from debttracker.ui.debt_form.record_grid import (
    CurrencyCode,
    RecordGrid,
    amount_column,
    choice_column,
    day_column,
    note_column,
    rate_column,
    whole_column,
)
from debttracker.ui.debt_words import change_kind_name, method_name
from debttracker.ui.widgets.grid_editor import GridColumn
from debttracker.ui.widgets.rate_field import EveryField

_ALWAYS = frozenset({"date", "kind", "note"})
_NEEDED: dict[DebtChangeKind, frozenset[str]] = {
    DebtChangeKind.EXTENSION: frozenset({"extra_days", "first_due"}),
    DebtChangeKind.RE_AGEING: frozenset(),
    DebtChangeKind.RESTRUCTURED_PLAN: frozenset(
        {"principal", "first_due", "every", "periods", "method", "annual_rate"}
    ),
    DebtChangeKind.ACCELERATION: frozenset(),
    DebtChangeKind.RATE_CHANGE: frozenset({"annual_rate"}),
    DebtChangeKind.WAIVER: frozenset(
        {"waived_principal", "waived_interest", "waived_penalty", "waived_fees"}
    ),
}
_MOST_DAYS = 3660
_MOST_PERIODS = 1200


def needed(kind: DebtChangeKind) -> frozenset[str]:
    """Return the fields that a kind of change has."""
    return _ALWAYS | _NEEDED[kind]


def changes_grid(currency: CurrencyCode) -> RecordGrid:
    """Return the changes of a debt."""
    kinds = tuple(DebtChangeKind)
    names = {change_kind_name(kind): kind for kind in kinds}
    waived = {
        "waived_principal": _("Principal given up"),
        "waived_interest": _("Interest given up"),
        "waived_penalty": _("Penalty given up"),
        "waived_fees": _("Fees given up"),
    }

    def relevant(texts: dict[str, str]) -> frozenset[str]:
        kind = names.get(texts["kind"])
        return needed(kind) if kind else _ALWAYS

    return RecordGrid(
        (
            day_column("date", _("Changed on"), required=True),
            choice_column("kind", pgettext("change", "What changed"), kinds, change_kind_name, required=True),
            note_column(),
            whole_column("extra_days", _("Due dates later by days"), 1, _MOST_DAYS, folded=True),
            day_column("first_due", _("Next payment due on"), folded=True),
            amount_column("principal", _("Amount to be repaid by the plan"), currency, folded=True),
            _every_column(),
            whole_column("periods", _("Number of payments"), 1, _MOST_PERIODS, folded=True),
            choice_column("method", _("How it is repaid"), tuple(Method), method_name, folded=True),
            rate_column("annual_rate", _("Interest a year, in percent"), folded=True),
            *(amount_column(key, title, currency, folded=True) for key, title in waived.items()),
        ),
        lambda row, _number: DebtChange(**row),
        rows=2,
        row_title=_("What was changed"),
        relevant=relevant,
    )


def _every_column() -> GridColumn:
    return GridColumn(
        "every",
        _("A payment is due every"),
        lambda text: str(parse_frequency(text)),
        folded=True,
        editor=EveryField,
    )
