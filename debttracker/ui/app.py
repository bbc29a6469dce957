"""Start of the window: one application, the window first, everything heavy after it."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from debttracker import early
from debttracker.l10n import language, set_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from debttracker.ui.desk import Desk
    from debttracker.ui.glance import CaseGlance


AGAIN = 75
"""Exit status of a window that is to be started again, on what its desk says to open."""
COLLECT_AFTER_MS = 3000
"""By then the first page is shown."""
_TRANSLATOR = "debttracker_translator"
_TURN = 0.0002
"""Seconds after which a thread of Python gives way to another."""


def run(
    desk: "Desk", case: Path | None = None, *, glance: "CaseGlance | None" = None, log: bool = False
) -> int:
    """Open the window, on a case or on the start page, and return the exit status when it is closed.

    `glance`: what is kept of the case, shown until it is open. `log`: begin with logging a contact.

    Raises WorldError with one plain sentence when no window can be opened here.
    """
    early.check_window()
    gc.disable()  # a start makes no garbage; looking for it took a tenth of the time (measured)
    if desk.language() != language():  # the command line has spoken it already
        set_language(desk.language())
    app = make_application()
    from PySide6.QtCore import QTimer

    from debttracker.ui.application import Application

    application = Application(app, desk)
    application.crashes.install()
    QTimer.singleShot(COLLECT_AFTER_MS, application, _collect_again)
    try:
        application.start(case, glance=glance, log=log)
        return int(app.exec())
    finally:
        _collect_again()
        application.stop()


def _collect_again() -> None:
    gc.freeze()
    gc.enable()


def make_application(scale: float = 1.0) -> "QApplication":
    """Return the one QApplication of the process. A scale other than 1 must be wanted at the first call."""
    import os

    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

    from debttracker.ui.theme.theme import STYLED

    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    if scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = str(scale)
    QCoreApplication.setApplicationName("debttracker")
    sys.setswitchinterval(_TURN)  # so the window need not wait long while the thread of the case computes
    app = QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setProperty(STYLED, True)
    app.setApplicationDisplayName("")
    app.setDesktopFileName("debttracker")
    app.setQuitOnLastWindowClosed(False)
    speak_qt(app)
    return app


def speak_qt(app: "QApplication") -> None:
    """Have Qt's own texts and formats follow the language spoken now."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale(language()))
    spoken = app.property(_TRANSLATOR)
    if isinstance(spoken, QTranslator):
        app.removeTranslator(spoken)
        spoken.deleteLater()
    translator = QTranslator(app)
    app.setProperty(_TRANSLATOR, translator)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(language()), "qtbase", "_", folder):
        app.installTranslator(translator)
