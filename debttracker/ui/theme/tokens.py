"""The colours of the window, light and dark, and how readable one is on another."""

from dataclasses import dataclass, fields

STEP = 4
"""Spacing is in multiples of this many pixels."""

TONES = ("neutral", "accent", "ok", "soon", "overdue", "flagged")
"""What a chip or a figure may say by its colour, always beside an icon and a word."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as `#rrggbb`. Each tone has a text colour and a soft background that it is read on."""

    background: str
    surface: str
    raised: str
    line: str
    field_line: str
    ink: str
    ink2: str
    accent: str
    on_accent: str
    ok: str
    soon: str
    overdue: str
    flagged: str
    neutral_soft: str
    accent_soft: str
    ok_soft: str
    soon_soft: str
    overdue_soft: str
    flagged_soft: str

    def tone(self, tone: str) -> str:
        """Return the text colour of a tone, or of a token's own name such as `ink2`."""
        return self.ink2 if tone == "neutral" else str(getattr(self, tone))

    def soft(self, tone: str) -> str:
        """Return the soft background of a tone."""
        return str(getattr(self, f"{tone}_soft"))

    def text_pairs(self) -> tuple[tuple[str, str], ...]:
        """Return every pair of names (text, background) that occurs in the window."""
        plain = [
            (text, back)
            for back in ("background", "surface", "raised")
            for text in ("ink", "ink2", "accent", "ok", "soon", "overdue", "flagged")
        ]
        soft = [(tone, f"{tone}_soft") for tone in TONES if tone != "neutral"]
        on_soft = [(ink, f"{tone}_soft") for tone in TONES for ink in ("ink", "ink2")]
        return (*plain, *soft, *on_soft, ("on_accent", "accent"))


LIGHT = Tokens(
    background="#f6f7f9",
    surface="#ffffff",
    raised="#f6f7f9",
    line="#d9dee5",
    field_line="#7f8b99",
    ink="#1c2430",
    ink2="#505b6b",
    accent="#1f6f78",
    on_accent="#ffffff",
    ok="#23683f",
    soon="#855400",
    overdue="#b3261e",
    flagged="#6b3fa0",
    neutral_soft="#e9edf2",
    accent_soft="#dceef0",
    ok_soft="#e1f1e7",
    soon_soft="#fbeed6",
    overdue_soft="#fce5e3",
    flagged_soft="#ede5f8",
)

DARK = Tokens(
    background="#14181d",
    surface="#1c2229",
    raised="#252c35",
    line="#333c47",
    field_line="#77838f",
    ink="#e6eaf0",
    ink2="#a9b3c0",
    accent="#5bb8c0",
    on_accent="#0f1418",
    ok="#6fc492",
    soon="#e2b15b",
    overdue="#f08a82",
    flagged="#bb9be6",
    neutral_soft="#2a323c",
    accent_soft="#1b3a3e",
    ok_soft="#1a3626",
    soon_soft="#3b2c12",
    overdue_soft="#442321",
    flagged_soft="#33264b",
)


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def names() -> tuple[str, ...]:
    """Return the names of all colours."""
    return tuple(field.name for field in fields(Tokens))
