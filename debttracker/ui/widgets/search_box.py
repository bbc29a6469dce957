"""Search over everything, and a way to each page and action: a field, and its hits below it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from debttracker.l10n import _, ngettext, pgettext
from debttracker.services.search_hits import HitKind, SearchHit
from debttracker.ui.announce import announce
from debttracker.ui.context import UiContext
from debttracker.ui.theme.theme import theme_of

if TYPE_CHECKING:
    from debttracker.services.session import Session

Groups = Sequence[tuple[HitKind, Sequence[SearchHit]]]
"""Hits by kind, in the order that they are shown."""

PAUSE_MS = 120
MOST_SHOWN = 14
_WIDTH = 480
_ICONS = {
    HitKind.DEBT: "credit-card",
    HitKind.CREDITOR: "landmark",
    HitKind.COLLECTOR: "users",
    HitKind.DAY: "calendar-days",
    HitKind.CONTACT: "phone",
    HitKind.PAGE: "chevron-right",
    HitKind.ACTION: "chevron-right",
}


class SearchBox(QLineEdit):
    """Asks while one types; Up, Down and Return choose a hit, Escape leaves."""

    hit_chosen = Signal(object)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.commands: Callable[[], Sequence[SearchHit]] = lambda: ()
        """What the window can do now: its pages and actions."""
        self.setProperty("role", "search")
        self.setPlaceholderText(_("Search everything (Ctrl+K)"))
        self.setAccessibleName(_("Search everything"))
        self.setAccessibleDescription(
            _("Debts, lenders, collectors, numbers, days, what was said, pages and actions")
        )
        self.addAction(theme_of().icon("search", "ink2"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self._list: QListWidget | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.textChanged.connect(self._on_text)

    @property
    def hits(self) -> QListWidget:
        """The list of hits; made when it is first needed, over the window and never with the focus."""
        if self._list is None:
            window = self.window()
            self._list = QListWidget(window)
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setAccessibleName(_("Search hits"))
            self._list.setProperty("role", "popup")
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.itemClicked.connect(self._choose)
            window.installEventFilter(self)
            self._list.hide()
        return self._list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the hits without leaving the field."""
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.hits.isVisible():
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.text().strip():
            if self._pause.isActive() or not self.hits.isVisible():
                self._pause.stop()
                self._ask()
            elif self.hits.currentItem() is not None and self.hits.currentItem().data(_HIT) is not None:
                self._choose(self.hits.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Fold the hits away."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold the hits away when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._fold()
        return super().eventFilter(watched, event)

    def look_for(self, text: str) -> None:
        """Look for a text at once."""
        self.setText(text)
        self._ask()

    def leave(self) -> None:
        """Empty the field and fold the hits away."""
        self._pause.stop()
        self.clear()
        self._fold()

    def show_hits(self, words: str, groups: Groups) -> None:
        """List hits for the words, if these are still what is asked for, each kind under its heading."""
        if words != self.text().strip() or not self.isVisible():
            return
        self.hits.clear()
        for kind, hits in groups:
            self._add_heading(_heading(kind))
            for hit in hits:
                item = QListWidgetItem(" · ".join(part for part in (hit.title, hit.detail) if part))
                item.setIcon(theme_of().icon(_ICONS[kind], "ink2"))
                item.setData(_HIT, hit)
                self.hits.addItem(item)
        count = sum(len(hits) for _kind, hits in groups)
        if count:
            self.hits.setCurrentRow(1)
        else:
            self._add_line(_("Nothing found for “%(words)s”") % {"words": words})
        self._say(ngettext("%(count)s hit", "%(count)s hits", count) % {"count": count})
        self._place()

    def _add_line(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.hits.addItem(item)

    def _add_heading(self, text: str) -> None:
        self._add_line(text)
        item = self.hits.item(self.hits.count() - 1)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setForeground(theme_of().colour("ink2"))
        font = self.hits.font()
        font.setBold(True)
        item.setFont(font)

    def _step(self, step: int) -> None:
        """Go to the next hit, over the headings, and from the last to the first."""
        row = self.hits.currentRow()
        for _each in range(self.hits.count()):
            row = (row + step) % self.hits.count()
            if self.hits.item(row).data(_HIT) is not None:
                self.hits.setCurrentRow(row)
                if row == 1:
                    self.hits.scrollToTop()
                self._say(self.hits.item(row).text())
                return

    def _place(self) -> None:
        window = self.window()
        lower_left = self.mapTo(window, QPoint(0, self.height() + 4))
        rows = min(self.hits.count(), MOST_SHOWN)
        height = rows * max(self.hits.sizeHintForRow(0), 32) + 8
        width = max(self.width(), min(_WIDTH, window.width() - 16))
        left = max(8, min(lower_left.x(), window.width() - width - 8))
        self.hits.setIconSize(QSize(16, 16))
        self.hits.setGeometry(left, lower_left.y(), width, min(height, window.height() - lower_left.y() - 8))
        self.hits.show()
        self.hits.raise_()

    def _on_text(self, text: str) -> None:
        if not text.strip():
            self._pause.stop()
            self._fold()

    def _ask(self) -> None:
        words = self.text().strip()
        if not words:
            return
        commands = self.commands()

        def read(session: "Session") -> Groups:
            from debttracker.services.search_groups import fitting, grouped

            return grouped((*session.search(words), *fitting(words, commands)))

        self._ctx.tasks.read(self, read, lambda groups: self.show_hits(words, groups))

    def _choose(self, item: QListWidgetItem) -> None:
        hit = item.data(_HIT)
        if hit is not None:
            self.leave()
            self.hit_chosen.emit(hit)

    def _fold(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _say(self, text: str) -> None:
        announce(self, text)


def _heading(kind: HitKind) -> str:
    return {
        HitKind.DEBT: pgettext("page", "Debts"),
        HitKind.CREDITOR: _("Lenders"),
        HitKind.COLLECTOR: _("Collectors"),
        HitKind.DAY: pgettext("page", "Calendar"),
        HitKind.CONTACT: pgettext("page", "Contacts"),
        HitKind.PAGE: _("Pages"),
        HitKind.ACTION: _("Actions"),
    }[kind]


_HIT = Qt.ItemDataRole.UserRole
