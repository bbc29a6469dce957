"""The guide and the lines of help: whole in every language, reached by F1, searched, and linked."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from debttracker.errors import InputError
from debttracker.l10n import LANGUAGES, set_language
from debttracker.norms.vocabulary import Confidence
from debttracker.paths import resources
from debttracker.services.guide import TOPICS, Guide
from debttracker.services.help_lines import HelpFor, help_lines
from debttracker.ui.context import UiContext
from debttracker.ui.dialogs.guide_dialog import GuideDialog
from debttracker.ui.dialogs.help_lines_dialog import HelpLinesDialog
from debttracker.ui.dialogs.settings_dialog import SettingsDialog
from debttracker.ui.page_list import PAGES

HELP = resources() / "help"
LINES = resources() / "help_lines"
PLACES = sorted(file.stem.upper() for file in LINES.glob("*.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_is_there_and_its_links_lead_somewhere(language: str) -> None:
    guide = Guide(HELP, language)
    assert [topic.name for topic in guide.topics] == list(TOPICS)
    for topic in guide.topics:
        assert topic.title
        assert len(topic.text) > 150, topic.name
        assert set(topic.links) <= set(TOPICS), topic.name
    assert not {file.stem for file in (HELP / language).glob("*.md")} - set(TOPICS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_languages_say_as_much_as_each_other(language: str) -> None:
    english, other = Guide(HELP, "en"), Guide(HELP, language)
    for ours, theirs in zip(english.topics, other.topics, strict=True):
        assert ours.text.count("\n- ") == theirs.text.count("\n- "), ours.name
        assert ours.text.count("## ") == theirs.text.count("## "), ours.name
        assert sorted(ours.links) == sorted(theirs.links), ours.name


def test_every_page_has_a_topic() -> None:
    assert {page.name for page in PAGES} <= set(TOPICS)


@pytest.fixture
def guide(qtbot: QtBot) -> Iterator[GuideDialog]:
    made = GuideDialog("calendar")
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


def test_it_opens_where_one_is(guide: GuideDialog) -> None:
    assert guide.shown == "calendar"
    assert "agenda" in guide.text.toPlainText()


def test_a_link_leads_to_another_topic(guide: GuideDialog) -> None:
    guide.search.setText("agenda")
    guide.text.anchorClicked.emit(QUrl("topic:glossary"))
    assert guide.shown == "glossary"
    assert guide.search.text() == ""
    guide.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert guide.shown == "glossary"


def test_words_narrow_the_list_and_nonsense_says_so(guide: GuideDialog) -> None:
    guide.search.setText("ASSIGNMENT creditor")
    assert [guide.list.item(n).text() for n in range(guide.list.count())] == ["Glossary"]
    assert guide.shown == "glossary"
    guide.search.setText("qwertz 🤷 \u202e")
    assert guide.list.count() == 0
    assert "Nothing found" in guide.text.toPlainText()
    guide.search.clear()
    assert guide.list.count() == len(TOPICS)


def test_an_unknown_topic_shows_the_first(qtbot: QtBot) -> None:
    made = GuideDialog("nonsense")
    qtbot.addWidget(made)
    assert made.shown == TOPICS[0]


def test_f1_in_a_dialog_opens_its_topic(ctx: UiContext, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = SettingsDialog(ctx, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()

    (shortcut,) = [s for s in dialog.findChildren(QShortcut) if s.key().toString() == "F1"]
    shortcut.activated.emit()
    (shown,) = dialog.findChildren(GuideDialog)
    assert shown.shown == "settings"
    shown.close()
    dialog.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
def test_lines_of_help_are_whole_and_dated(place: str, language: str) -> None:
    found = help_lines(LINES, place, language)
    assert found.place == place
    assert found.checked_on is not None
    assert found.checked_on <= date.today()  # noqa: DTZ011 - a day of the calendar
    assert len({line.number for line in found.lines}) == len(found.lines) > 0
    assert all(line.name and line.about and line.purposes for line in found.lines)
    assert found.lines[0].purposes[0] is HelpFor.DANGER


def test_a_number_that_is_not_known_is_refused(tmp_path: Path) -> None:
    text = (LINES / "tw.toml").read_text(encoding="utf-8").replace('confidence = "B"', 'confidence = "M"')
    (tmp_path / "tw.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="confidence"):
        help_lines(tmp_path, "TW", "en")


def words_of(dialog: QDialog) -> str:
    return "\n".join(part.text() for part in dialog.findChildren(QLabel))


def test_what_is_known_from_a_summary_says_so(qtbot: QtBot) -> None:
    made = HelpLinesDialog("TW")
    qtbot.addWidget(made)
    uncertain = [line for line in help_lines(LINES, "TW", "en").lines if line.confidence is Confidence.C]
    assert words_of(made).count("from a summary") == len(uncertain) > 0
    assert "Nov 23, 2026" in words_of(made)


def test_a_place_without_lines_says_so(qtbot: QtBot) -> None:
    set_language("en")
    made = HelpLinesDialog("US")
    qtbot.addWidget(made)
    assert "No line of help is on file for United States" in words_of(made)
    assert made.cards == []
