"""Where help is to be had: numbers by place, dated, each with how well it is known."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from pathlib import Path

from debttracker.norms.vocabulary import Confidence
from debttracker.toml_table import Table, read_table


class HelpFor(StrEnum):
    """What a line is there for."""

    DANGER = auto()
    STRAIN = auto()
    ADVICE = auto()
    COMPLAINT = auto()


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One line: its number, what it is for, and name and purpose in the language asked for."""

    number: str
    purposes: tuple[HelpFor, ...]
    confidence: Confidence
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class HelpLines:
    """The lines of a place and the day on which they were checked; None where the place has none on file."""

    place: str
    lines: tuple[HelpLine, ...] = ()
    checked_on: date | None = None


def help_lines(folder: Path, place: str, language: str) -> HelpLines:
    """Return the lines of a place, most urgent first.

    Raises InputError that names file, line and key when the file is wrong.
    """
    file = folder / f"{place.lower()}.toml"
    if not file.is_file():
        return HelpLines(place)
    table = read_table(file)
    given, checked_on = table.text("place"), table.need("checked_on", date)
    lines = [_line(part, language) for part in table.tables("line")]
    table.done()
    order = list(HelpFor)
    lines.sort(key=lambda line: min(order.index(purpose) for purpose in line.purposes))
    return HelpLines(given, tuple(lines), checked_on)


def _line(table: Table, language: str) -> HelpLine:
    words = table.need_table("text").need_table(language)
    confidence = table.need_word("confidence", Confidence)
    if confidence is Confidence.M:
        raise table.error("confidence", "A, B or C: a number that is not known is not shown")
    return HelpLine(
        table.text("number"),
        table.words("for", HelpFor),
        confidence,
        words.text("name"),
        words.text("about"),
    )
