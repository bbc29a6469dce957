"""Which norms are in use, and the person's own: where they lie, what is wrong, whether their cases hold."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from debttracker.l10n import _, formats, message_of, ngettext, pgettext
from debttracker.ui.context import UiContext
from debttracker.ui.desk import Desk
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.models.row_model import Column, RowModel
from debttracker.ui.record_words import jurisdiction_name
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.table import DataTable
from debttracker.ui.widgets.table_memory import remember_table

if TYPE_CHECKING:
    from debttracker.services.own_norms import NormsInUse, PackRow, Trial


class NormsDialog(BaseDialog):
    """Lists the packs; reads the person's folder again, opens it, and runs the cases in it."""

    topic = "contacts"

    def __init__(self, ctx: UiContext, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Norms in use"), _("Close"), parent)
        self._ctx, self._desk = ctx, desk
        self.cancel_button.hide()
        self.model = RowModel(_columns(), lambda row: f"{row.place} {row.own}", self)
        self.table = DataTable(self.model, _("Norms in use"))
        remember_table(self.table, "norms", ctx.settings)
        self.table.setMinimumHeight(220)
        self.body.addWidget(self.table, 1)
        self._build_own()
        self.resize(820, 620)
        self._ask()

    def _build_own(self) -> None:
        self.body.addWidget(label(_("Your own norms"), "subtitle"))
        self.where = label("", "secondary", wrap=True)
        self.body.addWidget(self.where)
        self.said = QPlainTextEdit()
        self.said.setReadOnly(True)
        self.said.setTabChangesFocus(True)
        self.said.setAccessibleName(_("What was found in your own norms"))
        self.said.setMinimumHeight(96)
        self.body.addWidget(self.said)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.open_button = button(_("Open the folder"), icon_name="folder-open")
        self.open_button.clicked.connect(self._open_folder)
        self.again_button = button(_("Read it again"), icon_name="refresh-cw")
        self.again_button.clicked.connect(self._read_again)
        self.try_button = button(_("Run their cases"), icon_name="list")
        self.try_button.clicked.connect(self._try)
        for part in (self.open_button, self.again_button, self.try_button):
            row.addWidget(part)
        row.addStretch(1)
        self.body.addLayout(row)

    def _ask(self, *, again: bool = False) -> None:
        self._ctx.tasks.run(self, lambda: self._desk.norms_in_use(again=again), self._show)

    def _show(self, norms: "NormsInUse") -> None:
        self.model.set_rows(norms.packs)
        text = _(
            "Norms in this folder judge beside those that are shipped and are marked as yours: %(folder)s"
        )
        self.where.setText(text % {"folder": norms.folder})
        self._say(_mistakes(norms))

    def _say(self, lines: Sequence[str]) -> None:
        self.said.setPlainText("\n".join(lines))

    def _read_again(self) -> None:
        self._ask(again=True)
        if self._ctx.tasks.session is not None:
            self._ctx.tasks.write(self, lambda session: session.norms_changed())

    def _try(self) -> None:
        self._ctx.tasks.run(self, self._desk.try_own_norms, lambda trial: self._say(_tried(trial)))

    def _open_folder(self) -> None:
        folder = self._desk.make_own_norms_folder()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._ctx.notify(_("The folder is %(folder)s") % {"folder": folder})


def _mistakes(norms: "NormsInUse") -> list[str]:
    own = sum(row.norms for row in norms.packs if row.own)
    if not norms.mistakes:
        return [_no_mistake(own)]
    head = ngettext(
        "%(count)s thing is wrong; that part is left out:",
        "%(count)s things are wrong; these parts are left out:",
        len(norms.mistakes),
    ) % {"count": len(norms.mistakes)}
    return [head, *(message_of(mistake) for mistake in norms.mistakes)]


def _no_mistake(own: int) -> str:
    if not own:
        return _("There are none yet. The guide for contributors shows how to write one.")
    return ngettext("%(count)s norm was read.", "%(count)s norms were read.", own) % {"count": own}


def _tried(trial: "Trial") -> list[str]:
    lines = [message_of(mistake) for mistake in trial.mistakes]
    for name, differences in trial.failed.items():
        lines += [name, *(f"    {line}" for line in differences)]
    lines += [_("%(norm)s: no case expects anything of it") % {"norm": norm} for norm in trial.without_cases]
    held = trial.cases - len(trial.failed)
    summary = ngettext(
        "%(held)s of %(count)s case holds.", "%(held)s of %(count)s cases hold.", trial.cases
    ) % {"held": held, "count": trial.cases}
    return [summary, *lines]


def _columns() -> list[Column]:
    return [
        Column(
            "place",
            lambda: pgettext("column", "Place"),
            lambda row: jurisdiction_name(row.place),
            detail=lambda row: _("your own") if row.own else "",
            stretch=True,
        ),
        Column(
            "norms", lambda: pgettext("column", "Norms"), _count, lambda row: row.norms, "right", width=90
        ),
        Column(
            "held_back",
            lambda: pgettext("column", "Not verified"),
            lambda row: formats.number(row.held_back) if row.held_back else "–",
            lambda row: row.held_back,
            "right",
            tip=lambda _row: _("Norms whose text could not be checked; they never give a finding."),
            width=110,
        ),
        Column("release", lambda: pgettext("column", "Release"), lambda row: row.release, width=110),
        Column(
            "verified",
            lambda: pgettext("column", "Verified through"),
            lambda row: formats.date_short(row.verified_through),
            lambda row: row.verified_through,
            width=140,
        ),
    ]


def _count(row: "PackRow") -> str:
    return formats.number(row.norms)
