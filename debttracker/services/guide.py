"""The guide: a short text for each page and dialog, in every language, as data in `resources/help`."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOPICS = (
    "start",
    "today",
    "debts",
    "calendar",
    "contacts",
    "charts",
    "log-contact",
    "reminders",
    "settings",
    "glossary",
)
"""The topics in the order in which they are listed; each is a file of this name."""
_SCHEME = "topic:"
_LINK = re.compile(r"\]\(" + _SCHEME + r"([a-z-]+)\)")


@dataclass(frozen=True, slots=True)
class Topic:
    """One text of the guide. `text` is Markdown without the heading; links to others are `topic:NAME`."""

    name: str
    title: str
    text: str

    @property
    def links(self) -> tuple[str, ...]:
        """The topics that it refers to."""
        return tuple(_LINK.findall(self.text))


class Guide:
    """The guide in one language. Raises FileNotFoundError when a topic is missing, which is a defect."""

    def __init__(self, folder: Path, language: str) -> None:
        self.topics = tuple(_read(folder / language / f"{name}.md") for name in TOPICS)

    def topic(self, name: str) -> Topic:
        """Return a topic, the first one for a name that there is none of."""
        return next((topic for topic in self.topics if topic.name == name), self.topics[0])

    def find(self, words: str) -> tuple[Topic, ...]:
        """Return the topics that hold all the words, all of them without any; titles come first."""
        wanted = words.casefold().split()
        found = [topic for topic in self.topics if _holds(f"{topic.title}\n{topic.text}", wanted)]
        return tuple(sorted(found, key=lambda topic: not _holds(topic.title, wanted)))


def topic_of(link: str) -> str:
    """Return the topic that a link of the guide leads to, an empty text for another link."""
    return link.removeprefix(_SCHEME) if link.startswith(_SCHEME) else ""


def _holds(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


@cache
def _read(file: Path) -> Topic:
    heading, _blank, text = file.read_text(encoding="utf-8").partition("\n")
    return Topic(file.stem, heading.removeprefix("#").strip(), text.strip())
