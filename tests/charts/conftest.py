"""A style like the program's, and rows that are hard to draw."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from debttracker import l10n, paths
from debttracker.charts.money_series import CostGroup, LawCurve, Part, Stack
from debttracker.charts.series import Counts, DuePoint, DueTone, GrowthLine
from debttracker.charts.style import Style
from debttracker.debts.balance import Parts
from debttracker.l10n import formats

TODAY = date(2026, 11, 23)
NAMES = (
    "B 银行信用卡", "某分期（手机）", "C 小贷", "D 消费金融", "一个名字很长很长很长很长很长很长的分期产品",
    "$F$ loan_1^2", "G 網路貸款", "H",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with l10n.using("en"):
        yield


@pytest.fixture
def style() -> Style:
    fonts = paths.resources() / "fonts"
    return Style(
        background="#ffffff", ink="#1c2430", ink2="#556070", line="#d9dee5", accent="#1f6f78", ok="#2c7a4b",
        soon="#9a6200", overdue="#b3261e", flagged="#6b3fa0",
        font=fonts / "DebttrackerSans-Regular.otf", bold_font=fonts / "DebttrackerSans-Bold.otf",
        money=lambda minor: formats.money(minor, "CNY"),
        axis_money=lambda minor: formats.money_whole(minor, "CNY"),
    )  # fmt: skip


@pytest.fixture
def sized(style: Style) -> Callable[[int, int, float], Style]:
    return lambda width, height, dpi: replace(style, width=width, height=height, dpi=dpi)


@pytest.fixture
def due_points() -> tuple[DuePoint, ...]:
    rows = [
        (0, 2, 118000, DueTone.SOON), (0, 32, 118000, DueTone.AHEAD), (0, 63, 112000, DueTone.AHEAD),
        (1, 5, 45833, DueTone.SOON), (1, 6, 45833, DueTone.AHEAD), (2, -12, 320000, DueTone.OVERDUE),
        (2, 18, 320000, DueTone.AHEAD), (3, -20, 94560, DueTone.PAID), (4, 7, None, DueTone.AHEAD),
        (5, 11, 1234567, DueTone.AHEAD), (6, 12, 50000, DueTone.AHEAD), (7, 13, 40000, DueTone.AHEAD),
    ]  # fmt: skip
    return tuple(DuePoint(TODAY + timedelta(d), NAMES[i], amount, tone) for i, d, amount, tone in rows)


@pytest.fixture
def growth_lines() -> tuple[GrowthLine, ...]:
    days = tuple(TODAY + timedelta(n) for n in range(0, 240, 10))
    return (
        GrowthLine("Nothing is paid", days, tuple(1290560 + 13000 * n for n in range(24)), "overdue"),
        GrowthLine("只还最低", days, tuple(1290560 - 900 * n for n in range(24)), "soon"),
        GrowthLine("By the plan", days, tuple(1290560 - 1000 * n for n in range(24)), "ok"),
    )


@pytest.fixture
def counts() -> tuple[Counts, ...]:
    days = tuple(TODAY - timedelta(60 - n) for n in range(61))
    return tuple(
        Counts(NAMES[j], days, tuple((n * (j + 3)) // 17 % (5 - j % 3) for n in range(61))) for j in range(8)
    )


@pytest.fixture
def cost_groups() -> tuple[CostGroup, ...]:
    return tuple(
        CostGroup(
            name, Parts(100_000 * n, 20_000, 500 * n, 300), Parts(400_000, 1_000 * n, 7_000, 0),
            None if n % 3 == 0 else Parts(400_000 + 100_000 * n, 30_000, 0, 900),
            None if n % 3 == 0 else 30_900, 12_345 if n == 4 else 0,
        )
        for n, name in enumerate(NAMES)
    )  # fmt: skip


@pytest.fixture
def stacks() -> tuple[Stack, ...]:
    tones = (DueTone.PAID, DueTone.PAID, DueTone.OVERDUE, DueTone.SOON, *(DueTone.AHEAD,) * 8)
    return tuple(
        Stack(
            TODAY + timedelta(30 * n - 85), f"Instalment {n + 1}",
            {Part.PRINCIPAL: 80_000 + n, Part.INTEREST: 12_000 - 1_000 * n, Part.FEES: 900}, tone,
            0 if tone is DueTone.PAID else 50_000,
        )
        for n, tone in enumerate(tones)
    )  # fmt: skip


@pytest.fixture
def law(growth_lines: tuple[GrowthLine, ...]) -> tuple[LawCurve, ...]:
    days = growth_lines[0].dates[::2]
    return tuple(
        LawCurve(
            GrowthLine(
                f"Legal cap: {rate}% a year", days, tuple(1_280_560 + 700 * rate * n for n in range(12))
            ),
            (f"民間借貸利率上限 $x$ {rate} (judicial interpretation; text not verified)",),
        )
        for rate in (24, 12)
    )
