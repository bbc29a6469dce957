"""The guide (F1): a list of topics, a search over them, and the text."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from debttracker import paths
from debttracker.l10n import _, language
from debttracker.services.guide import Guide, Topic, topic_of
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.theme.theme import theme_of

_TOPIC = Qt.ItemDataRole.UserRole
_LIST_WIDTH = 220
_PARAGRAPH = 8
_LINE_PERCENT = 120


class GuideDialog(BaseDialog):
    """Opens on a topic; links lead to others. Words in the search narrow the list."""

    topic = ""

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(_("Guide"), _("Close"), parent)
        self.cancel_button.hide()
        self._guide = Guide(paths.resources() / "help", language())
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText(_("Search the guide"))
        self.search.setAccessibleName(_("Search the guide"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setProperty("role", "grid")
        self.list.setAccessibleName(_("Topics"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.search.setFixedWidth(_LIST_WIDTH)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(_("Text of the guide"))
        self.text.setMinimumSize(380, 300)
        self._lay_out()
        self.search.textChanged.connect(self._on_search)
        self.list.currentItemChanged.connect(self._on_item)
        self.text.anchorClicked.connect(self._on_link)
        self._fill(self._guide.topics)
        self.show_topic(topic)
        self.resize(860, 620)

    def show_topic(self, name: str) -> None:
        """Show a topic; the list shows all again when it does not hold it."""
        if self._row_of(name) is None:
            self.search.clear()
        row = self._row_of(self._guide.topic(name).name)
        if row is not None:
            self.list.setCurrentRow(row)

    @property
    def shown(self) -> str:
        """The topic whose text is shown."""
        item = self.list.currentItem()
        return "" if item is None else item.data(_TOPIC)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return in the search take the first hit instead of closing the guide."""
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_return and self.search.hasFocus():
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        self.body.addLayout(row, 1)

    def _fill(self, topics: tuple[Topic, ...]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for topic in topics:
            item = QListWidgetItem(topic.title)
            item.setData(_TOPIC, topic.name)
            self.list.addItem(item)
        self.list.blockSignals(False)

    def _row_of(self, name: str) -> int | None:
        rows = range(self.list.count())
        return next((row for row in rows if self.list.item(row).data(_TOPIC) == name), None)

    def _on_search(self, words: str) -> None:
        shown = self.shown
        self._fill(self._guide.find(words))
        row = self._row_of(shown)
        if self.list.count():
            self.list.setCurrentRow(row if row is not None and not words else 0)
        else:
            self.text.setPlainText(_("Nothing found for “%(words)s”") % {"words": words})

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        topic = self._guide.topic(item.data(_TOPIC))
        tokens = theme_of().tokens
        self.text.document().setDefaultStyleSheet(f"a {{ color: {tokens.accent}; }}")
        self.text.setMarkdown(f"## {topic.title}\n\n{topic.text}")
        _give_room(self.text.document())

    def _on_link(self, link: QUrl) -> None:
        name = topic_of(link.toString())
        if name:
            self.show_topic(name)


def _give_room(document: QTextDocument) -> None:
    """Set paragraphs apart and lines a little wider than Qt does."""
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        shape.setBottomMargin(_PARAGRAPH)
        shape.setTopMargin(_PARAGRAPH if shape.headingLevel() else 0)
        shape.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(block).setBlockFormat(shape)
        block = block.next()
