"""A field of a form with an editor of one value; what was understood or what is wrong stands below it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from debttracker.errors import InputError
from debttracker.l10n import message_of
from debttracker.ui.widgets.forms import Field
from debttracker.ui.widgets.labels import repolish
from debttracker.ui.widgets.value_editor import ValueEditor, checked_value, name_editor

_LONGEST_QUOTE = 80


class FieldRow(Field):
    """An editor under its label. A mistake is said at the field once it is left, and on saving."""

    def __init__(self, label: str, editor: ValueEditor, parent: QWidget | None = None) -> None:
        super().__init__(label, editor, parent=parent)
        self.editor = editor
        self.title.setWordWrap(True)
        self.title.setBuddy(editor.target())
        name_editor(editor, label.replace("&", ""))
        editor.changed.connect(self._typed)
        editor.finished.connect(self.check)

    def value(self) -> Any:
        """Return the value, None while the text is wrong."""
        return checked_value(self.editor)[0]

    def check(self) -> bool:
        """Say what is wrong with the text, or what was understood; tell whether it is right."""
        error = checked_value(self.editor)[1]
        if error is None:
            self._typed()
        else:
            self.show_error(error)
        return error is None

    def show_error(self, error: InputError) -> None:
        """Say at the field what is wrong with it."""
        self._mark(message_of(_shortened(error)))

    def set_hint(self, text: str) -> None:
        """Say something below the field."""
        if text == self._hint and not self.error:
            return
        self._hint = text
        self._mark("")

    def _typed(self) -> None:
        wrong = checked_value(self.editor)[1] is not None
        self.set_hint("" if wrong else self.editor.hint())

    def _mark(self, text: str) -> None:
        self.set_error(text)
        target = self.editor.target()
        target.setProperty("invalid", "true" if text else "false")
        target.setAccessibleDescription(text or self._hint)
        repolish(target)


def _shortened(error: InputError) -> InputError:
    """Return a mistake that quotes only the beginning of a long text; the field itself holds all of it."""
    return InputError(error.template, **{name: _quote(value) for name, value in error.values.items()})


def _quote(value: object) -> object:
    is_long = isinstance(value, str) and len(value) > _LONGEST_QUOTE
    return f"{str(value)[:_LONGEST_QUOTE]}…" if is_long else value
