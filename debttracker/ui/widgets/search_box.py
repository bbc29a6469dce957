"""Search over everything: a field, and its hits below it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from debttracker.l10n import _, ngettext
from debttracker.services.views import SearchHit
from debttracker.ui.context import UiContext
from debttracker.ui.theme.theme import theme_of

PAUSE_MS = 120
MOST_SHOWN = 8


class SearchBox(QLineEdit):
    """Asks while one types; Up, Down and Return choose a hit, Escape leaves."""

    hit_chosen = Signal(object)

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.setProperty("role", "search")
        self.setPlaceholderText(_("Search everything (Ctrl+K)"))
        self.setAccessibleName(_("Search everything"))
        self.setAccessibleDescription(_("Debts, lenders, contacts and what was said"))
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
            self._list.setUniformItemSizes(True)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.itemClicked.connect(self._choose)
            window.installEventFilter(self)
            self._list.hide()
        return self._list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the hits without leaving the field."""
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.hits.isVisible():
            step = 1 if key == Qt.Key.Key_Down else -1
            row = (self.hits.currentRow() + step) % self.hits.count()
            self.hits.setCurrentRow(row)
            self._say(self.hits.item(row).text())
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

    def leave(self) -> None:
        """Empty the field and fold the hits away."""
        self._pause.stop()
        self.clear()
        self._fold()

    def show_hits(self, words: str, hits: Sequence[SearchHit]) -> None:
        """List hits for the words, if these are still what is asked for."""
        if words != self.text().strip() or not self.isVisible():
            return
        self.hits.clear()
        for hit in hits:
            item = QListWidgetItem(" · ".join(part for part in (hit.title, hit.detail) if part))
            item.setIcon(theme_of().icon("phone" if hit.kind == "contact" else "credit-card", "ink2"))
            item.setData(_HIT, hit)
            self.hits.addItem(item)
        if not hits:
            item = QListWidgetItem(_("Nothing found for “%(words)s”") % {"words": words})
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.hits.addItem(item)
        else:
            self.hits.setCurrentRow(0)
        self._say(ngettext("%(count)s hit", "%(count)s hits", len(hits)) % {"count": len(hits)})
        self._place()

    def _place(self) -> None:
        window = self.window()
        lower_left = self.mapTo(window, QPoint(0, self.height() + 4))
        rows = min(self.hits.count(), MOST_SHOWN)
        height = rows * max(self.hits.sizeHintForRow(0), 32) + 8
        width = max(self.width(), 360)
        left = max(8, min(lower_left.x(), window.width() - width - 8))
        self.hits.setIconSize(QSize(16, 16))
        self.hits.setGeometry(left, lower_left.y(), width, height)
        self.hits.show()
        self.hits.raise_()

    def _on_text(self, text: str) -> None:
        if not text.strip():
            self._pause.stop()
            self._fold()

    def _ask(self) -> None:
        words = self.text().strip()
        if words:
            self._ctx.tasks.read(
                self, lambda session: session.search(words), lambda hits: self.show_hits(words, hits)
            )

    def _choose(self, item: QListWidgetItem) -> None:
        hit = item.data(_HIT)
        if hit is not None:
            self.leave()
            self.hit_chosen.emit(hit)

    def _fold(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _say(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


_HIT = Qt.ItemDataRole.UserRole
