"""What the dialogs with a form share: fields, a place beside them, saving, and leaving without losing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from debttracker.errors import InputError, WorldError
from debttracker.l10n import _, message_of
from debttracker.services.changes import Changes
from debttracker.ui.context import UiContext
from debttracker.ui.debt_form.rows import roomy
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.reading_order import step

if TYPE_CHECKING:
    from debttracker.services.session import Session


class FormDialog(QDialog):
    """A form over its window. Put rows into `form` with `add`, and call `keep` to write.

    What is wrong is said at its field; the first of them takes the focus. Leaving a form that was typed into
    asks for Esc twice. `saved` carries the id of the record written.
    """

    topic = "debts"

    saved = Signal(str)

    def __init__(self, ctx: UiContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows: list[FieldRow] = []
        self._touched = False
        self._warned = False
        self.form = QVBoxLayout()
        self.form.setSpacing(12)
        self.form.setContentsMargins(16, 16, 16, 16)
        self.side = QVBoxLayout()
        self.side.setContentsMargins(16, 16, 16, 16)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.save_button = button(_("Save"), "primary-button")
        self.cancel_button = button(_("Cancel"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.setEnabled(not ctx.read_only)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        self._lay_out()

    def add(self, row: FieldRow) -> FieldRow:
        """Add a field to the form."""
        self.watch(row)
        self.form.addWidget(row)
        return row

    def watch(self, row: FieldRow) -> None:
        """Check a field on saving; it stands somewhere in the form already."""
        self.rows.append(roomy(row))
        row.editor.changed.connect(self.touch)

    def touch(self) -> None:
        """Note that something was typed."""
        self._touched = True
        self._warned = False

    def untouched(self) -> None:
        """Take the present values for the ones the form was opened with."""
        self._touched = False

    def save(self) -> None:
        """Write what was typed. Dialogs override it."""
        raise NotImplementedError

    def check(self) -> bool:
        """Say at each field what is wrong with it and go to the first; tell whether all are right."""
        wrong = [row for row in self.rows if row.isVisibleTo(self) and not row.check()]
        if wrong:
            self.reach(wrong[0])
            self.say(_("Please look at the fields marked; nothing was saved yet."))
        else:
            self.say("")
        return not wrong

    def reach(self, row: FieldRow) -> None:
        """Bring a field into sight and give it the keyboard."""
        row.editor.target().setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(row)

    def say(self, text: str) -> None:
        """Say something above the buttons."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def refuse(self, row: FieldRow, error: InputError) -> None:
        """Say at a field what is wrong with it."""
        row.show_error(error)
        self.reach(row)
        self.say(_("Please look at the fields marked; nothing was saved yet."))

    def keep(self, op: "Callable[[Session], Changes | None]") -> None:
        """Write; the dialog closes when it went through and stays as it is when it did not."""
        if self.ctx.read_only:
            return
        self.save_button.setEnabled(False)
        self.ctx.tasks.write(self, op, self._kept, self._failed)

    def reject(self) -> None:
        """Leave; a form that was typed into is left at the second time."""
        if self._touched and not self._warned:
            self._warned = True
            self.say(_("You have typed something. Press Esc or Cancel again to leave without saving it."))
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return go to the next field rather than save by accident; Ctrl+Return saves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let the Tab key follow what one reads."""
        return step(self, forward=forward) or super().focusNextPrevChild(forward)

    def _kept(self, changes: Changes | None) -> None:
        self.accept()
        self.saved.emit(changes.ids[-1] if changes and changes.ids else "")

    def _failed(self, error: Exception) -> None:
        self.save_button.setEnabled(not self.ctx.read_only)
        if not isinstance(error, WorldError):
            raise error
        self.say(_("It was not saved: %(problem)s") % {"problem": message_of(error)})

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("role", "scroll-body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.form)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._scroll, 1)
        middle.addLayout(self.side)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 12)
        foot.setSpacing(12)
        foot.addWidget(self.problem, 1)
        foot.addStretch(0)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(middle, 1)
        outer.addLayout(foot)
