"""Sets a small widget beside the line of an editor."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def set_beside(editor: QWidget, line: QWidget, beside: QWidget) -> None:
    """Put `beside` at the right of the line that fills an editor."""
    layout = editor.layout()
    if not isinstance(layout, QVBoxLayout):
        raise TypeError("the editor stacks its widgets")
    layout.removeWidget(line)
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addWidget(line, 1)
    row.addWidget(beside)
    layout.addLayout(row)
