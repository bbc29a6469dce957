"""What did they do: plain questions by theme, each with the answers that fit."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from debttracker.contacts.vocabulary import Tag
from debttracker.l10n import _
from debttracker.ui.contact_words import tag_groups
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.flow_layout import FlowLayout
from debttracker.ui.widgets.labels import label
from debttracker.ui.widgets.value_editor import ValueEditor

COMMON = (
    Tag.THREAT,
    Tag.INSULT,
    Tag.EXPOSURE_THREAT,
    Tag.IMPERSONATES_AUTHORITY,
    Tag.NEW_BORROWING,
    Tag.PRIVATE_ACCOUNT,
    Tag.FALSE_AMOUNT,
    Tag.DISCLOSES_DEBT,
)


class TagQuestions(ValueEditor):
    """Answers to press. Only what the person pressed counts; what the program suggests is only marked.

    With `folded` the common answers come first and all questions on demand.
    """

    def __init__(self, *, folded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order: tuple[Tag, ...] = ()
        self._suggested: frozenset[Tag] = frozenset()
        self.buttons: dict[Tag, QPushButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._flows: dict[Tag, FlowLayout] = {}
        self._groups: list[QWidget] = []
        self._common = QWidget(self)
        self._common_flow = FlowLayout(self._common)
        layout.addWidget(self._common)
        for theme, answers in tag_groups():
            group = self._group(theme, answers)
            self._groups.append(group)
            layout.addWidget(group)
        self.more = button(_("More questions"), "link-button", "chevron-down")
        self.more.clicked.connect(self.unfold)
        self.more.setVisible(folded)
        layout.addWidget(self.more)
        self._folded = folded
        self._arrange()
        self.setFocusProxy(self.buttons[Tag.THREAT])

    def value(self) -> tuple[Tag, ...]:
        """Return what was confirmed, in the order given or pressed."""
        pressed = {tag for tag, made in self.buttons.items() if made.isChecked()}
        kept = [tag for tag in self._order if tag in pressed]
        return (*kept, *(tag for tag in Tag if tag in pressed and tag not in kept))

    def set_value(self, value: Iterable[Tag] | None) -> None:
        """Press what was confirmed."""
        self._order = tuple(value or ())
        for tag, made in self.buttons.items():
            made.setChecked(tag in self._order)
        self._arrange()

    def raw(self) -> list[str]:
        """Return what was confirmed as texts."""
        return [str(tag) for tag in self.value()]

    def set_raw(self, raw: Any) -> None:
        """Press what was kept."""
        self.set_value([Tag(name) for name in raw if name in set(Tag)])

    def suggest(self, tags: Iterable[Tag]) -> None:
        """Mark answers that the text points to; they are not pressed."""
        self._suggested = frozenset(tags)
        for tag, made in self.buttons.items():
            text = str(made.property("answer"))
            shown = _("%(answer)s?") % {"answer": text} if tag in self._suggested else text
            made.setText(shown.replace("&", "&&"))
            hint = _("The text points to this. Press it only if it is so.")
            made.setToolTip(hint if tag in self._suggested else "")
        self._arrange()

    def unfold(self) -> None:
        """Show all questions."""
        self._folded = False
        self.more.hide()
        self._arrange()

    def target(self) -> QWidget:
        """Return the first answer."""
        return self.buttons[Tag.THREAT]

    def _group(self, theme: str, answers: list[tuple[Tag, str]]) -> QWidget:
        group = QWidget(self)
        group.setProperty("role", "plain")
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(theme, "field-label"))
        holder = QWidget(group)
        flow = FlowLayout(holder)
        for tag, text in answers:
            made = button(
                text.replace("&", "&&"),
                name=_("%(question)s %(answer)s")
                % {
                    "question": theme,
                    "answer": text,
                },
            )
            made.setCheckable(True)
            made.setProperty("answer", text)
            made.toggled.connect(self.changed)
            self.buttons[tag] = made
            self._flows[tag] = flow
            flow.addWidget(made)
        column.addWidget(holder)
        return group

    def _arrange(self) -> None:
        """Folded, the answers shown stand together; unfolded, each stands under its question."""
        self._common.setVisible(self._folded)
        for group in self._groups:
            group.setVisible(not self._folded)
        for tag, made in self.buttons.items():
            flow = self._common_flow if self._folded and self._is_shown(tag) else self._flows[tag]
            if flow.indexOf(made) < 0:
                flow.addWidget(made)
            made.setVisible(True)

    def _is_shown(self, tag: Tag) -> bool:
        return tag in COMMON or tag in self._suggested or self.buttons[tag].isChecked()
