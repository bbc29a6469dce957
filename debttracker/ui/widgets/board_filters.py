"""What the board of findings shows: subject, force, lender, state, verdict, words."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.norms.vocabulary import FindingState, Force, Subject, Verdict
from debttracker.services.board import Board, BoardFilter, Month
from debttracker.ui import words
from debttracker.ui.theme.theme import theme_of
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.filter_box import filter_box
from debttracker.ui.widgets.flow_layout import FlowLayout
from debttracker.ui.widgets.value_editor import ChoiceBox

_TYPING_MS = 250
EVERYTHING = "everything"


class BoardFilters(QWidget):
    """Drop-downs and a search. `changed` when the filter did; words after a pause in typing.

    Findings that lack a fact are shown only when they are asked for: they wait for an answer, not a mark.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._quiet = False
        self.subject = filter_box(_("Subject"), _("Any subject"))
        self.force = filter_box(_("Force"), _("Any force"))
        self.lender = filter_box(_("Lender"), _("Any lender"))
        self.state = filter_box(_("State"), _("Any state"))
        self.verdict = filter_box(_("Verdict"), _("All judged"))
        self.state.set_choices([(one, words.finding_state_name(one)) for one in FindingState])
        verdicts = [(one, words.verdict_name(one)) for one in Verdict if one.is_finding]
        self.verdict.set_choices([(EVERYTHING, _("Also where a fact is missing")), *verdicts])
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(_("Words, numbers, names"))
        self.words.setAccessibleName(_("Words to look for in the findings"))
        self.words.setClearButtonEnabled(True)
        self.words.addAction(theme_of().icon("search", "ink2"), QLineEdit.ActionPosition.LeadingPosition)
        self.words.setMinimumWidth(184)
        self.clear_button = button(_("Show all"), "link-button", "x")
        self.clear_button.clicked.connect(self.clear)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self._tell)
        self.words.textChanged.connect(self._on_words)
        holder = QWidget(self)
        flow = FlowLayout(holder)
        for box in self._boxes:
            flow.addWidget(box)
            box.changed.connect(self._tell)
        flow.addWidget(self.words)
        flow.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(holder)
        self._show_clear()

    @property
    def _boxes(self) -> tuple[ChoiceBox, ...]:
        return self.subject, self.force, self.lender, self.state, self.verdict

    def offer(self, board: Board) -> None:
        """Offer the subjects, forces and lenders that occur."""
        self._quiet = True
        chosen, force = self.subject.value(), self.force.value()
        subjects = [one for one in Subject if one in board.subjects or one is chosen]
        forces = [one for one in Force if one in board.forces or one is force]
        self.subject.set_choices([(one, words.subject_name(one)) for one in subjects])
        self.force.set_choices([(one, words.force_name(one)) for one in forces])
        self.lender.set_choices(list(board.lenders))
        self._quiet = False

    def value(self, month: Month | None = None) -> BoardFilter:
        """Return the filter as set, with the month chosen elsewhere."""
        verdict = self.verdict.value()
        return BoardFilter(
            subject=self.subject.value(),
            force=self.force.value(),
            lender=self.lender.value(),
            state=self.state.value(),
            verdict=verdict if verdict != EVERYTHING else None,
            judged=verdict is None,
            words=self.words.text(),
            month=month,
        )

    def is_active(self) -> bool:
        """Tell whether anything is filtered by the person."""
        return self.value() != BoardFilter(judged=True)

    def clear(self) -> None:
        """Show everything that is judged."""
        self.set_only()

    def set_only(self, state: FindingState | None = None) -> None:
        """Filter by a state alone, or by nothing."""
        self._quiet = True
        for box in self._boxes:
            box.set_value(state if box is self.state else None)
        self.words.clear()
        self._quiet = False
        self._timer.stop()
        self._tell()

    def _show_clear(self) -> None:
        self.clear_button.setVisible(self.is_active())

    def _on_words(self) -> None:
        if not self._quiet:
            self._timer.start()

    def _tell(self) -> None:
        if not self._quiet:
            self._show_clear()
            self.changed.emit()
