"""The start page: the case files used before, a new one, another one, or the demo of a place.

Before any case file was used it leads through the first steps.
"""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.services.places import DEMO_PLACES
from debttracker.settings import RecentFile, keys
from debttracker.ui.context import UiContext
from debttracker.ui.living_place import demo_place
from debttracker.ui.pages.first_start import FirstStart
from debttracker.ui.record_words import jurisdiction_name
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.chip import Chip
from debttracker.ui.widgets.clearing import clear_layout
from debttracker.ui.widgets.flow_layout import FlowLayout
from debttracker.ui.widgets.labels import ElidedLabel, IconLabel, label, rule
from debttracker.ui.widgets.work_line import WorkLine

WIDTH = 720


class StartPage(QWidget):
    """Emits `asked(name, detail)`: new, first_debt, open, demo (of a place), open_path, forget, language.

    And notices, which keeps the settings.
    """

    asked = Signal(str, str)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.new_button = button(_("New case"), "primary-button", "plus")
        self.new_button.clicked.connect(lambda: self.asked.emit("new", ""))
        self.open_button = button(_("Open a case file"), icon_name="folder-open")
        self.open_button.clicked.connect(lambda: self.asked.emit("open", ""))
        self.demo_button = button(_("Look around in the demo"), icon_name="eye")
        self.demo_choice = QComboBox()
        self.demo_choice.setAccessibleName(_("Place of the demo"))
        self.demo_choice.setToolTip(_("Place of the demo"))
        for code in DEMO_PLACES:
            self.demo_choice.addItem(jurisdiction_name(code), code)
        self.demo_button.clicked.connect(lambda: self.asked.emit("demo", self.demo_choice.currentData()))
        self.first = FirstStart(ctx)
        self.first.asked.connect(self.asked)
        self.first.place_changed.connect(self._show_demo_place)
        self._demo = self._make_demo()
        self._buttons = QWidget()
        self._buttons.setProperty("role", "plain")
        self._flow = FlowLayout(self._buttons)
        for made in (self.new_button, self.open_button):
            self._flow.addWidget(made)
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
        self.first.setVisible(not files)
        self.new_button.setVisible(bool(files))
        self._place_demo(self._flow if files else self.first.demo_row)
        self.first.show_choices()
        self._show_demo_place()
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
        column.addWidget(self.first)
        column.addWidget(self._buttons)
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

    def begin(self) -> None:
        """Put the keyboard on what one does first."""
        (self.new_button if self.first.isHidden() else self.first.debt_button).setFocus()

    def _place_demo(self, layout: QLayout) -> None:
        if layout.indexOf(self._demo) < 0:
            layout.addWidget(self._demo)
        self._demo.show()
        demo = (self.demo_button, self.demo_choice)
        if self.first.isHidden():
            order: tuple[QWidget, ...] = (self.new_button, self.open_button, *demo)
        else:
            order = (self.first.debt_button, *demo, self.open_button)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _show_demo_place(self) -> None:
        self.demo_choice.setCurrentIndex(self.demo_choice.findData(demo_place(self._ctx.settings)))

    def _make_demo(self) -> QWidget:
        made = QWidget()
        made.setProperty("role", "plain")
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.demo_button)
        row.addWidget(self.demo_choice)
        row.addStretch(1)
        return made

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
