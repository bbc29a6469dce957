"""What the words point to, passage by passage: to confirm or to turn down; nothing is judged before that."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from debttracker.contacts.vocabulary import Tag
from debttracker.l10n import _
from debttracker.ui.context import UiContext
from debttracker.ui.tag_words import tag_name
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.tag_questions import TagQuestions
from debttracker.ui.widgets.value_editor import LongText

if TYPE_CHECKING:
    from debttracker.contacts.wording import Suggestion

READ_AFTER_MS = 300
"""Pause in typing after which the words are read."""
_SHOWN_PASSAGE = 40
"""So many characters of a passage are shown."""


class WordSuggestions(QWidget):
    """Follows a field of words; what is confirmed is pressed among the answers, and only that counts."""

    changed = Signal()
    """A suggestion came, went, or was answered."""

    def __init__(self, ctx: UiContext, words: LongText, tags: TagQuestions) -> None:
        super().__init__()
        self._ctx, self._words, self._tags = ctx, words, tags
        self._found: tuple[Suggestion, ...] = ()
        self._refused: set[Tag] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(READ_AFTER_MS)
        self._timer.timeout.connect(self.read)
        words.changed.connect(self._timer.start)
        tags.changed.connect(self._show)
        self.hide()

    @property
    def open(self) -> tuple["Suggestion", ...]:
        """The suggestions that were neither confirmed nor turned down."""
        settled = {*self._tags.value(), *self._refused}
        return tuple(one for one in self._found if one.tag not in settled)

    @property
    def tags(self) -> tuple[Tag, ...]:
        """The tags of the open suggestions."""
        return tuple(one.tag for one in self.open)

    @property
    def refused(self) -> frozenset[Tag]:
        """The tags that were turned down."""
        return frozenset(self._refused)

    def read(self) -> None:
        """Ask what the words point to as they stand."""
        text = self._words.edit.toPlainText()
        if not text.strip():
            self._take(text, ())
            return
        self._ctx.tasks.read(
            self, lambda session: session.suggestions(text), lambda found: self._take(text, found)
        )

    def _take(self, text: str, found: Sequence["Suggestion"]) -> None:
        if text == self._words.edit.toPlainText():
            self._found = tuple(found)
            self._show()
            self.changed.emit()

    def _confirm(self, tag: Tag) -> None:
        self._tags.set_value((*self._tags.value(), tag))
        self._tags.changed.emit()

    def _turn_down(self, tag: Tag) -> None:
        self._refused.add(tag)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        shown = self.open
        text = self._words.edit.toPlainText()
        if shown:
            heading = _("The words may point to this. It counts only once you confirm it.")
            self._column.addWidget(label(heading, "secondary", wrap=True))
        for one in shown:
            self._column.addWidget(self._line(one, text[one.start : one.end]))
        self.setVisible(bool(shown))
        self._mark(shown)

    def _line(self, one: "Suggestion", passage: str) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        short = passage if len(passage) <= _SHOWN_PASSAGE else passage[:_SHOWN_PASSAGE] + "…"
        fields = {"tag": tag_name(one.tag), "passage": short}
        row.addWidget(label(_("%(tag)s: “%(passage)s”") % fields, wrap=True), 1)
        confirm = button(_("It is so"), name=_("Confirm: %(tag)s") % fields)
        confirm.clicked.connect(lambda: self._confirm(one.tag))
        refuse = button(_("Not so"), name=_("Turn down: %(tag)s") % fields)
        refuse.clicked.connect(lambda: self._turn_down(one.tag))
        row.addWidget(confirm)
        row.addWidget(refuse)
        return line

    def _mark(self, shown: Sequence["Suggestion"]) -> None:
        """Mark the passages in the field itself."""
        text = self._words.edit.toPlainText()
        color = QColor(self.palette().highlight().color())
        color.setAlpha(70)
        selections = []
        for one in shown:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._words.edit.document())
            cursor.setPosition(_units(text[: one.start]))
            cursor.setPosition(_units(text[: one.end]), QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            form.setBackground(color)
            selection.cursor, selection.format = cursor, form
            selections.append(selection)
        self._words.edit.setExtraSelections(selections)


def _units(text: str) -> int:
    """How many places a text takes in Qt, which counts some characters twice."""
    return len(text.encode("utf-16-le")) // 2
