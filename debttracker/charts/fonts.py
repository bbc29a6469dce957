"""The bundled font for charts: matplotlib draws only with the file it is given here."""

from functools import lru_cache
from pathlib import Path
from typing import Any
from unicodedata import category

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

_ABSENT = "□"


@lru_cache(maxsize=8)
def _charmap(font: Path) -> frozenset[int]:
    return frozenset(FT2Font(str(font)).get_charmap())


@lru_cache(maxsize=1)
def _ruler() -> RendererAgg:
    # One for every sharpness: rounding would place other labels in a saved picture than in the window.
    return RendererAgg(16, 16, 96.0)  # type: ignore[no-untyped-call]


@lru_cache(maxsize=4096)
def text_width(font: Path, size: float, text: str) -> float:
    """Return the width of a text in a size (points), in pixels at 96 an inch; measured once."""
    ruler: Any = _ruler()
    return float(ruler.get_text_width_height_descent(text, properties(font, size), ismath=False)[0])


def properties(font: Path, size: float) -> FontProperties:
    """Return the font of a file in a size (points)."""
    return FontProperties(fname=str(font), size=size)


def drawable(text: str, font: Path) -> str:
    """Return a text on one line with only signs that the font has; any other becomes a box.

    Marks that only steer the direction or the joining of signs are left out.
    """
    known = _charmap(font)
    plain = " ".join(text.split())
    return "".join(sign if ord(sign) in known else _ABSENT for sign in plain if category(sign) != "Cf")
