"""Log a contact: the form, and beside it what the norms say while one types."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QMargins, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from debttracker.errors import WorldError
from debttracker.l10n import _, message_of
from debttracker.services.changes import Changes
from debttracker.services.views import FindingCard
from debttracker.ui import words
from debttracker.ui.contact_form.drafts import Draft, DraftKeeper
from debttracker.ui.contact_form.form_data import FormData, read_form_data
from debttracker.ui.contact_form.saver import Saver
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.base import connect_guide
from debttracker.ui.dialogs.collector_dialog import CollectorDialog
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.evidence_box import EvidenceBox
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.log_contact_form import LogContactForm
from debttracker.ui.widgets.reading_order import step
from debttracker.ui.widgets.verdict_panel import VerdictPanel

JUDGE_AFTER_MS = 250
"""Pause in typing after which the draft is judged."""
KEEP_AFTER_MS = 1500
"""Pause in typing after which the draft is kept: a crash or a dead battery then loses no more than that."""
_PANEL_WIDTH = 320
_BESIDE_FROM = 760
"""Width in pixels from which the verdicts stand beside the form; else they stand below it."""
_TITLE_FROM = 560
"""Height in pixels from which the verdicts below the form have a title."""
QWIDGETSIZE_MAX = 16_777_215
"""Qt's sign for a size without a limit; PySide does not name it."""
_FRAME = 40
"""Pixels that the frame around the dialog takes of the screen."""


