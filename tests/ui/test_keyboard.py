"""The dialogs and pages with the keyboard alone and with a screen reader: names, reach, reading order."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from fake_desk import FakeDesk
from fake_records import BANK_A, CARD_B, TODAY
from fake_session import FakeSession
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from whole_records import whole_debt

from debttracker.case import CaseInfo
from debttracker.contacts.vocabulary import Channel, Person
from debttracker.debts.vocabulary import DebtKind
from debttracker.errors import CannotOpenError
from debttracker.ui.context import UiContext
from debttracker.ui.desk import ImportPreview
from debttracker.ui.dialogs.about_dialog import AboutDialog
from debttracker.ui.dialogs.case_dialog import CaseDialog
from debttracker.ui.dialogs.collector_dialog import CollectorDialog
from debttracker.ui.dialogs.contact_editor_dialog import ContactEditorDialog
from debttracker.ui.dialogs.crash_dialog import CrashDialog
from debttracker.ui.dialogs.debt_dialog import DebtBasis, DebtDialog
from debttracker.ui.dialogs.dismiss_dialog import DismissDialog
from debttracker.ui.dialogs.guide_dialog import GuideDialog
from debttracker.ui.dialogs.help_lines_dialog import HelpLinesDialog
from debttracker.ui.dialogs.history_dialog import HistoryDialog
from debttracker.ui.dialogs.import_dialog import ImportDialog
from debttracker.ui.dialogs.log_contact_dialog import LogContactDialog
from debttracker.ui.dialogs.new_case_dialog import NewCaseDialog
from debttracker.ui.dialogs.norms_dialog import NormsDialog
from debttracker.ui.dialogs.notice_dialog import CreditorNoticeDialog, NoticeDialog
from debttracker.ui.dialogs.passphrase_dialog import PassphraseDialog
from debttracker.ui.dialogs.payment_dialog import PaymentBasis, PaymentDialog
from debttracker.ui.dialogs.problem_dialog import ProblemDialog
from debttracker.ui.dialogs.reminders_dialog import RemindersDialog
from debttracker.ui.dialogs.settings_dialog import SettingsDialog
from debttracker.ui.dialogs.statement_dialog import EntryBasis, StatementDialog
from debttracker.ui.pages.calendar_page import CalendarPage
from debttracker.ui.pages.charts_page import ChartsPage
from debttracker.ui.pages.contacts_page import ContactsPage
from debttracker.ui.pages.debts_page import DebtsPage
from debttracker.ui.pages.start_page import StartPage
from debttracker.ui.pages.today_page import TodayPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def log_contact(ctx: UiContext) -> QDialog:
    """Return the form with the questions for a call to another person unfolded."""
    dialog = LogContactDialog(ctx)
    dialog.form.rows["channel"].editor.set_value(Channel.CALL)
    dialog.form.rows["person"].editor.set_value(Person.PARENT)
    dialog.form.tags.unfold()
    dialog._timer.stop()
    return dialog


def new_case(_ctx: UiContext) -> QDialog:
    """Return the form with the fields of the passphrase shown."""
    dialog = NewCaseDialog("CN", Path("/cases"))
    dialog.name.setText("A case")
    dialog.encrypt.setChecked(True)
    return dialog


def debt(ctx: UiContext, *, card: bool) -> QDialog:
    """Return the form of a debt with every section unfolded."""
    whole = whole_debt(DebtKind.CREDIT_CARD if card else DebtKind.MICROLOAN)
    dialog = DebtDialog(ctx, DebtBasis((BANK_A,), "CNY", TODAY, whole))
    for section in (dialog.more_section, dialog.events, *dialog.terms_form.sections.values()):
        section.unfold()
    dialog._timer.stop()
    return dialog


def payment(ctx: UiContext) -> QDialog:
    """Return the form of a payment with every section unfolded."""
    dialog = PaymentDialog(ctx, PaymentBasis(FakeSession().debts(), (), TODAY), "card-b")
    for section in (dialog.more, dialog.booked):
        section.unfold()
    dialog._timer.stop()
    return dialog


def statement(ctx: UiContext) -> QDialog:
    """Return the form of a statement."""
    dialog = StatementDialog(ctx, EntryBasis(CARD_B, "Card B", "CNY", TODAY))
    dialog._timer.stop()
    return dialog


DIALOGS: dict[str, Callable[[UiContext], QDialog]] = {
    "log contact": log_contact,
    "new case": new_case,
    "debt, a card": lambda ctx: debt(ctx, card=True),
    "debt, a loan": lambda ctx: debt(ctx, card=False),
    "payment": payment,
    "statement": statement,
    "edit contact": lambda ctx: ContactEditorDialog(ctx, "contact-1"),
    "collector": CollectorDialog,
    "notice": NoticeDialog,
    "creditor notice": CreditorNoticeDialog,
    "dismiss": lambda _ctx: DismissDialog("Quiet hours"),
    "history": HistoryDialog,
    "import": lambda _ctx: ImportDialog([ImportPreview("a.json", 3, 2, 1)]),
    "about": lambda _ctx: AboutDialog(),
    "case": lambda ctx: CaseDialog(ctx, CaseInfo("n", "GB", "GB-SCT", timezone="Europe/London")),
    "norms": lambda ctx: NormsDialog(ctx, FakeDesk(Path("/cases"))),
    "passphrase": lambda _ctx: PassphraseDialog("a.debts"),
    "problem": lambda _ctx: ProblemDialog(CannotOpenError("%(file)s is locked", file="a.debts")),
    "crash": lambda _ctx: CrashDialog("…", "debttracker.log"),
    "settings": lambda ctx: SettingsDialog(ctx, Path("/settings")),
    "guide": lambda _ctx: GuideDialog("contacts"),
    "help lines": lambda _ctx: HelpLinesDialog("CN"),
    "reminders": RemindersDialog,
}
PAGES: dict[str, Callable[[UiContext], QWidget]] = {
    "start": StartPage,
    "today": TodayPage,
    "calendar": CalendarPage,
    "contacts": ContactsPage,
    "debts": DebtsPage,
    "charts": ChartsPage,
}


@pytest.fixture(params=[*DIALOGS, *PAGES])
def shown(request: pytest.FixtureRequest, ctx: UiContext, session: FakeSession, qtbot: QtBot) -> QWidget:
    """Return a dialog or a page, shown and active."""
    made = (DIALOGS | PAGES)[request.param](ctx)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made, before_close_func=lambda widget: widget.hide())
    made.resize(made.size().expandedTo(made.sizeHint()))
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def stops(widget: QWidget) -> list[QWidget]:
    """Return what the Tab key may stop at."""
    return [
        child
        for child in widget.findChildren(QWidget)
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def is_only_frame(widget: QWidget) -> bool:
    """Tell whether it merely scrolls what lies inside, which is named itself."""
    return type(widget).__name__ in {"QScrollArea", "QTabWidget"} or widget.objectName().startswith("qt_")


def test_every_control_has_a_name(shown: QWidget) -> None:
    nameless = [
        widget
        for widget in stops(shown)
        if not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not is_only_frame(widget)
    ]
    assert nameless == []


def test_tab_reaches_every_control_and_comes_back(shown: QWidget, qtbot: QtBot) -> None:
    wanted = {widget for widget in stops(shown) if not is_only_frame(widget)}
    start = next(iter(stops(shown)))
    start.setFocus(Qt.FocusReason.TabFocusReason)
    start = QApplication.focusWidget()
    reached = [start]
    for _ in range(400):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
        reached.append(QApplication.focusWidget())
    assert QApplication.focusWidget() is start, "Tab never comes back"
    missed = [widget for widget in wanted - set(reached) if not is_behind(widget, reached)]
    assert missed == []


def is_behind(widget: QWidget, reached: list[QWidget]) -> bool:
    """Tell whether arrow keys lead there from a button of its group, or another widget takes its focus."""
    if isinstance(widget, QAbstractButton) and (group := widget.group()) is not None and group.exclusive():
        return any(other in reached for other in group.buttons())
    proxy = widget.focusProxy()
    return proxy is not None and proxy in reached


@pytest.mark.parametrize("name", DIALOGS)
def test_tab_goes_down_the_form_as_one_reads(name: str, ctx: UiContext, qtbot: QtBot) -> None:
    dialog = DIALOGS[name](ctx)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog, before_close_func=lambda widget: widget.hide())
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    first = next(widget for widget in stops(dialog) if not isinstance(widget, QAbstractScrollArea))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    order = [QApplication.focusWidget()]
    while len(order) < 400:
        qtbot.keyClick(order[-1], Qt.Key.Key_Tab)
        if QApplication.focusWidget() in order:
            break
        order.append(QApplication.focusWidget())
    tops = [(widget, place_in(widget, dialog).y()) for widget in order]
    back = [
        (type(before).__name__, before.accessibleName(), type(after).__name__, after.accessibleName())
        for (before, high), (after, low) in pairwise(tops)
        if low < high - 60 and place_in(after, dialog).x() <= place_in(before, dialog).x()
    ]
    assert len(back) <= 1, back


def place_in(widget: QWidget, dialog: QWidget) -> QPoint:
    return widget.mapTo(dialog, QPoint())


def test_one_sees_where_the_keyboard_is(shown: QWidget) -> None:
    unseen = []
    for widget in stops(shown):
        if is_only_frame(widget) or widget.focusProxy() is not None:
            continue
        shown.setFocus()
        QApplication.processEvents()
        if QApplication.focusWidget() is not None:
            QApplication.focusWidget().clearFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if QApplication.focusWidget() is widget and widget.grab().toImage() == before:
            unseen.append((type(widget).__name__, widget.accessibleName(), widget.property("role")))
    assert unseen == []
