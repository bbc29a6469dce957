"""One theme: its colours, its icons, and how they reach the application."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from debttracker import paths
from debttracker.ui.theme import icons
from debttracker.ui.theme.stylesheet import stylesheet
from debttracker.ui.theme.tokens import DARK, LIGHT, Tokens

FAMILY = "Debttracker Sans"
TEXT_PIXELS = 14
STYLED = "debttracker_styled"
"""Set on an application that has Qt's own look already: giving it another time costs a tenth of the start."""
_PROPERTY = "debttracker_theme"
_FONTS = "debttracker_fonts"


class Theme:
    """Colours and icons of the window; `name` is `light` or `dark`."""

    def __init__(self, name: str = "light", tokens: Tokens | None = None) -> None:
        self.name = name
        self.tokens = tokens or (DARK if name == "dark" else LIGHT)
        self._icons: dict[tuple[str, str], QIcon] = {}

    def icon(self, name: str, tone: str = "ink") -> QIcon:
        """Return an icon of `resources/icons` in a tone or a token's colour."""
        key = (name, tone)
        if key not in self._icons:
            self._icons[key] = icons.icon(name, self.tokens.tone(tone))
        return self._icons[key]

    def pixmap(self, name: str, tone: str = "ink", size: int = icons.SIZE, ratio: float = 1.0) -> QPixmap:
        """Return an icon as a picture for a label, sharp at this device pixel ratio."""
        return self.icon(name, tone).pixmap(QSize(size, size), ratio)

    def colour(self, name: str) -> QColor:
        """Return a tone's or token's colour for a painter."""
        return QColor(self.tokens.tone(name))

    def soft(self, tone: str) -> QColor:
        """Return a tone's soft background for a painter."""
        return QColor(self.tokens.soft(tone))

    def apply(self, app: QApplication) -> None:
        """Give the application this theme: font, palette and stylesheet."""
        _load_fonts(app)
        app.setProperty(_PROPERTY, self)
        if not app.property(STYLED):  # an application that is not ours, such as that of tests
            app.setStyle("Fusion")
            app.setProperty(STYLED, True)
        app.setFont(text_font())
        app.setPalette(self._palette())
        folder = paths.resources() / "theme"
        app.setStyleSheet(stylesheet(self.tokens, self.name, folder.as_posix()))

    def _palette(self) -> QPalette:
        tokens, palette, role = self.tokens, QPalette(), QPalette.ColorRole
        colours = {
            role.Window: tokens.background,
            role.Base: tokens.surface,
            role.AlternateBase: tokens.raised,
            role.Button: tokens.surface,
            role.WindowText: tokens.ink,
            role.Text: tokens.ink,
            role.ButtonText: tokens.ink,
            role.PlaceholderText: tokens.ink2,
            role.ToolTipBase: tokens.surface,
            role.ToolTipText: tokens.ink,
            role.Highlight: tokens.accent,
            role.HighlightedText: tokens.on_accent,
            role.Link: tokens.accent,
            role.Accent: tokens.accent,
            role.Light: tokens.surface,
            role.Mid: tokens.line,
            role.Dark: tokens.line,
        }
        for which, colour in colours.items():
            palette.setColor(which, QColor(colour))
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.ink2))
        return palette


def text_font(pixels: int = TEXT_PIXELS, *, bold: bool = False) -> QFont:
    """Return the font of the window with figures of equal width."""
    font = QFont(FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def theme_of(app: Any = None) -> Theme:
    """Return the theme that the application wears; a light one before any was applied."""
    asked = app or QApplication.instance()
    found = asked.property(_PROPERTY) if asked is not None else None
    return found if isinstance(found, Theme) else Theme()


def wanted_theme(choice: str) -> str:
    """Return `light` or `dark` for a choice that may also be `system`."""
    if choice in {"light", "dark"}:
        return choice
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def _load_fonts(app: QApplication) -> None:
    if app.property(_FONTS):
        return
    app.setProperty(_FONTS, True)
    for path in sorted((paths.resources() / "fonts").glob("DebttrackerSans-*.otf")):
        QFontDatabase.addApplicationFont(str(path))
