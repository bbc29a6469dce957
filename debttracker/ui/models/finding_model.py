"""The columns of the board of findings."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject

from debttracker.l10n import _, formats, pgettext
from debttracker.norms.vocabulary import FindingState, Force, Verdict
from debttracker.services.board import BoardRow
from debttracker.services.contact_views import excerpt
from debttracker.ui import words
from debttracker.ui.mark_words import mark_lines
from debttracker.ui.models.row_model import Column, LazyRowModel

_VERDICTS = {
    verdict: place
    for place, verdict in enumerate(
        (Verdict.BREACH, Verdict.PRESUMED, Verdict.POSSIBLE, Verdict.ADVISORY, Verdict.CANNOT_TELL)
    )
}
_FORCES = {force: place for place, force in enumerate(Force)}
_STATES = {state: place for place, state in enumerate(FindingState)}
_TONES = {FindingState.CONFIRMED: "ok", FindingState.USED: "accent", FindingState.DISMISSED: "ink2"}


class FindingModel(LazyRowModel):
    """A model of BoardRow; rows are known by the key of their finding."""

    def __init__(self, parent: QObject | None = None) -> None:
        self.folded: frozenset[str] = frozenset()
        """Columns without room; a line below the title says what they hold."""
        super().__init__(columns(lambda: self.folded), lambda row: row.key, parent)

    def fold(self, keys: frozenset[str]) -> None:
        """Say below the title what these columns hold."""
        if keys != self.folded:
            self.folded = keys
            self.forget_cells()


def day_text(row: BoardRow) -> str:
    """Return the day of a finding; one over a debt is as of today."""
    if row.key.debt is not None:
        return pgettext("finding", "As of today")
    return _("Time not known") if row.at is None else formats.date_short(row.at.date())


def clock_text(row: BoardRow) -> str:
    """Return the time of day, empty where there is none."""
    return "" if row.at is None or row.day_only else formats.time_short(row.at)


def state_detail(row: BoardRow) -> str:
    """Return what is to be known of a mark: that the verdict was another then, else why it was dismissed."""
    if row.judged_otherwise and row.marked_as is not None:
        return _("then: %(verdict)s") % {"verdict": words.verdict_name(row.marked_as)}
    return excerpt(row.reason, 40) if row.state is FindingState.DISMISSED else ""


def state_tip(row: BoardRow) -> str:
    """Return the state in full."""
    then = row.marked_as if row.judged_otherwise else None
    return mark_lines(row.state, then, row.reason)


def verdict_chips(row: BoardRow) -> Sequence[words.Chip]:
    """Return the chip of a verdict."""
    return ((words.verdict_name(row.verdict), *words.verdict_look(row.verdict)),)


def columns(folded: Callable[[], Collection[str]] = tuple) -> tuple[Column, ...]:
    """Return the columns; the rows are sorted by their `sort` where the rows are read."""
    below: dict[str, Callable[[BoardRow], str]] = {
        "subject": lambda row: words.subject_name(row.subject),
        "force": lambda row: words.force_name(row.force),
    }
    return (
        Column(
            "when",
            lambda: pgettext("column", "When"),
            day_text,
            sort=lambda row: row.at,
            detail=clock_text,
            width=104,
        ),
        Column(
            "lender",
            lambda: pgettext("column", "Lender"),
            lambda row: row.who or pgettext("value", "Not known"),
            sort=lambda row: row.who.casefold() or None,
            detail=lambda row: row.about,
            width=120,
        ),
        Column(
            "what",
            lambda: _("What was found"),
            lambda row: row.title,
            sort=lambda row: row.title.casefold(),
            detail=lambda row: " · ".join(word(row) for key, word in below.items() if key in folded()),
            width=160,
            stretch=True,
        ),
        Column(
            "subject",
            lambda: pgettext("column", "Subject"),
            below["subject"],
            width=136,
        ),
        Column(
            "verdict",
            lambda: pgettext("column", "Verdict"),
            lambda row: words.verdict_name(row.verdict),
            sort=lambda row: _VERDICTS.get(row.verdict, len(_VERDICTS)),
            chips=verdict_chips,
            tip=lambda row: words.verdict_words(row.verdict, row.force),
            width=160,
        ),
        Column(
            "force",
            lambda: pgettext("column", "Force"),
            below["force"],
            sort=lambda row: _FORCES[row.force],
            width=152,
        ),
        Column(
            "state",
            lambda: pgettext("column", "State"),
            lambda row: words.finding_state_name(row.state),
            sort=lambda row: _STATES[row.state],
            tone=lambda row: _TONES.get(row.state),
            detail=state_detail,
            tip=state_tip,
            width=112,
        ),
    )
