"""Errors of two kinds: the world's, said plainly to the person, and ours, which are defects."""

from dataclasses import dataclass
from enum import IntEnum


class ExitStatus(IntEnum):
    """Exit status of a command, as the command line promises it."""

    DONE = 0
    PROBLEM_FOUND = 1
    BAD_INPUT = 2
    CANNOT_OPEN = 3


class WorldError(Exception):
    """Something outside the program is wrong: a file, a disk, an input.

    `message` is one plain English sentence (also the gettext key): what happened, what was kept, what to do.
    It may hold `%(name)s` fields; their values come as keyword arguments and never as part of the key.
    """

    status = ExitStatus.BAD_INPUT

    def __init__(self, message: str, **values: object) -> None:
        self.template = message
        self.values = values
        super().__init__(message % values if values else message)


class InputError(WorldError):
    """An input is wrong; the sentence names the file, the field and what was expected."""


class CannotOpenError(WorldError):
    """The case file cannot be opened: locked, wrong or missing passphrase, newer version, damaged."""

    status = ExitStatus.CANNOT_OPEN


@dataclass(frozen=True)
class Place:
    """Where in an input a mistake is: a file's name and a path such as `contacts[3].at`."""

    file: str
    path: str

    def __str__(self) -> str:
        return f"{self.file}: {self.path}" if self.path else self.file
