"""The first start: the language, where the debtor lives, and then one debt or a look at the demo."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from debttracker.l10n import LANGUAGES, NAMES, _, language, pgettext
from debttracker.services.places import PLACES, REGIONS
from debttracker.ui.context import UiContext
from debttracker.ui.living_place import living_place, remember_place
from debttracker.ui.record_words import jurisdiction_name
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.card import Card
from debttracker.ui.widgets.forms import Field
from debttracker.ui.widgets.labels import label

_NUMBER_WIDTH = 24


class FirstStart(Card):
    """Three steps on one card. Emits `asked(name, detail)`: language, first_debt, notices (keeps settings).

    `place_changed` comes after a choice of the place. What is chosen is kept at once, so that nothing is lost
    when the language makes the window anew.
    """

    asked = Signal(str, str)
    place_changed = Signal()

    def __init__(self, ctx: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(_("To begin with"), parent=parent)
        self._ctx = ctx
        self.language = QComboBox()
        for code in LANGUAGES:
            self.language.addItem(NAMES[code], code)
        self.country, self.region = QComboBox(), QComboBox()
        for code in PLACES:
            self.country.addItem(jurisdiction_name(code), code)
        self.debt_button = button(_("Enter the first debt"), "primary-button", "plus")
        self.debt_button.clicked.connect(lambda: self.asked.emit("first_debt", ""))
        self.demo_row = QHBoxLayout()
        """For what opens the demo."""
        self._lay_out()
        self.show_choices()
        self.language.activated.connect(
            lambda _index: self.asked.emit("language", self.language.currentData())
        )
        self.country.activated.connect(self._take_country)
        self.region.activated.connect(self._keep)

    def show_choices(self) -> None:
        """Show what is chosen now."""
        country, region = living_place(self._ctx.settings)
        self.language.setCurrentIndex(max(0, self.language.findData(language())))
        self.country.setCurrentIndex(max(0, self.country.findData(country)))
        self._show_regions(region)

    def _lay_out(self) -> None:
        self.language_field = Field(_("&Language"), self.language)
        self.country_field = Field(
            _("&Where the debtor lives"), self.country, _("Its norms judge the contacts.")
        )
        self.region_field = Field(
            _("&Part of the country"), self.region, _("Some norms and periods hold in a part only.")
        )
        stays = self.region_field.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.region_field.setSizePolicy(stays)
        self.body.setSpacing(16)
        self.body.addLayout(_step("1", self.language_field, QWidget()))
        self.body.addLayout(_step("2", self.country_field, self.region_field))
        last = QWidget()
        last.setProperty("role", "plain")
        rows = QVBoxLayout(last)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(
            label(_("One debt is enough; what you do not know can stay empty."), "secondary", wrap=True)
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.debt_button)
        row.addStretch(1)
        rows.addLayout(row)
        rows.addWidget(label(_("Or see first what it is like, in a made-up case:"), "secondary", wrap=True))
        rows.addLayout(self.demo_row)
        self.body.addLayout(_step("3", last))

    def _take_country(self) -> None:
        self._show_regions(None)
        self._keep()

    def _keep(self) -> None:
        remember_place(self._ctx.settings, self.country.currentData(), self.region.currentData())
        self.asked.emit("notices", "")
        self.place_changed.emit()

    def _show_regions(self, chosen: str | None) -> None:
        regions = REGIONS.get(self.country.currentData(), ())
        with QSignalBlocker(self.region):
            self.region.clear()
            self.region.addItem(pgettext("value", "Not known"), None)
            for region in regions:
                self.region.addItem(jurisdiction_name(region), region)
            self.region.setCurrentIndex(max(0, self.region.findData(chosen)))
        self.region_field.setVisible(bool(regions))


def _step(number: str, *widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    shown = label(number, "strong")
    shown.setFixedWidth(_NUMBER_WIDTH)
    row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row
