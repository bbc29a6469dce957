"""Charts are read in grey print and by who sees few colours: no series is told by its colour alone."""

from itertools import combinations

import pytest

from debttracker.charts.drawing import LINE_STYLES, MARKERS
from debttracker.charts.due_timeline import mark_of
from debttracker.charts.money_series import Part
from debttracker.charts.parts import look_of
from debttracker.charts.series import MOST_SERIES, DueTone
from debttracker.charts.style import Style
from debttracker.ui.theme.tokens import DARK, LIGHT, Tokens, contrast, luminance

SEEN = 3.0
"""The least contrast of a graphic against its ground (WCAG 2.2, 1.4.11)."""
TOLD = 1.5
"""Below this contrast two greys beside each other are taken for one."""
NAMES = ("accent", "ok", "soon", "overdue", "flagged", "ink2", "ink")


def grey(colour: str) -> str:
    """Return what a grey printer makes of a colour: the grey of the same luminance."""
    light = luminance(colour)
    share = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return "#" + f"{round(share * 255):02x}" * 3


def themed(style: Style, tokens: Tokens) -> Style:
    from dataclasses import replace

    return replace(style, background=tokens.surface, **{name: getattr(tokens, name) for name in NAMES})


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_series_stands_out_from_its_ground_in_grey(style: Style, tokens: Tokens) -> None:
    look = themed(style, tokens)
    for colour in (*look.palette(), look.ink):
        assert contrast(grey(colour), grey(look.background)) >= SEEN, colour


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_series_of_like_grey_differ_in_dash_and_mark(style: Style, tokens: Tokens) -> None:
    palette = themed(style, tokens).palette()
    assert len(palette) == MOST_SERIES
    for one, other in combinations(range(MOST_SERIES), 2):
        if contrast(grey(palette[one]), grey(palette[other])) < TOLD:
            assert LINE_STYLES[one] != LINE_STYLES[other]
            assert MARKERS[one] != MARKERS[other]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_parts_of_like_grey_differ_in_hatch(style: Style, tokens: Tokens) -> None:
    looks = {part: look_of(part, themed(style, tokens)) for part in Part}
    together = (
        (Part.PRINCIPAL, Part.INTEREST, Part.PENALTY, Part.FEES, Part.MINIMUM),
        (Part.MINIMUM, Part.BALANCE),
    )
    for parts in together:
        for one, other in combinations(parts, 2):
            same = contrast(grey(looks[one]["facecolor"]), grey(looks[other]["facecolor"])) < TOLD
            assert not same or looks[one]["hatch"] != looks[other]["hatch"], (one, other)


def test_states_of_due_dates_differ_in_shape(style: Style) -> None:
    assert len({mark_of(tone, style)["marker"] for tone in DueTone}) == len(DueTone)
