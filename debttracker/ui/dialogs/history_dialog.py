"""The history of edits and deletions, newest first."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from debttracker.contacts.vocabulary import Channel, CreditorNoticeKind, NoticeKind
from debttracker.l10n import _, formats, pgettext
from debttracker.services.views import HistoryRow, HistorySubject
from debttracker.ui.contact_words import creditor_notice_kind_name, notice_kind_name
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.models.row_model import Column, RowModel
from debttracker.ui.record_words import channel_name
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.empty_state import EmptyState
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.table import DataTable
from debttracker.ui.widgets.table_memory import remember_table


class HistoryDialog(BaseDialog):
    """Lists what was changed and can take the last change back."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(_("History of changes"), _("Close"), parent)
        self._ctx = ctx
        self.cancel_button.hide()
        self.model = RowModel(_columns(), _key, self)
        self.table = DataTable(self.model, _("History of changes"))
        remember_table(self.table, "history", ctx.settings)
        self.empty = EmptyState("history", _("Nothing was changed or deleted yet."))
        self.body.addWidget(
            label(
                _("Every change is kept, so that nothing is lost. The newest is first."),
                "secondary",
                wrap=True,
            )
        )
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.undo_button = button(_("Take the last change back"), icon_name="undo-2")
        self.undo_button.clicked.connect(self._undo)
        self.undo_button.setEnabled(False)
        self.buttons.insertWidget(0, self.undo_button)
        self.empty.hide()
        self.resize(880, 520)
        ctx.bus.changed.connect(self._read)
        self._read()

    def _read(self, _changes: object = None) -> None:
        self._ctx.tasks.read(self, lambda session: session.history(), self._show)

    def _show(self, rows: Sequence[HistoryRow]) -> None:
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        can_undo = any(not row.undone for row in rows) and not self._ctx.read_only
        self.undo_button.setEnabled(can_undo)

    def _undo(self) -> None:
        self._ctx.tasks.write(self, lambda session: session.undo())


def _key(row: HistoryRow) -> str:
    return f"{row.at.isoformat()} {row.kind} {subject_words(row.subject)}"


def subject_words(subject: HistorySubject) -> str:
    """Say what a line is about: name, day or instant, channel or kind of notice."""
    when = subject.when
    parts = [subject.name]
    if isinstance(when, datetime):
        parts.append(formats.datetime_short(when))
    elif when is not None:
        parts.append(formats.date_short(when))
    parts.append(_term(subject.term))
    return " · ".join(part for part in parts if part)


def _term(term: Channel | NoticeKind | CreditorNoticeKind | None) -> str:
    if isinstance(term, Channel):
        return channel_name(term)
    if isinstance(term, NoticeKind):
        return notice_kind_name(term)
    return "" if term is None else creditor_notice_kind_name(term)


def _columns() -> list[Column]:
    return [
        Column(
            "at",
            lambda: pgettext("column", "When"),
            lambda row: formats.datetime_short(row.at),
            sort=lambda row: row.at,
            width=168,
        ),
        Column("action", lambda: pgettext("column", "What"), lambda row: _action(row.action), width=92),
        Column("kind", lambda: pgettext("column", "Record"), lambda row: _kind(row.kind), width=112),
        Column(
            "name",
            lambda: pgettext("column", "Name"),
            lambda row: subject_words(row.subject),
            stretch=True,
        ),
        Column(
            "undone",
            lambda: pgettext("column", "State"),
            lambda _row: "",
            sort=lambda row: row.undone,
            chips=lambda row: [(_("Taken back"), "neutral", "undo-2")] if row.undone else [],
            width=100,
        ),
    ]


def _action(action: str) -> str:
    names = {
        "add": pgettext("history", "Entered"),
        "edit": pgettext("history", "Changed"),
        "delete": pgettext("history", "Deleted"),
        "undo": pgettext("history", "Taken back"),
    }
    return names.get(action, action)


def _kind(kind: str) -> str:
    names = {
        "case": pgettext("record", "Case"),
        "creditor": pgettext("record", "Lender"),
        "collector": pgettext("record", "Collector"),
        "debt": pgettext("record", "Debt"),
        "payment": pgettext("record", "Payment"),
        "notice": pgettext("record", "Notice"),
        "creditor_notice": pgettext("record", "Notice of the lender"),
        "complaint": pgettext("record", "Complaint"),
        "contact": pgettext("record", "Contact"),
        "finding_status": pgettext("record", "Finding"),
        "budget": pgettext("record", "Budget"),
        "offer": pgettext("record", "Offer"),
        "paper": pgettext("record", "Paper"),
    }
    return names.get(kind.removesuffix("s") if kind not in names else kind, kind)
