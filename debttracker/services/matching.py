"""How well a name fits what was typed: whole, from its start, inside, or as its pinyin is spelled."""

import os
import unicodedata
from collections.abc import Sequence
from enum import IntEnum

_LEAST_SPELLED = 2
"""Letters from which a word is tried as pinyin: one letter would fit most names."""


class Rank(IntEnum):
    """The better a name fits, the lower its rank."""

    EXACT = 0
    PREFIX = 1
    WORD = 2
    """Each word begins a word of the name."""
    INSIDE = 3
    SPELLED = 4
    """A word fits only as pinyin, initials or syllables: `zsyh`, `zhaoshang`, `zhaosyh`."""


class Query:
    """What was typed, made ready to be compared with many names."""

    def __init__(self, text: str) -> None:
        self.text = fold(text)
        """Without regard to case, width and extra blanks."""
        self.words = self.text.split()

    def rank(self, name: str) -> Rank | None:
        """Return how well a name fits, None when it does not."""
        folded = fold(name)
        if not self.words:
            return None
        if folded == self.text:
            return Rank.EXACT
        if folded.startswith(self.text):
            return Rank.PREFIX
        ranks = [_rank(word, folded) for word in self.words]
        if None in ranks:
            return self._spelled(folded)
        return max(rank for rank in ranks if rank is not None)

    def best(self, names: Sequence[str | None]) -> Rank | None:
        """Return the best rank of several names of one thing, all of them together the last."""
        present = [name for name in names if name]
        ranks = [rank for rank in map(self.rank, (*present, " ".join(present))) if rank is not None]
        return min(ranks, default=None)

    def _spelled(self, folded: str) -> Rank | None:
        tried = [word for word in self.words if word not in folded]
        if all(len(word) >= _LEAST_SPELLED and word.isascii() and word.isalpha() for word in tried):
            syllables = _syllables(folded)
            if syllables and all(is_spelled(word, syllables) for word in tried):
                return Rank.SPELLED
        return None


def fold(text: str) -> str:
    """Return a text for comparison: without regard to case, width and extra blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_spelled(word: str, syllables: Sequence[Sequence[str]]) -> bool:
    """Tell whether a word takes a beginning of each of some syllables that follow each other.

    Each syllable comes with all its readings.
    """
    return any(_is_spelled_from(word, syllables[start:]) for start in range(len(syllables)))


def _is_spelled_from(word: str, syllables: Sequence[Sequence[str]]) -> bool:
    read = {0}
    for readings in syllables:
        read = {
            place + length
            for place in read
            for syllable in readings
            for length in range(1, len(syllable) + 1)
            if word.startswith(syllable[:length], place)
        }
        if len(word) in read:
            return True
        if not read:
            break
    return False


def _rank(word: str, folded: str) -> Rank | None:
    place = folded.find(word)
    if place < 0:
        return None
    while place > 0 and folded[place - 1].isalnum():
        place = folded.find(word, place + 1)
    return Rank.INSIDE if place < 0 else Rank.WORD


def _syllables(folded: str) -> list[list[str]]:
    if not any(_is_han(sign) for sign in folded):
        return []
    # Its tables take longer to read than a search; those of phrases are not needed, any reading will do.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    return pinyin(folded, style=Style.NORMAL, heteronym=True)


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"
