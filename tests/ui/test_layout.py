"""Every page and dialog that `screens` draws: nothing cut or nameless, in a small window, in longer words."""

from collections.abc import Iterator
from pathlib import Path

import pseudo
import pytest
from layout_check import faults
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from debttracker.bootstrap import Program
from debttracker.commands.desk import WindowDesk
from debttracker.l10n import set_language
from debttracker.ui.screens import draw_screens, settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

USUAL = 1280, 800
SMALL = 1024, 700
AT_200_PERCENT = 720, 450
"""What is left of 1440x900 when everything is twice as large."""
SPOKEN = {
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.PageTab,
    QAccessible.Role.Slider,
}
"""What a screen reader stops at, and so must be able to call by a name."""


@pytest.fixture(autouse=True)
def _speak_again(qapp: QApplication) -> Iterator[None]:
    yield
    set_language("en")


@pytest.mark.parametrize(
    ("language", "size"),
    [("en", SMALL), ("zh_CN", SMALL), ("zh_TW", AT_200_PERCENT), ("en", AT_200_PERCENT), ("longer", USUAL)],
)
def test_nothing_is_cut_and_nothing_is_nameless(language: str, size: tuple[int, int], tmp_path: Path) -> None:
    code = "en" if language == "longer" else language
    set_language(code)
    program = Program()
    program.write_demo(tmp_path / "demo.debts", code)
    if language == "longer":
        pseudo.install()
    found: dict[str, str] = {}
    drawn: list[str] = []

    def look(widget: QWidget, name: str) -> Path:
        settle()
        drawn.append(name)
        for fault in (*faults(widget), *nameless(widget)):
            found.setdefault(fault, name)
        return tmp_path / name

    draw_screens(
        lambda: program.open(tmp_path / "demo.debts"),
        tmp_path,
        desk=WindowDesk(program, code),
        size=size,
        draw=look,
    )
    assert found == {}
    assert len(drawn) > 60


def nameless(window: QWidget) -> Iterator[str]:
    """Name what can be reached by the keyboard and has no name for a screen reader."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is not None and spoken.role() in SPOKEN and not spoken.text(QAccessible.Text.Name):
            yield f"{type(widget).__name__} {widget.objectName()} without a name"
