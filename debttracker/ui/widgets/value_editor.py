"""Editors of one value each, with one interface: `value`, `set_value`, `changed`.

A value that is not known is None and an explicit state of every editor. An editor that the person did not
touch gives back exactly the value it was given, also where its text shows less of it.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from debttracker.errors import InputError
from debttracker.l10n import _, pgettext


class ValueEditor(QWidget):
    """An editor of one value; `changed` tells of the person's edits and of `set_value` alike."""

    changed = Signal()
    finished = Signal()

    def value(self) -> Any:
        """Return the value, None when it is not known. Raises InputError for a text that is no value."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value; None shows that it is not known."""
        raise NotImplementedError

    def raw(self) -> Any:
        """Return the state as JSON holds it, wrong texts included, to be kept as a draft."""
        return self.value()

    def set_raw(self, raw: Any) -> None:
        """Take up a state that was kept."""
        self.set_value(raw)

    def hint(self) -> str:
        """Return what to say below the field while its value is right."""
        return ""

    def target(self) -> QWidget:
        """Return the widget that takes the keyboard."""
        return self

    def _fill(self, widget: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(widget)
        self.setFocusProxy(widget)


class ParsedLine(ValueEditor):
    """One line of text that is read into a value, and written so that the same is read back."""

    def __init__(
        self,
        parse: Callable[[str], Any],
        write: Callable[[Any], str] = str,
        explain: Callable[[Any], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parse = parse
        self._write = write
        self._explain = explain
        self._given: Any = None
        self._given_text = ""
        self.line = QLineEdit(self)
        self._fill(self.line)
        self.line.textChanged.connect(self.changed)
        self.line.editingFinished.connect(self.finished)

    def value(self) -> Any:
        """Return the value read from the text."""
        text = self.line.text()
        if text == self._given_text:
            return self._given
        return self._parse(text) if text.strip() else None

    def set_value(self, value: Any) -> None:
        """Write a value into the line."""
        self._given = value
        self._given_text = "" if value is None else self._write(value)
        self.line.setText(self._given_text)

    def raw(self) -> str:
        """Return the text as typed."""
        return self.line.text()

    def set_raw(self, raw: Any) -> None:
        """Take up a text."""
        self.line.setText(str(raw))

    def rewrite(self) -> None:
        """Write an untouched value anew, after what its text depends on changed; then tell."""
        if self.line.text() == self._given_text:
            self.set_value(self._given)
        self.changed.emit()

    def hint(self) -> str:
        """Explain the value read."""
        return self._explain(self.value()) if self._explain else ""

    def target(self) -> QWidget:
        """Return the line."""
        return self.line


def plain_text(text: str) -> str | None:
    """Return a typed text, None when it is blank."""
    return text.strip() or None


_LONGEST_WRAPPED = 20_000
"""Signs of a line above which it is not wrapped: the time that Qt takes grows with their square."""


class _PlainEdit(QPlainTextEdit):
    """Hands pasted and dropped files and pictures over to `take`, if there is one."""

    take: Callable[[QMimeData], bool] | None = None

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        holds_files = source.hasImage() or any(url.isLocalFile() for url in source.urls())
        return (holds_files and self.take is not None) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.take is None or not self.take(source):
            if _longest_line(source.text()) > _LONGEST_WRAPPED:
                self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            super().insertFromMimeData(source)

    def setPlainText(self, text: str) -> None:
        """Show a text; a line that Qt would wrap for minutes is not wrapped."""
        is_long = _longest_line(text) > _LONGEST_WRAPPED
        mode = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(mode.NoWrap if is_long else mode.WidgetWidth)
        super().setPlainText(text)


def _longest_line(text: str) -> int:
    return max(map(len, text.split("\n")), default=0)


class LongText(ValueEditor):
    """Several lines of plain text; pasted formatting is dropped and nothing is ever taken for markup.

    Pasted files and pictures go to `take`, which tells whether it took them.
    """

    def __init__(
        self,
        lines: int = 4,
        take: Callable[[QMimeData], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._given: str | None = None
        self.edit = _PlainEdit(self)
        self.edit.take = take
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(self.edit.fontMetrics().lineSpacing() * lines + 20)
        self._fill(self.edit)
        self.edit.textChanged.connect(self.changed)

    def value(self) -> str | None:
        """Return the text, None when it is blank."""
        text = self.edit.toPlainText()
        if text == (self._given or "").replace("\r\n", "\n"):
            return self._given
        return text if text.strip() else None

    def set_value(self, value: str | None) -> None:
        """Show a text."""
        self._given = value
        self.edit.setPlainText(value or "")

    def target(self) -> QWidget:
        """Return the text field."""
        return self.edit


class _CalmCombo(QComboBox):
    """A drop-down that the mouse wheel changes only while it has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceBox(ValueEditor):
    """One of a closed set, with "not known" first."""

    def __init__(
        self,
        choices: Sequence[tuple[Any, str]],
        unknown: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.box = _CalmCombo(self)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setMinimumContentsLength(8)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._unknown = unknown
        self._values: list[Any] = []
        self.set_choices(choices)
        self._fill(self.box)
        self.box.currentIndexChanged.connect(self.changed)
        self.box.currentTextChanged.connect(self._say_whole)

    def _say_whole(self, text: str) -> None:
        self.box.setToolTip(text)  # where it is cut

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other choices; the present one stays chosen if it is still among them."""
        chosen = self.value() if self._values else None
        self.box.blockSignals(True)
        self.box.clear()
        self._values = [None, *(value for value, _label in choices)]
        self.box.addItem(self._unknown or pgettext("value", "Not known"))
        for _value, label in choices:
            self.box.addItem(label)
        self.box.setCurrentIndex(self._values.index(chosen) if chosen in self._values else 0)
        self.box.blockSignals(False)
        self._say_whole(self.box.currentText())

    def value(self) -> Any:
        """Return the choice, None for "not known"."""
        return self._values[max(self.box.currentIndex(), 0)]

    def raw(self) -> Any:
        """Return the choice as text."""
        value = self.value()
        return value if value is None or isinstance(value, bool) else str(value)

    def set_raw(self, raw: Any) -> None:
        """Choose what was kept, if it is still offered."""
        if raw in self._values:
            self.set_value(raw)

    def set_value(self, value: Any) -> None:
        """Choose; a value that is not among the choices is offered as it stands."""
        if value not in self._values:
            self._values.append(value)
            self.box.addItem(str(value))
        self.box.setCurrentIndex(self._values.index(value))

    def target(self) -> QWidget:
        """Return the drop-down."""
        return self.box


class TriState(ValueEditor):
    """Yes, no, or not known: three states that cannot be confused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._group = QButtonGroup(self)
        self.buttons: dict[bool | None, QRadioButton] = {
            True: QRadioButton(pgettext("answer", "Yes"), self),
            False: QRadioButton(pgettext("answer", "No"), self),
            None: QRadioButton(pgettext("value", "Not known"), self),
        }
        for button in self.buttons.values():
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch()
        self.buttons[None].setChecked(True)
        self._group.buttonToggled.connect(self._toggled)

    def value(self) -> bool | None:
        """Return the answer, None for "not known"."""
        return next((answer for answer, button in self.buttons.items() if button.isChecked()), None)

    def set_value(self, value: bool | None) -> None:
        """Show an answer."""
        self.buttons[value].setChecked(True)

    def target(self) -> QWidget:
        """Return the answer chosen."""
        return self.buttons[self.value()]

    def _toggled(self, _button: QWidget, checked: bool) -> None:
        if checked:
            self.changed.emit()


def name_editor(editor: ValueEditor, name: str) -> None:
    """Give an editor and the widgets in it a name that a screen reader says."""
    editor.setAccessibleName(name)
    if isinstance(editor, TriState):
        for button in editor.buttons.values():
            button.setAccessibleName(
                _("%(field)s: %(answer)s") % {"field": name.rstrip("?？"), "answer": button.text()}
            )
        return
    editor.target().setAccessibleName(name)


def checked_value(editor: ValueEditor) -> tuple[Any, InputError | None]:
    """Return an editor's value, or None and what is wrong with its text."""
    try:
        return editor.value(), None
    except InputError as error:
        return None, error
