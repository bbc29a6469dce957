"""The start page: the case files used before, a new one, another one, or the demo."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from debttracker.l10n import LANGUAGES, NAMES, _, language
from debttracker.services.places import PLACES, likely_country
from debttracker.settings import RecentFile, keys
from debttracker.ui import words
from debttracker.ui.context import UiContext
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.forms import Field, drop_down
from debttracker.ui.widgets.labels import ElidedLabel, IconLabel, label, rule
from debttracker.ui.widgets.work_line import WorkLine

WIDTH = 720


class StartPage(QWidget):
    """Emits `asked(name, detail)`: new, open, demo, open_path, forget, language, notices (keeps settings)."""

    asked = Signal(str, str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.new_button = button(_("New case"), "primary-button", "plus")
        self.new_button.clicked.connect(lambda: self.asked.emit("new", ""))
        self.open_button = button(_("Open a case file"), icon_name="folder-open")
        self.open_button.clicked.connect(lambda: self.asked.emit("open", ""))
        self.demo_button = button(_("Look around in the demo"), icon_name="eye")
        self.demo_button.clicked.connect(lambda: self.asked.emit("demo", ""))
        shown = language()
        country = likely_country(ctx.settings.get(keys.COUNTRY), QLocale.system().name(), shown)
        self.language = drop_down([(code, NAMES[code]) for code in LANGUAGES], shown)
        self.country = drop_down([(code, words.jurisdiction_name(code)) for code in PLACES], country)
        self._recent = Card(_("Opened before"))
        self.rows: list[RecentRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._recent.body.addLayout(self._rows)
        self.work = WorkLine()
        self.work.listen(ctx.tasks, ctx.bus)
        self._build()

    def show_recent(self) -> None:
        """List the recent files; a file that is gone can be taken off the list."""
        clear_layout(self._rows)
        self.rows = []
        files = self._ctx.settings.get(keys.RECENT)
        self._recent.setVisible(bool(files))
        for place, file in enumerate(files):
            if place:
                self._rows.addWidget(rule())
            row = RecentRow(file, self._ctx)
            row.asked.connect(self.asked)
            self._rows.addWidget(row)
            self.rows.append(row)

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconLabel("wallet", "accent", 36))
        head.addWidget(label(_("Debttracker"), "title"), 1)
        column.addLayout(head)
        column.addWidget(label(_("What is owed, when it is due, and what collectors did."), wrap=True))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for made in (self.new_button, self.open_button, self.demo_button):
            buttons.addWidget(made)
        buttons.addStretch(1)
        column.addLayout(self._choices())
        column.addLayout(buttons)
        column.addWidget(self.work)
        column.addWidget(self._recent)
        column.addWidget(self._privacy())
        body = QWidget()
        body.setProperty("role", "scroll-body")
        body.setMaximumWidth(WIDTH)
        body.setLayout(column)
        outside = QWidget()
        outside.setProperty("role", "scroll-body")
        layout = QVBoxLayout(outside)
        layout.setContentsMargins(24, 48, 24, 24)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(body, 100)
        row.addStretch(1)
        layout.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(outside)
        mine = QVBoxLayout(self)
        mine.setContentsMargins(0, 0, 0, 0)
        mine.addWidget(scroll)

    def _choices(self) -> QHBoxLayout:
        """Ask in what language, and whose norms: both are kept."""
        self.language.activated.connect(lambda: self.asked.emit("language", self.language.currentData()))
        self.country.activated.connect(self._keep_country)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field(_("&Language"), self.language))
        row.addWidget(Field(_("&Where the debtor lives"), self.country))
        row.addStretch(1)
        return row

    def _keep_country(self) -> None:
        self._ctx.settings.set(keys.COUNTRY, self.country.currentData())
        self.asked.emit("notices", "")

    def _privacy(self) -> QWidget:
        card = Card(role="soft-card")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel("shield", "ok", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(
            label(
                _("Everything stays in files on this computer: no account, no network, nothing is sent."),
                wrap=True,
            ),
            1,
        )
        card.body.addLayout(row)
        return card


class RecentRow(QWidget):
    """One case file: its name, where it lies, when it was opened; or that it is gone."""

    asked = Signal(str, str)

    def __init__(self, file: RecentFile, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._file, self._ctx = file, ctx
        self.is_missing = not Path(file.path).is_file()
        self.opened = label("", "secondary", right=True)
        name = ElidedLabel(file.name, "strong")
        path = ElidedLabel(file.path, "secondary")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(name)
        texts.addWidget(path)
        if self.is_missing:
            self.button = button(
                _("Take off the list"), name=_("Take %(name)s off the list") % {"name": file.name}
            )
            self.button.clicked.connect(lambda: self.asked.emit("forget", file.path))
        else:
            self.button = button(_("Open"), name=_("Open %(name)s") % {"name": file.name})
            self.button.clicked.connect(lambda: self.asked.emit("open_path", file.path))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(12)
        layout.addWidget(IconLabel("file-text", "ink2", 18))
        layout.addLayout(texts, 1)
        if self.is_missing:
            layout.addWidget(Chip(_("Not found there"), "soon", "triangle-alert"))
        else:
            layout.addWidget(self.opened)
            # Writing a date loads the date formats: after the first view, not before it.
            QTimer.singleShot(0, self, self._show_opened)
        layout.addWidget(self.button)

    def _show_opened(self) -> None:
        from debttracker.l10n import formats

        now = self._ctx.clock().astimezone()
        day = self._file.opened_at.astimezone(now.tzinfo).date()
        words = (
            formats.relative_day(day, now.date())
            if abs((now.date() - day).days) < 7
            else formats.date_short(day)
        )
        self.opened.setText(words)
