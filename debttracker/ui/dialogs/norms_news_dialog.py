"""Which findings newer norms changed, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from debttracker.l10n import _, formats, pgettext
from debttracker.norms.vocabulary import FindingState
from debttracker.services.norms_news import FindingChange, NormsNews
from debttracker.ui import words
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.models.row_model import Column, LazyRowModel, SortElsewhere
from debttracker.ui.norms_news_words import news_line, verdict_change, why_words
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.table import DataTable


class NormsNewsDialog(BaseDialog):
    """Lists the changes; "Noted" takes them as seen. `opened` carries the finding whose record is wanted."""

    opened = Signal(object)

    def __init__(self, ctx: UiContext, news: NormsNews, parent: QWidget | None = None) -> None:
        super().__init__(_("What the newer norms changed"), _("Noted"), parent)
        self.cancel_button.setText(pgettext("news", "Later"))
        self.cancel_button.setAccessibleName(pgettext("news", "Later"))
        self.accept_button.setEnabled(not ctx.read_only)
        since = _("Compared with %(date)s, when this case was last judged by the norms before.")
        self.body.addWidget(label(news_line(news), "strong", wrap=True))
        day = formats.date_short(news.since.astimezone(ctx.clock().tzinfo).date())
        self.body.addWidget(label(since % {"date": day}, "secondary", wrap=True))
        if any(change.state is not FindingState.OPEN for change in news.changes):
            kept = _("What you marked stays marked; please look at it again where the verdict changed.")
            self.body.addWidget(label(kept, "secondary", wrap=True))
        self.model = LazyRowModel(_columns(), lambda change: change.key, self)
        self.table = DataTable(self.model, self.windowTitle(), self, SortElsewhere(self))
        self.table.setSortingEnabled(False)
        self.table.setMinimumHeight(260)
        self.model.set_rows(news.changes)
        self.table.opened.connect(self._open)
        self.body.addWidget(self.table, 1)
        self.resize(960, 560)

    def _open(self, change: FindingChange) -> None:
        self.reject()
        self.opened.emit(change.key)


def _when(change: FindingChange) -> str:
    if change.key.debt is not None:
        return pgettext("finding", "As of today")
    return formats.date_short(change.at.date()) if change.at else _("Time not known")


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            "when",
            lambda: pgettext("column", "When"),
            _when,
            detail=lambda change: change.about,
            tip=lambda change: formats.datetime_short(change.at) if change.at else "",
            width=108,
        ),
        Column(
            "what",
            lambda: _("What was found"),
            lambda change: change.title,
            detail=verdict_change,
            stretch=True,
        ),
        Column(
            "state",
            lambda: pgettext("column", "State"),
            lambda change: words.finding_state_name(change.state),
            width=96,
        ),
        Column(
            "why",
            lambda: pgettext("column", "Why"),
            why_words,
            tip=why_words,
            width=404,
        ),
    )
