"""Offers the usual terms of common products; says what was filled in, and takes it back with one click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from debttracker.l10n import _, formats, language, ngettext
from debttracker.norms.vocabulary import Confidence
from debttracker.services.presets import Preset
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.labels import label


class PresetBar(QWidget):
    """A button with a menu; `chosen` carries the preset, `taken_back` tells that it is to be undone."""

    chosen = Signal(object)
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.open = button(_("Usual terms …"), "link-button", "list")
        self.open.setToolTip(_("Fills empty fields with the usual terms of a product, to be checked."))
        self.menu = QMenu(self)
        self.open.setMenu(self.menu)
        self.undo = button(_("Take it back"), "link-button", "undo-2")
        self.undo.clicked.connect(self.taken_back)
        self.said = label("", "strong", wrap=True)
        self.note = label("", "secondary", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.open)
        head.addWidget(self.undo)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.said)
        layout.addWidget(self.note)
        self.offer(())
        self.show_nothing()

    def offer(self, presets: Sequence[Preset]) -> None:
        """Offer presets; without any the button goes away."""
        self.menu.clear()
        for preset in presets:
            action = self.menu.addAction(preset.names[language()].replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, one=preset: self.chosen.emit(one))
        self.open.setVisible(bool(presets))

    def show_nothing(self) -> None:
        """Say nothing."""
        for widget in (self.undo, self.said, self.note):
            widget.hide()

    def show_filled(self, preset: Preset, count: int) -> None:
        """Say how many fields were filled in, from where, and what is left to the person."""
        name = preset.names[language()]
        if count:
            words = ngettext(
                '%(count)s field filled in with "%(name)s": usual terms, check them against your contract.',
                '%(count)s fields filled in with "%(name)s": usual terms, check them against your contract.',
                count,
            )
            self.said.setText(words % {"count": formats.number(count), "name": name})
        else:
            self.said.setText(_("Nothing was filled in: all of these fields say something already."))
        lines = [preset.notes[language()]]
        if preset.confidence is Confidence.C:
            lines.append(_("Some of these figures are known from summaries only."))
        self.note.setText(" ".join(lines))
        self.note.setToolTip(_("Source: %(source)s") % {"source": preset.source})
        self.undo.setVisible(bool(count))
        self.said.show()
        self.note.show()
        if count:
            self.undo.setFocus(Qt.FocusReason.OtherFocusReason)
