"""Tags that the words of a message or a note suggest, with the passage; a person has to confirm them.

Each sentence is matched against patterns that are data (`resources/wording`). A pattern that stands under a
negation says nothing, but the "not" of a condition ("if you do not pay we will …") denies only itself;
traditional characters are read as simplified ones, one for one, so that places stay.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from debttracker.contacts.vocabulary import Tag
from debttracker.toml_table import Table, read_table

LONGEST = 20_000
"""So many characters of a text are read; no message is longer, and typing must not stall."""
_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;\n]*")
_CLAUSE = re.compile(r"[，,、：:（()）]|\.\s")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tag that a passage suggests: characters `start` up to, not including, `end` of the text."""

    tag: Tag
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """When a passage suggests a tag. `needs` must and `unless` must not stand in the same sentence.

    `yes` and `no` are texts that do and do not suggest it: the cases of the pattern.
    """

    tag: Tag
    match: re.Pattern[str]
    needs: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The patterns of one language; a negation so many characters before, in the same clause, denies them.

    A `condition`, up to where what follows from it begins, is left out when negations are looked for.
    """

    patterns: tuple[Pattern, ...]
    negation: re.Pattern[str]
    condition: re.Pattern[str]
    within: int
    characters: dict[int, int]


class Wordings:
    """The patterns of a folder, read when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def all(self) -> tuple[Wording, ...]:
        """The patterns of every language. Raises InputError that names file, line and key."""
        return tuple(load_wording(file) for file in sorted(self._folder.glob("*.toml")))

    def suggest(self, text: str) -> tuple[Suggestion, ...]:
        """Return what a text suggests, each tag once, in the order of the passages."""
        found: dict[Tag, Suggestion] = {}
        for wording in self.all:
            for one in _suggested(wording, text[:LONGEST]):
                known = found.get(one.tag)
                if known is None or one.start < known.start:
                    found[one.tag] = one
        return tuple(sorted(found.values(), key=lambda one: (one.start, one.tag)))


def _suggested(wording: Wording, text: str) -> Iterator[Suggestion]:
    read = text.translate(wording.characters)
    for sentence in _SENTENCE.finditer(read):
        said = sentence.group()
        for pattern in wording.patterns:
            for hit in pattern.match.finditer(said):
                if not _is_said(wording, pattern, said, hit):
                    continue
                yield Suggestion(pattern.tag, sentence.start() + hit.start(), sentence.start() + hit.end())
                break


def _is_said(wording: Wording, pattern: Pattern, said: str, hit: re.Match[str]) -> bool:
    if pattern.needs is not None and not pattern.needs.search(said):
        return False
    if pattern.unless is not None and pattern.unless.search(said):
        return False
    clause = wording.condition.sub(" ", _CLAUSE.split(said[: hit.start()])[-1])
    return wording.negation.search(clause[-wording.within :]) is None


def load_wording(file: Path) -> Wording:
    """Read the patterns of one language. Raises InputError that names file, line and key."""
    table = read_table(file)
    traditional, simplified = table.get("traditional", str) or "", table.get("simplified", str) or ""
    if len(traditional) != len(simplified):
        raise table.error("simplified", "as many characters as traditional has")
    denied = table.need_table("negation")
    wording = Wording(
        patterns=tuple(_pattern(part) for part in table.tables("pattern")),
        negation=_compiled(denied, "before", denied.text("before")),
        condition=_compiled(denied, "condition", denied.text("condition")),
        within=denied.need("within", int),
        characters=str.maketrans(traditional, simplified),
    )
    denied.done()
    table.done()
    return wording


def _pattern(table: Table) -> Pattern:
    needs, unless = table.get("needs", str), table.get("unless", str)
    pattern = Pattern(
        tag=table.need_word("tag", Tag),
        match=_compiled(table, "match", table.text("match")),
        needs=None if needs is None else _compiled(table, "needs", needs),
        unless=None if unless is None else _compiled(table, "unless", unless),
        yes=table.texts("yes"),
        no=table.texts("no"),
    )
    if not pattern.yes or not pattern.no:
        raise table.error("yes", "texts that suggest the tag, and under `no` texts that do not")
    table.done()
    return pattern


def _compiled(table: Table, key: str, text: str) -> re.Pattern[str]:
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise table.error(key, f"a regular expression ({error})") from error
