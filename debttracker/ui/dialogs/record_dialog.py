"""What dialogs over one record share: they save on the case's thread, and stay open when that fails."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from debttracker.errors import WorldError
from debttracker.l10n import _, message_of
from debttracker.services.changes import Changes
from debttracker.services.session import Session
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.record_form import RecordForm, show_row


class RecordDialog(BaseDialog):
    """A dialog with forms, in tabs if there are several; subclasses say what is written."""

    topic = "log-contact"

    def __init__(self, ctx: UiContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, _("Save"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ctx = ctx
        self.forms: list[RecordForm] = []
        self.tabs: QTabWidget | None = None
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self.accept_button.setDefault(False)
        self.accept_button.setEnabled(False)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)
        self._saving = False
        self._loaded: list[dict[str, Any]] = []
        self._warned = False

    @property
    def rows(self) -> dict[str, FieldRow]:
        """All fields by name."""
        return {name: row for form in self.forms for name, row in form.rows.items()}

    def writer(self) -> Callable[[Session], Changes]:
        """Return what is to be written."""
        raise NotImplementedError

    def lacking(self) -> str:
        """Return what still has to be entered; empty when it can be saved."""
        return ""

    def written(self, changes: Changes | None) -> None:
        """Hear that it was written, before the dialog closes."""

    def ready(self) -> None:
        """Allow saving, after what the dialog needs was read and is shown."""
        self._loaded = [form.raw() for form in self.forms]
        self.accept_button.setEnabled(not self.ctx.read_only)
        if self.ctx.read_only:
            self.say(_("This case can only be looked at; nothing can be saved."))

    def add_form(self, form: RecordForm, title: str = "") -> None:
        """Show a form, as a tab if it has a title."""
        form.finish()
        form.changed.connect(self._on_changed)
        self.forms.append(form)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(form)
        if not title:
            self.body.addWidget(scroll, 1)
            return
        if self.tabs is None:
            self.tabs = QTabWidget(self)
            self.tabs.setUsesScrollButtons(True)
            self.tabs.tabBar().setAccessibleName(_("Parts of the form"))
            self.body.addWidget(self.tabs, 1)
        self.tabs.addTab(scroll, title)

    def add_problem_line(self) -> None:
        """Leave room for what went wrong, above the buttons."""
        self.body.addWidget(self.problem)

    def say(self, text: str) -> None:
        """Say what is wrong; an empty text takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def show_field(self, name: str) -> None:
        """Bring a field into view and give it the keyboard; an unknown name is left alone."""
        row = self.rows.get(name)
        if row is not None:
            show_row(row, self.tabs)

    def is_changed(self) -> bool:
        """Tell whether anything was entered that is not saved."""
        return bool(self._loaded) and self._loaded != [form.raw() for form in self.forms]

    def reject(self) -> None:
        """Close without saving; where something was typed, only when asked twice."""
        if self.is_changed() and not self._warned and not self.ctx.read_only:
            self._warned = True
            self.cancel_button.setText(_("Drop the changes"))
            self.say(_("Not saved yet. Save, or press Esc again to drop the changes."))
            return
        super().reject()

    def accept(self) -> None:
        """Save, unless a field is wrong; the dialog closes once it is written."""
        if not self.accept_button.isEnabled() or self._saving:
            return
        wrong = next((row for form in self.forms if (row := form.check()) is not None), None)
        if wrong is not None:
            self.say(_("Nothing is lost. Please look at the field marked."))
            show_row(wrong, self.tabs)
            return
        lacking = self.lacking()
        if lacking:
            self.say(lacking)
            return
        self._saving = True
        self.accept_button.setEnabled(False)
        self.ctx.tasks.write(self, self.writer(), self._on_written, self._on_failed)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the screen."""
        super().showEvent(event)
        self.resize(self.size().boundedTo(self.screen().availableGeometry().size()))

    def _on_changed(self) -> None:
        self.say("")
        self._warned = False
        self.cancel_button.setText(_("Cancel"))

    def _on_written(self, changes: Changes | None) -> None:
        self.written(changes)
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        self._saving = False
        self.accept_button.setEnabled(True)
        if not isinstance(error, WorldError):
            raise error
        self.say(message_of(error))
