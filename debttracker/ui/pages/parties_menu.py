"""A button with what surrounds the log: notices in both directions, and collectors."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from debttracker.contacts.notice import CreditorNotice, Notice
from debttracker.l10n import _
from debttracker.l10n.formats import date_short
from debttracker.ui import contact_words
from debttracker.ui.contact_form.form_data import FormData, read_form_data
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.collector_dialog import CollectorDialog
from debttracker.ui.dialogs.notice_dialog import CreditorNoticeDialog, NoticeDialog
from debttracker.ui.widgets.buttons import button


class PartiesButton(QWidget):
    """Opens a menu; its entries are read when it is opened."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self.button: QPushButton = button(_("Notices and collectors"), "link-button", "chevron-down")
        self.button.setParent(self)
        self.button.clicked.connect(self._open)
        self.setFixedSize(self.button.sizeHint())
        self.setFocusProxy(self.button)
        self.menu = QMenu(self)

    def _open(self) -> None:
        self._ctx.tasks.read(self, read_form_data, self._show)

    def _show(self, data: FormData) -> None:
        self.fill(data)
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def fill(self, data: FormData) -> None:
        """Put the notices and collectors of the case into the menu."""
        self.menu.clear()
        ours = self.menu.addAction(_("Record what we sent or said…"))
        ours.triggered.connect(lambda: self._notice(None))
        theirs = self.menu.addAction(_("Record what they sent…"))
        theirs.triggered.connect(lambda: self._creditor_notice(None))
        new = self.menu.addAction(_("New collector…"))
        new.triggered.connect(lambda: self._collector(data, ""))
        self.menu.addSeparator()
        notices = self._submenu(_("What we sent or said"), data.case.notices)
        for notice in data.case.notices:
            action = notices.addAction(_plain(_notice_name(notice)))
            action.triggered.connect(lambda _checked=False, one=notice: self._notice(one))
        received = self._submenu(_("What they sent"), data.case.creditor_notices)
        for sent in data.case.creditor_notices:
            action = received.addAction(_plain(_creditor_notice_name(sent)))
            action.triggered.connect(lambda _checked=False, one=sent: self._creditor_notice(one))
        collectors = self._submenu(_("Collectors"), data.case.collectors)
        for key, name in data.collectors:
            action = collectors.addAction(_plain(name))
            action.triggered.connect(lambda _checked=False, key=key: self._collector(data, key))

    def _submenu(self, title: str, records: Sequence[object]) -> QMenu:
        menu = self.menu.addMenu(title)
        menu.setEnabled(bool(records))
        return menu

    def _notice(self, notice: Notice | None) -> None:
        NoticeDialog(self._ctx, notice, self.window()).open()

    def _creditor_notice(self, notice: CreditorNotice | None) -> None:
        CreditorNoticeDialog(self._ctx, notice, self.window()).open()

    def _collector(self, data: FormData, key: str) -> None:
        CollectorDialog(self._ctx, data.collector(key), parent=self.window()).open()


def _plain(text: str) -> str:
    return text.replace("&", "&&")


def _notice_name(notice: Notice) -> str:
    kind = contact_words.notice_kind_name(notice.kind)
    day = notice.sent_on or notice.received_on
    return f"{kind} · {date_short(day)}" if day else kind


def _creditor_notice_name(notice: CreditorNotice) -> str:
    kind = contact_words.creditor_notice_kind_name(notice.kind)
    day = notice.sent_on or notice.received_on
    return f"{kind} · {date_short(day)}" if day else kind