class LogContactDialog(QDialog):
    """Opens at once with the time filled in. Esc closes it and keeps what was typed for the next time."""

    saved = Signal(str)
    """Id of the contact that was logged."""

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._opened = ctx.clock()
        self._data: FormData | None = None
        self._judging = False
        self._judge_again = False
        self._saving = False
        self.setWindowTitle(_("Log a contact"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.evidence = EvidenceBox(ctx, self)
        self.form = LogContactForm(ctx, self._take_files, self)
        self.panel = VerdictPanel(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(JUDGE_AFTER_MS)
        self._timer.timeout.connect(self._judge)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self.keep_draft)
        self._lay_out()
        self.form.changed.connect(self._on_changed)
        self.form.who.new_collector_wanted.connect(self._new_collector)
        connect_guide(self, "log-contact")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        self.resize(1000, 660)
        self.form.channel.target().setFocus()
        ctx.tasks.read(self, read_form_data, self._take_data)

    def save(self) -> None:
        """Save the contact, unless a field is wrong or nothing was entered."""
        if self._data is None or self._saving or self._ctx.read_only:
            return
        wrong = self.form.check()
        if wrong is not None:
            self._say(_("Nothing is lost. Please look at the field marked."))
            self._show_field(wrong)
            return
        if self.form.is_empty() and not self.evidence.kept:
            self._say(_("Say at least how they made contact, who it was, or what was said."))
            return
        self._set_saving(True)
        self._ctx.tasks.write(self, self._saver(), self._on_saved, self._on_failed)

    def reject(self) -> None:
        """Close the form and keep what was typed."""
        if self.keep_draft():
            self._ctx.notify(_("What you typed is kept. Log a contact again to go on."))
        self._stop_timers()
        super().reject()

    def keep_draft(self) -> bool:
        """Keep what was typed so far, should the program end now; tell whether there was anything."""
        if self._data is None:
            return False
        keeper = DraftKeeper.of(self._ctx)
        if self.form.is_empty() and not self.evidence.kept:
            keeper.forget(self._data.file.path)
            return False
        draft = Draft(self.form.raw(), tuple(self.evidence.kept))
        keeper.keep(self._data.file.path, draft, encrypted=self._data.file.encrypted)
        return True

    def _stop_timers(self) -> None:
        self._timer.stop()
        self._keeping.stop()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let the Tab key follow what one reads."""
        return step(self, forward=forward) or super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the screen."""
        super().showEvent(event)
        room = self.screen().availableGeometry().size()
        self.resize(self.size().boundedTo(room.shrunkBy(QMargins(0, _FRAME, 0, 0))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the verdicts beside the form, or below it where the dialog is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(direction)
        self._sides.setStretch(1, 0 if beside else 3)
        # Beside the form less would cut the words on its buttons.
        self._side.setMinimumWidth(_PANEL_WIDTH if beside else 0)
        self._side.setMaximumWidth(_PANEL_WIDTH if beside else QWIDGETSIZE_MAX)
        self._side_title.setVisible(beside or self.height() >= _TITLE_FROM)

    def _lay_out(self) -> None:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setProperty("role", "scroll-body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.restored = self._restored_line()
        column.addWidget(self.restored)
        column.addWidget(self.form)
        column.addWidget(self.evidence)
        column.addStretch()
        scroll.setWidget(body)
        self._scroll = scroll
        self._side = self._make_side()
        self._sides = QHBoxLayout(self)
        self._sides.setContentsMargins(16, 16, 16, 16)
        self._sides.setSpacing(16)
        self._sides.addWidget(scroll, 4)
        self._sides.addWidget(self._side)

    def _make_side(self) -> QWidget:
        side = QFrame(self)
        side.setProperty("role", "card")
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        self._side_title = label(_("What the norms say so far"), "card-title")
        column.addWidget(self._side_title)
        column.addWidget(self.panel, 1)
        column.addWidget(label(words.decided_elsewhere(), "secondary", wrap=True))
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        row = QHBoxLayout()
        self.save_button = button(_("Save (Ctrl+Enter)"), "primary-button", name=_("Save the contact"))
        self.save_button.clicked.connect(self.save)
        self.save_button.setEnabled(False)
        self.later_button = button(_("Later"), name=_("Close and keep what was typed"))
        self.later_button.setToolTip(_("Close and keep what was typed (Esc)"))
        self.later_button.clicked.connect(self.reject)
        row.addWidget(self.save_button, 1)
        row.addWidget(self.later_button)
        column.addLayout(row)
        return side

    def _restored_line(self) -> QWidget:
        line = QFrame(self)
        line.setProperty("role", "accent-card")
        row = QHBoxLayout(line)
        row.setContentsMargins(12, 8, 12, 8)
        self.restored_text = label("", wrap=True)
        row.addWidget(self.restored_text, 1)
        afresh = button(_("Start afresh"), "link-button", "undo-2")
        afresh.clicked.connect(self._start_afresh)
        row.addWidget(afresh)
        line.hide()
        return line

    def _take_data(self, data: FormData) -> None:
        first = self._data is None
        self._data = data
        self.form.set_data(data, self._opened)
        self.save_button.setEnabled(not self._ctx.read_only)
        if self._ctx.read_only:
            self._say(_("This case can only be looked at; nothing can be saved."))
        draft = DraftKeeper.of(self._ctx).find(data.file.path) if first else None
        if draft is not None and self.form.is_empty() and not self.evidence.kept:
            self._restore(draft)

    def _restore(self, draft: Draft) -> None:
        self.form.set_raw(draft.fields)
        self.evidence.set_kept(draft.kept)
        text = _("What you had typed is back, with the time as it was.")
        if draft.lost:
            lost = _("Please attach these files again: %(names)s") % {"names": ", ".join(draft.lost)}
            text = f"{text} {lost}"
        self.restored_text.setText(text)
        self.restored.show()

    def _start_afresh(self) -> None:
        """Begin with an empty form; what was restored is dropped."""
        if self._data is None:
            return
        DraftKeeper.of(self._ctx).forget(self._data.file.path)
        self.form.reset()
        self.form.set_data(self._data, self._ctx.clock())
        self.evidence.set_kept(())
        self.restored.hide()
        self._say("")

    def _take_files(self, mime: QMimeData) -> bool:
        return self.evidence.take(mime)

    def _on_changed(self) -> None:
        self._say("")
        self._timer.start()
        if not self._keeping.isActive():
            self._keeping.start()

    def _judge(self) -> None:
        """Judge the draft; of several changes in a row only the latest is judged."""
        draft = self.form.contact("draft")
        if self._data is None or (draft.channel is None and not draft.tags and not draft.words):
            return
        if self._judging:
            self._judge_again = True
            return
        self._judging = True
        self._ctx.tasks.read(
            self,
            lambda session: session.judge_draft(replace(draft, id=session.new_id("contact"))),
            self._on_judged,
            self._on_judge_failed,
        )

    def _on_judged(self, cards: Sequence[FindingCard]) -> None:
        self._judging = False
        if self._judge_again:
            self._judge_again = False
            self._judge()
            return
        self.panel.show_cards(cards)
        self.form.ask_also([field for card in cards for field in card.finding.missing])

    def _on_judge_failed(self, error: Exception) -> None:
        self._judging = self._judge_again = False
        if not isinstance(error, WorldError):
            raise error
        self.panel.say(message_of(error))

    def _saver(self) -> Saver:
        return Saver(self.form.contact(""), self.evidence.attachments, self.form.who.number_to_remember())

    def _on_saved(self, changes: Changes | None) -> None:
        self._stop_timers()
        if self._data is not None:
            DraftKeeper.of(self._ctx).forget(self._data.file.path)
        self.saved.emit(changes.ids[-1] if changes and changes.ids else "")
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._set_saving(False)
        if not isinstance(error, WorldError):
            raise error
        self._say(message_of(error))

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        self.save_button.setEnabled(not saving)

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _show_field(self, row: QWidget) -> None:
        self._scroll.ensureWidgetVisible(row)
        row.setFocus()

    def _new_collector(self, typed: str) -> None:
        dialog = CollectorDialog(self._ctx, typed=typed, parent=self)
        dialog.saved.connect(self._on_new_collector)
        dialog.open()

    def _on_new_collector(self, collector: str) -> None:
        def choose(data: FormData) -> None:
            self._take_data(data)
            self.form.who.choose_collector(collector)

        self._ctx.tasks.read(self, read_form_data, choose)
