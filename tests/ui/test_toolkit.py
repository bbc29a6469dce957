"""The toolkit's binding must not drop references that it does not own.

PySide6 6.12.0 takes one from None at every call that returns nothing; before Python 3.12, where None became
immortal, the program then ends with "deallocating None" after a few thousand calls.
"""

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel

CALLS = 200
ELSEWHERE = 50
"""References that the interpreter itself may give back meanwhile."""


def test_calls_into_the_toolkit_keep_the_count_of_references(qapp: QApplication) -> None:
    label, thing = QLabel(), QObject()
    before = [sys.getrefcount(value) for value in (None, True, False)]
    for _ in range(CALLS):
        label.setText("x")
        thing.setProperty("a", 1)
        label.isVisible()
        label.isEnabled()
    after = [sys.getrefcount(value) for value in (None, True, False)]
    assert all(now > then - ELSEWHERE for now, then in zip(after, before, strict=True))
