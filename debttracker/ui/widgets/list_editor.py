"""Editors of lists: texts one a line, and records chosen from those there are."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from debttracker.l10n import _
from debttracker.ui.widgets.flow_layout import FlowLayout
from debttracker.ui.widgets.value_editor import ValueEditor


class LinesEditor(ValueEditor):
    """Texts, one a line. Where an empty list differs from an unknown one, a box says which it is."""

    def __init__(self, *, unknown: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.edit = QPlainTextEdit(self)
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(_("One a line"))
        self.edit.setMaximumHeight(self.edit.fontMetrics().lineSpacing() * 3 + 20)
        layout.addWidget(self.edit)
        self.none = QCheckBox(_("There were none"), self)
        self.none.setVisible(unknown)
        layout.addWidget(self.none)
        self._optional = unknown
        self._given: tuple[str, ...] | None = None
        self._given_text = ""
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._typed)
        self.none.toggled.connect(self._chosen)

    def value(self) -> tuple[str, ...] | None:
        """Return the texts; without any None (not known), or () when it is said that there were none."""
        if self.edit.toPlainText() == self._given_text and self._given:
            return self._given
        texts = tuple(line.strip() for line in self.edit.toPlainText().splitlines() if line.strip())
        if texts or not self._optional or self.none.isChecked():
            return texts
        return None

    def raw(self) -> dict[str, Any]:
        """Return text and box."""
        return {"text": self.edit.toPlainText(), "none": self.none.isChecked()}

    def set_raw(self, raw: Any) -> None:
        """Take up text and box."""
        self.edit.setPlainText(str(raw["text"]))
        self.none.setChecked(bool(raw["none"]))

    def set_value(self, value: Sequence[str] | None) -> None:
        """Show texts."""
        self._given = None if value is None else tuple(value)
        self.edit.setPlainText("\n".join(value or ()))
        self._given_text = self.edit.toPlainText()
        self.none.setChecked(self._optional and value is not None and not value)

    def target(self) -> QWidget:
        """Return the text field."""
        return self.edit

    def _typed(self) -> None:
        if self.edit.toPlainText().strip():
            self.none.setChecked(False)
        self.changed.emit()

    def _chosen(self, none: bool) -> None:
        if none:
            self.edit.clear()
        self.changed.emit()


class RecordsChoice(ValueEditor):
    """Some of the records there are, each with a box to tick; gives their ids in the order offered."""

    def __init__(self, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(self, 12)
        self._order: tuple[str, ...] = ()
        self.boxes: dict[str, QCheckBox] = {}
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer records as pairs of id and name; those ticked before stay ticked."""
        ticked = self.value()
        for box in self.boxes.values():
            self._layout.removeWidget(box)
            box.deleteLater()
        self.boxes = {}
        for key, name in choices:
            self._add(key, name)
        self.set_value(ticked)

    def value(self) -> tuple[str, ...]:
        """Return the ids ticked: first those given, in their order, then those ticked since."""
        ticked = [key for key, box in self.boxes.items() if box.isChecked()]
        kept = [key for key in self._order if key in ticked]
        return (*kept, *(key for key in ticked if key not in kept))

    def raw(self) -> Any:
        """Return the ids ticked."""
        return list(self.value())

    def set_raw(self, raw: Any) -> None:
        """Tick what was kept, as far as it is still offered."""
        self.set_value([key for key in raw if key in self.boxes])

    def set_value(self, value: Sequence[str] | None) -> None:
        """Tick records; an id that is not offered is kept and shown as it stands."""
        wanted: Any = value or ()
        self._order = tuple(wanted)
        for key in wanted:
            if key not in self.boxes:
                self._add(key, key)
        for key, box in self.boxes.items():
            box.setChecked(key in wanted)

    def target(self) -> QWidget:
        """Return the editor itself, which hands the keyboard to the first box."""
        return self

    def _add(self, key: str, name: str) -> None:
        box = QCheckBox(name.replace("&", "&&"), self)
        box.toggled.connect(self.changed)
        self.boxes[key] = box
        self._layout.addWidget(box)
        if len(self.boxes) == 1:
            self.setFocusProxy(box)


class WordsChoice(RecordsChoice):
    """Some of a closed set of words, each with a box to tick. Nothing ticked means "not known"."""

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(choices, parent)
        self.none = QCheckBox(_("None of these"), self)
        self._layout.addWidget(self.none)
        self.none.toggled.connect(self._none_chosen)
        self.changed.connect(self._word_chosen)

    def value(self) -> Any:
        """Return the words ticked; () when it is said that there were none, None when nothing is."""
        ticked = super().value()
        none = getattr(self, "none", None)
        return ticked if ticked or (none is not None and none.isChecked()) else None

    def raw(self) -> list[str] | None:
        """Return the words ticked, None for "not known"."""
        value = self.value()
        return None if value is None else list(value)

    def set_raw(self, raw: Any) -> None:
        """Take up what was kept."""
        self.set_value(raw)

    def set_value(self, value: Sequence[str] | None) -> None:
        """Tick words; one that is not offered is kept and shown as it stands."""
        super().set_value(value)
        if hasattr(self, "none"):
            self.none.setChecked(value is not None and not value)

    def _none_chosen(self, none: bool) -> None:
        if none:
            for box in self.boxes.values():
                box.setChecked(False)
        self.changed.emit()

    def _word_chosen(self) -> None:
        if any(box.isChecked() for box in self.boxes.values()):
            self.none.setChecked(False)
