"""Asks for the kind of debt: the three common ones as buttons, the others in a drop-down."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from debttracker.debts.vocabulary import DebtKind
from debttracker.l10n import _, pgettext
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.field_row import FieldRow
from debttracker.ui.widgets.value_editor import ChoiceBox
from debttracker.ui.words import debt_kind_icon, debt_kind_name

MAIN_KINDS = (DebtKind.CREDIT_CARD, DebtKind.MICROLOAN, DebtKind.INSTALMENT)


class KindChoice(QWidget):
    """The kind of debt, None while "other" is not said more closely."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.buttons = QButtonGroup(self)
        self.other = FieldRow(
            _("Kind of debt"),
            ChoiceBox(
                [(kind, debt_kind_name(kind)) for kind in DebtKind if kind not in MAIN_KINDS],
                unknown=_("Please choose"),
            ),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for place, kind in enumerate(MAIN_KINDS):
            row.addWidget(self._button(debt_kind_name(kind), debt_kind_icon(kind), place))
        row.addWidget(self._button(pgettext("debt", "Other"), "banknote", len(MAIN_KINDS)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(self.other)
        self.buttons.idToggled.connect(self._toggled)
        self.other.editor.changed.connect(self.changed)

    def value(self) -> DebtKind | None:
        """Return the kind chosen."""
        place = self.buttons.checkedId()
        if 0 <= place < len(MAIN_KINDS):
            return MAIN_KINDS[place]
        found: DebtKind | None = self.other.editor.value() if place == len(MAIN_KINDS) else None
        return found

    def set_value(self, kind: DebtKind) -> None:
        """Choose a kind."""
        place = MAIN_KINDS.index(kind) if kind in MAIN_KINDS else len(MAIN_KINDS)
        if kind not in MAIN_KINDS:
            self.other.editor.set_value(kind)
        self.buttons.button(place).setChecked(True)
        self._toggled(place, checked=True)

    def _button(self, text: str, icon: str, place: int) -> QPushButton:
        made = button(text, "choice-button", icon)
        made.setCheckable(True)
        self.buttons.addButton(made, place)
        return made

    def _toggled(self, _place: int, checked: bool) -> None:
        if checked:
            self.other.setVisible(self.buttons.checkedId() == len(MAIN_KINDS))
            self.changed.emit()
