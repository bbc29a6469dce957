"""Rows of a form that fold, and fields that keep one line of help below them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from debttracker.ui.theme.theme import theme_of
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.value_editor import LongText, ValueEditor


class HelpRow(FieldRow):
    """A field with one line of help below it, which gives way to what was understood or what is wrong."""

    def __init__(
        self,
        label: str,
        editor: ValueEditor,
        help: str = "",  # noqa: A002 - what it is
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, editor, parent)
        self._help = help
        self._remark = ""
        self._said = ""
        self.set_hint("")
        roomy(self)

    def set_hint(self, text: str) -> None:
        """Say something below the field, before the line of help."""
        self._said = text
        super().set_hint("\n".join(part for part in (text, self._remark or self._help) if part))

    def set_remark(self, text: str) -> None:
        """Say where the value comes from instead of the line of help; an empty text brings that back."""
        self._remark = text
        self.set_hint(self._said)


def short_text() -> LongText:
    """Return a field for a note of a few lines."""
    editor = LongText(2)
    editor.edit.setMaximumHeight(editor.edit.fontMetrics().lineSpacing() * 4 + 20)
    return editor


def roomy(row: FieldRow) -> FieldRow:
    """Let a field take the height that its wrapped lines need, and stand at the top of what it is given."""
    layout = row.layout()
    if isinstance(layout, QVBoxLayout) and layout.alignment():
        layout.setAlignment(Qt.AlignmentFlag(0))
        layout.addStretch(1)
    return row


class Section(QWidget):
    """A heading that folds what is below it. Fields stand in two columns where there is room."""

    toggled = Signal(bool)

    def __init__(self, title: str, *, folded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._arranged: tuple[QWidget, ...] = ()
        self.head = button(title, "quiet-button", "chevron-right" if folded else "chevron-down")
        self.head.setStyleSheet("text-align: left; font-weight: 700; padding-left: 0px;")
        self.head.setCheckable(True)
        self.head.setChecked(not folded)
        self.head.toggled.connect(self._fold)
        self.body = QWidget(self)
        self.body.setProperty("role", "plain")
        self.grid = QGridLayout(self.body)
        self.grid.setContentsMargins(0, 0, 0, 8)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(12)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.head)
        layout.addWidget(self.body)
        self.body.setVisible(not folded)

    @property
    def unfolded(self) -> bool:
        """Whether what is below the heading is shown."""
        return self.head.isChecked()

    def unfold(self) -> None:
        """Show what is below the heading."""
        self.head.setChecked(True)

    def unfold_wrong(self) -> None:
        """Show what is below the heading if something wrong is typed there."""
        rows = (row for row in self._arranged if isinstance(row, FieldRow) and not row.isHidden())
        if any(not row.check() for row in rows):
            self.unfold()

    def arrange(self, widgets: Sequence[QWidget], wide: Sequence[QWidget] = ()) -> None:
        """Set widgets side by side in two columns, then the wide ones below over both."""
        self._arranged = (*widgets, *wide)
        while self.grid.count():
            self.grid.takeAt(0)
        for place, widget in enumerate(widgets):
            self.grid.addWidget(widget, place // 2, place % 2)
        first = (len(widgets) + 1) // 2
        for place, widget in enumerate(wide):
            self.grid.addWidget(widget, first + place, 0, 1, 2)

    def _fold(self, shown: bool) -> None:
        self.head.setIcon(theme_of().icon("chevron-down" if shown else "chevron-right"))
        self.body.setVisible(shown)
        self.toggled.emit(shown)
