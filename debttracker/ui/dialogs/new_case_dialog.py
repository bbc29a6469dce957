"""Makes a new case: whose, where, in which file, and whether it is encrypted."""

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from debttracker.case import CaseInfo
from debttracker.l10n import LANGUAGES, NAMES, _, language, pgettext
from debttracker.services.places import PLACES, REGIONS
from debttracker.ui import words
from debttracker.ui.dialogs.base import BaseDialog
from debttracker.ui.widgets.buttons import button
from debttracker.ui.widgets.forms import Field, drop_down

SUFFIX = ".debts"
LEAST_PASSPHRASE = 8
_ZONES = MappingProxyType(
    {
        "US": (
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
        )
    }
)
"""Zones to choose from where a place has several; nothing is chosen beforehand."""
_UNSAFE = set('<>:"/\\|?*')


@dataclass(frozen=True, slots=True)
class NewCase:
    """What is to be made."""

    path: Path
    info: CaseInfo
    passphrase: str | None


_LONGEST_NAME = 60
"""Signs of a case's name that go into the suggested name of its file: a system takes 255 bytes."""

_MOST_TRIED = 100
"""Numbers behind a name that are tried for a file that does not exist yet."""


class NewCaseDialog(BaseDialog):
    """`result_case` holds what was chosen once the dialog was accepted.

    `country`, `region` and `name` are what it begins with.
    """

    def __init__(
        self,
        country: str,
        folder: Path | None = None,
        parent: QWidget | None = None,
        *,
        region: str | None = None,
        name: str = "",
    ) -> None:
        super().__init__(_("New case"), _("Make the case"), parent)
        self._folder = folder or Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self._place_is_own = False
        self.result_case: NewCase | None = None
        self.name = QLineEdit()
        self.country = drop_down([(code, words.jurisdiction_name(code)) for code in PLACES], country)
        self.region = QComboBox()
        self.zone = QComboBox()
        self.language = drop_down([(code, NAMES[code]) for code in LANGUAGES], language())
        self.place = QLineEdit()
        self.encrypt = QCheckBox(_("&Encrypt it with a passphrase"))
        self.first, self.second = _secret(), _secret()
        self._add_fields()
        self.name.textChanged.connect(self._suggest_place)
        self.place.textEdited.connect(self._own_place)
        self.encrypt.toggled.connect(self._show_secrets)
        for show in (self._show_regions, self._show_zones):
            self.country.currentIndexChanged.connect(show)
            show()
        self.region.setCurrentIndex(max(0, self.region.findData(region)))
        self._suggest_place("")
        self._show_secrets(False)
        if name:
            self.name.setText(name)
            self.name.selectAll()
            self.place.setText(str(_free(self._folder, name)))
        self.setMinimumWidth(520)
        self.name.setFocus()

    def accept(self) -> None:
        """Take the entries if they hold; what is wrong is said at its field."""
        name = self.name.text().strip()
        path = _path(self.place.text().strip())
        errors = [
            (self.name_field, "" if name else _("Please give it a name.")),
            (self.zone_field, self._wrong_zone()),
            (self.place_field, _wrong_place(self.place.text().strip(), path)),
            (self.first_field, self._wrong_secret()),
            (
                self.second_field,
                _("The two passphrases differ.")
                if self.encrypt.isChecked() and self.first.text() != self.second.text()
                else "",
            ),
        ]
        for field, error in errors:
            field.set_error(error)
        wrong = next((field for field, error in errors if error), None)
        if wrong is not None:
            wrong.widget.setFocus()
            return
        code = self.country.currentData()
        info = CaseInfo(
            name,
            code,
            self.region.currentData(),
            timezone=PLACES[code].timezone or self.zone.currentData(),
            currency=PLACES[code].currency,
            language=self.language.currentData(),
        )
        self.result_case = NewCase(path, info, self.first.text() if self.encrypt.isChecked() else None)
        super().accept()

    def _add_fields(self) -> None:
        self.name_field = Field(
            _("&Name of the case"), self.name, _("A neutral name is safest if others can see your screen.")
        )
        self.country_field = Field(
            _("&Where the debtor lives"), self.country, _("Its norms judge the contacts.")
        )
        self.region_field = Field(
            _("&Part of the country"), self.region, _("Some norms and periods hold in a part only.")
        )
        self.zone_field = Field(
            _("&Time zone"), self.zone, _("The clock by which the hours of contacts are judged.")
        )
        self.language_field = Field(_("&Language of the papers"), self.language)
        self.place_field = Field(_("&File"), self.place)
        browse = button(_("Choose…"), name=_("Choose where the file lies"))
        browse.clicked.connect(self._browse)
        self.first_field = Field(
            _("&Passphrase"),
            self.first,
            _("Write it down and keep it safe: without it nobody can open the file, not even the makers."),
        )
        self.second_field = Field(_("Passphrase &again"), self.second)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self.country_field, 1)
        both.addWidget(self.language_field, 1)
        place = QHBoxLayout()
        place.setSpacing(8)
        place.addWidget(self.place_field, 1)
        place.addWidget(browse)
        place.setAlignment(browse, Qt.AlignmentFlag.AlignBottom)
        self.body.addWidget(self.name_field)
        self.body.addLayout(both)
        self.body.addWidget(self.region_field)
        self.body.addWidget(self.zone_field)
        self.body.addLayout(place)
        self.body.addWidget(self.encrypt)
        self.body.addWidget(self.first_field)
        self.body.addWidget(self.second_field)
        self.body.addStretch(1)

    def _show_regions(self) -> None:
        regions = REGIONS.get(self.country.currentData(), ())
        self.region.clear()
        self.region.addItem(pgettext("value", "Not known"), None)
        for region in regions:
            self.region.addItem(words.jurisdiction_name(region), region)
        self.region_field.setVisible(bool(regions))

    def _show_zones(self) -> None:
        code = self.country.currentData()
        self.zone.clear()
        self.zone.addItem(_("Please choose"), None)
        for zone in _ZONES.get(code, ()):
            self.zone.addItem(zone.replace("_", " "), zone)
        self.zone_field.setVisible(PLACES[code].timezone is None)
        self.zone_field.set_error("")

    def _wrong_zone(self) -> str:
        known = PLACES[self.country.currentData()].timezone or self.zone.currentData()
        return "" if known else _("Please choose the time zone.")

    def _wrong_secret(self) -> str:
        if not self.encrypt.isChecked() or len(self.first.text()) >= LEAST_PASSPHRASE:
            return ""
        return _("Please use at least %(count)s characters.") % {"count": LEAST_PASSPHRASE}

    def _suggest_place(self, name: str) -> None:
        if not self._place_is_own:
            plain = "".join("_" if c in _UNSAFE or not c.isprintable() else c for c in name)
            plain, default = plain[:_LONGEST_NAME].strip(" ."), _("case")
            self.place.setText(str(self._folder / f"{plain or default}{SUFFIX}"))

    def _own_place(self, _text: str) -> None:
        self._place_is_own = True

    def _browse(self) -> None:
        dialog = QFileDialog(self, _("Where the file lies"), self.place.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX[1:])
        # The dialog of the system would offer to overwrite; a case file is never overwritten.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(self._take_place)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_place(self, path: str) -> None:
        self._place_is_own = True
        self.place.setText(path)

    def _show_secrets(self, shown: bool) -> None:
        self.first_field.setVisible(shown)
        self.second_field.setVisible(shown)
        if shown:
            self.first.setFocus()
        self.fit(shrink=True)


def _free(folder: Path, name: str) -> Path:
    """Return a path for a case of a name at which no file lies yet."""
    first = folder / f"{name}{SUFFIX}"
    numbered = (folder / f"{name} {n}{SUFFIX}" for n in range(2, _MOST_TRIED))
    try:
        return next((path for path in (first, *numbered) if not path.exists()), first)
    except OSError:
        return first


def _wrong_place(text: str, path: Path) -> str:
    if not text or not path.is_absolute():
        return _("Please name a file with its folder.")
    if path.suffix.lower() != SUFFIX:
        return _("The name of the file must end in %(ending)s.") % {"ending": SUFFIX}
    try:
        if path.exists():
            return _("There is a file of this name already. It is left as it is; please choose another name.")
        if not path.parent.is_dir():
            return _("There is no such folder.")
    except OSError:
        return _unfit()
    return "" if text.isprintable() else _unfit()


def _unfit() -> str:
    return _("No file can have this name here; please choose a shorter or plainer one.")


def _path(text: str) -> Path:
    """Return the path that was typed; a home that nobody has is left as it was typed."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def _secret() -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made
