"""Colours can be read, icons exist, the stylesheet holds no gap."""

import pytest
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication

from debttracker import paths
from debttracker.ui.theme.stylesheet import stylesheet
from debttracker.ui.theme.theme import Theme, text_font, theme_of, wanted_theme
from debttracker.ui.theme.tokens import DARK, LIGHT, TONES, Tokens, contrast, names


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_its_background(tokens: Tokens) -> None:
    too_faint = {
        (text, back): round(contrast(tokens.tone(text), getattr(tokens, back)), 2)
        for text, back in tokens.text_pairs()
        if contrast(tokens.tone(text), getattr(tokens, back)) < 4.5
    }
    assert too_faint == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.field_line, tokens.surface) >= 3
    assert contrast(tokens.accent, tokens.surface) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_stylesheet_names_only_pictures_that_exist(name: str) -> None:
    folder = paths.resources() / "theme"
    text = stylesheet(Theme(name).tokens, name, folder.as_posix())
    assert "$" not in text
    pictures = [part.split('"')[1] for part in text.split("url(")[1:]]
    assert len(pictures) == 4
    assert all((paths.resources() / "theme" / p.rsplit("/", 1)[1]).is_file() for p in pictures)
    assert all(f'[tone="{tone}"]' in text for tone in TONES)


def test_an_icon_is_drawn_in_the_colour_of_its_tone(qapp: QApplication) -> None:
    picture = Theme("light").icon("check", "overdue").pixmap(64, 64).toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(64)
        for y in range(64)
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert seen == {QColor(LIGHT.overdue).name()}


def test_a_wrong_icon_is_a_defect(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        Theme("light").icon("no-such-icon")


def test_figures_are_of_equal_width(qapp: QApplication) -> None:
    Theme("light").apply(qapp)
    metrics = QFontMetrics(text_font())
    assert len({metrics.horizontalAdvance(figure * 10) for figure in "0123456789\N{MINUS SIGN}"}) == 1
    assert metrics.inFontUcs4(ord("债")), "Chinese needs no font of the system"


def test_the_application_knows_its_theme(qapp: QApplication) -> None:
    dark = Theme("dark")
    dark.apply(qapp)
    assert theme_of() is dark
    Theme("light").apply(qapp)


def test_a_choice_wins_over_the_system(qapp: QApplication) -> None:
    assert wanted_theme("dark") == "dark"
    assert wanted_theme("light") == "light"
    assert wanted_theme("system") in {"light", "dark"}


def test_the_tokens_are_colours() -> None:
    for tokens in (LIGHT, DARK):
        assert all(QColor(getattr(tokens, name)).isValid() for name in names())
