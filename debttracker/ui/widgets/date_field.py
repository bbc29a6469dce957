"""A field for a calendar day, typed or chosen in a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtWidgets import QCalendarWidget, QMenu, QToolButton, QWidget, QWidgetAction

from debttracker.errors import InputError
from debttracker.l10n import _, formats, language
from debttracker.ui.theme.theme import theme_of
from debttracker.ui.widgets.beside import set_beside
from debttracker.ui.widgets.value_editor import ParsedLine

_OLDEST = date(1900, 1, 1)
_LATEST = date(2200, 12, 31)


class DateField(ParsedLine):
    """A day; empty is not known. Below the field the day is said with its weekday.

    `today` lets `11-23` stand for the last such day, or for the next one while a coming day is asked for;
    without it a year is asked for.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        today: date | None = None,
        past: bool = False,
        coming: bool = False,
    ) -> None:
        self._today = today
        self._past = past
        self._coming = coming
        super().__init__(self._read, date.isoformat, _said, parent)
        self.line.setMaxLength(40)
        self.line.setPlaceholderText(_("year-month-day"))
        self.pick = QToolButton(self)
        self.pick.setIcon(theme_of().icon("calendar"))
        self.pick.setIconSize(QSize(18, 18))
        self.pick.setAccessibleName(_("Choose the day in a calendar"))
        self.pick.setToolTip(_("Choose the day in a calendar"))
        self.pick.clicked.connect(self.open_calendar)
        set_beside(self, self.line, self.pick)

    def ask_for_coming(self, coming: bool) -> None:
        """Take a day without a year for the next such day, or the last one; what is typed is read anew."""
        if coming != self._coming:
            self._coming = coming
            self.changed.emit()

    def open_calendar(self) -> None:
        """Show a calendar below the field."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setLocale(QLocale(language()))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setSelectedDate(_qdate(self._shown_day()))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(lambda day: self._picked(day, menu))
        calendar.clicked.connect(lambda day: self._picked(day, menu))
        menu.popup(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        calendar.setFocus()

    def _shown_day(self) -> date | None:
        try:
            return self.value() or self._today
        except InputError:
            return self._today

    def _picked(self, day: QDate, menu: QMenu) -> None:
        self.line.setText(date(day.year(), day.month(), day.day()).isoformat())
        menu.close()
        self.line.setFocus()
        self.finished.emit()

    def _read(self, text: str) -> date:
        found = (
            formats.parse_date(text, not_before=self._today)
            if self._coming
            else formats.parse_date(text, not_after=self._today)
        )
        if not _OLDEST <= found <= _LATEST:
            raise InputError('"%(text)s" is too far away to be a day of a debt', text=text.strip())
        if self._past and self._today is not None and found > self._today:
            raise InputError('"%(text)s" is still ahead', text=text.strip())
        return found


def _qdate(day: date | None) -> QDate:
    return QDate(day.year, day.month, day.day) if day else QDate.currentDate()


def _said(day: date | None) -> str:
    return formats.date_long(day) if day else ""
