"""What the contact log shows: compact drop-downs and words."""

from datetime import date, timedelta
from enum import StrEnum, auto
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from debttracker.contacts.vocabulary import Channel
from debttracker.l10n import _
from debttracker.norms.vocabulary import Subject, Verdict
from debttracker.services.views import ContactFilter
from debttracker.ui import record_words, words
from debttracker.ui.contact_form.form_data import FormData
from debttracker.ui.theme.theme import theme_of
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.date_field import DateField
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.filter_box import filter_box
from debttracker.ui.widgets.flow_layout import FlowLayout
from debttracker.ui.widgets.value_editor import ChoiceBox
from debttracker.ui.widgets.who_field import COLLECTOR, CREDITOR

_TYPING_MS = 200
_FLAGGED = "flagged"


class Span(StrEnum):
    """Which days are shown."""

    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()
    CHOSEN = auto()


class ContactFilters(QWidget):
    """`changed` when the filter did; words after a pause in typing."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._today: date | None = None
        self._quiet = False
        self.who = filter_box(_("Who"), _("Anybody"))
        self.span = filter_box(_("When"), _("Any time"))
        self.channel = filter_box(_("How"), _("Any way"))
        self.flag = filter_box(_("Flag"), _("Flagged or not"))
        self.subject = filter_box(_("Subject"), _("Any subject"))
        self.channel.set_choices([(one, record_words.channel_name(one)) for one in Channel])
        verdicts = [(one, words.verdict_name(one)) for one in Verdict if one.is_finding]
        self.flag.set_choices([(_FLAGGED, _("With a flag")), *verdicts])
        self.span.set_choices(
            [
                (Span.WEEK, _("Last 7 days")),
                (Span.MONTH, _("Last 30 days")),
                (Span.QUARTER, _("Last 90 days")),
                (Span.YEAR, _("This year")),
                (Span.CHOSEN, _("From day to day…")),
            ]
        )
        self.first = FieldRow(_("From"), DateField())
        self.last = FieldRow(_("Until"), DateField())
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(_("Words, numbers, names"))
        self.words.setAccessibleName(_("Words to look for in the log"))
        self.words.setClearButtonEnabled(True)
        self.words.addAction(theme_of().icon("search", "ink2"), QLineEdit.ActionPosition.LeadingPosition)
        self.clear_button = button(_("Show all"), "link-button", "x")
        self.clear_button.clicked.connect(self.clear)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self._tell)
        self._lay_out()
        for box in self._boxes:
            box.changed.connect(self._tell)
        for row in (self.first, self.last):
            row.editor.changed.connect(self._timer.start)
        self.words.textChanged.connect(self._on_words)
        self._show_parts()

    @property
    def _boxes(self) -> tuple[ChoiceBox, ...]:
        return self.who, self.span, self.channel, self.flag, self.subject

    def set_data(self, data: FormData, today: date, subjects: frozenset[Subject]) -> None:
        """Offer the lenders and collectors of the case, and the subjects that occur."""
        self._today = today
        parties = [(COLLECTOR + key, name) for key, name in data.collectors]
        parties = [(CREDITOR + key, name) for key, name in data.creditors] + parties
        chosen = self.subject.value()
        offered = [one for one in Subject if one in subjects or one is chosen]
        self._quiet = True
        self.who.set_choices(parties)
        self.subject.set_choices([(one, words.subject_name(one)) for one in offered])
        self._quiet = False

    def value(self) -> ContactFilter:
        """Return the filter as set."""
        party = self.who.value() or ""
        flag = self.flag.value()
        first, last = self._days()
        return ContactFilter(
            creditor=party.removeprefix(CREDITOR) if party.startswith(CREDITOR) else None,
            collector=party.removeprefix(COLLECTOR) if party.startswith(COLLECTOR) else None,
            channel=self.channel.value(),
            verdict=flag if flag != _FLAGGED else None,
            flagged=flag == _FLAGGED,
            subject=self.subject.value(),
            first=first,
            last=last,
            words=self.words.text(),
        )

    def is_active(self) -> bool:
        """Tell whether anything is filtered."""
        return self.value() != ContactFilter()

    def clear(self) -> None:
        """Show everything."""
        self._quiet = True
        self._empty()
        self._quiet = False
        self._tell()

    def show_collector(self, collector: str) -> None:
        """Filter by a collector, and by nothing else."""
        self._quiet = True
        self._empty()
        self.who.set_value(COLLECTOR + collector)
        self._quiet = False
        self._tell()

    def _empty(self) -> None:
        for box in self._boxes:
            box.set_value(None)
        for row in (self.first, self.last):
            row.editor.set_value(None)
        self.words.clear()
        self._timer.stop()

    def _days(self) -> tuple[date | None, date | None]:
        span, today = self.span.value(), self._today
        if span is Span.CHOSEN:
            return self.first.value(), self.last.value()
        if span is None or today is None:
            return None, None
        days = {Span.WEEK: 6, Span.MONTH: 29, Span.QUARTER: 89}
        start = today - timedelta(days=days[span]) if span in days else today.replace(month=1, day=1)
        return start, None

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        holder = QWidget(self)
        flow = FlowLayout(holder)
        for box in self._boxes:
            flow.addWidget(box)
        self.words.setMinimumWidth(184)
        flow.addWidget(self.words)
        flow.addWidget(self.clear_button)
        column.addWidget(holder)
        self._range = QWidget(self)
        row = QHBoxLayout(self._range)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.first)
        row.addWidget(self.last)
        row.addStretch()
        column.addWidget(self._range)

    def _show_parts(self) -> None:
        self._range.setVisible(self.span.value() is Span.CHOSEN)
        self.clear_button.setVisible(self.is_active())

    def _on_words(self) -> None:
        if not self._quiet:
            self._timer.start()

    def _tell(self) -> None:
        if self._quiet:
            return
        self._show_parts()
        self.changed.emit()


def subjects_of(rows: Any) -> frozenset[Subject]:
    """Return the subjects that occur in rows of the log."""
    return frozenset(flag.subject for row in rows for flag in row.flags)
