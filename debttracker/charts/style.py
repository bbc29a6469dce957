"""How charts look: colours, fonts and size, handed in by whoever shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from debttracker.money.amount import Minor

Span = tuple[date, date]
"""The first and the last day in sight."""


@dataclass(frozen=True, slots=True)
class Style:
    """Colours as `#rrggbb`, a font file that has Chinese, the size in pixels, and how amounts are written.

    `money` writes a figure in a label, `axis_money` one on an axis (without decimals where it can); both may
    hide the amount. `dpi` is the number of pixels an inch: a larger one draws everything larger. `span`
    are the days in sight on an axis of days; None shows all. The numbers beside a chart stay whole.
    """

    background: str
    ink: str
    ink2: str
    line: str
    accent: str
    ok: str
    soon: str
    overdue: str
    flagged: str
    font: Path
    bold_font: Path
    money: Callable[[Minor], str]
    axis_money: Callable[[Minor], str]
    width: int = 800
    height: int = 360
    dpi: float = 96.0
    font_size: float = 9.5
    span: Span | None = None

    def tone(self, name: str) -> str:
        """Return the colour of a tone by its name."""
        colours = {
            "ink": self.ink, "ink2": self.ink2, "accent": self.accent, "ok": self.ok, "soon": self.soon,
            "overdue": self.overdue, "flagged": self.flagged,
        }  # fmt: skip
        return colours[name]

    def palette(self) -> tuple[str, ...]:
        """Return the colours of up to six series that have no tone of their own."""
        return self.accent, self.flagged, self.soon, self.ok, self.overdue, self.ink2
