"""How long each chart takes to be drawn: five years of twenty debts, after the first drawing of the process.

    python tests/benchmarks/bench_charts.py [--smoke]

Prints processor milliseconds for a chart of 1000 x 440 pixels from its rows to the picture, the middle of
several drawings, and the same as a multiple of an empty figure of that size. The bound is 100 ms. `--smoke`
takes fewer debts and drawings.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from debttracker import paths
from debttracker.charts import figures
from debttracker.charts.money_series import ClaimRow, CostGroup, Part, Stack
from debttracker.charts.series import Counts, DuePoint, DueTone, GrowthLine
from debttracker.charts.style import Style
from debttracker.debts.balance import Parts
from debttracker.l10n import formats
from debttracker.services.views import HourCell

TODAY = date(2026, 11, 23)
_YEARS = 5


def style() -> Style:
    """Return a style like the program's."""
    fonts = paths.resources() / "fonts"
    return Style(
        background="#ffffff", ink="#1c2430", ink2="#556070", line="#d9dee5", accent="#1f6f78", ok="#2c7a4b",
        soon="#9a6200", overdue="#b3261e", flagged="#6b3fa0",
        font=fonts / "DebttrackerSans-Regular.otf", bold_font=fonts / "DebttrackerSans-Bold.otf",
        money=lambda minor: formats.money(minor, "CNY"),
        axis_money=lambda minor: formats.money_whole(minor, "CNY"),
        width=1000, height=440,
    )  # fmt: skip


def charts(debts: int) -> dict[str, Callable[[Style], figures.Drawn]]:
    """Return what draws each chart over so many debts."""
    names = [f"某银行信用卡 {n}" for n in range(debts)]
    days = tuple(TODAY + timedelta(n) for n in range(365 * _YEARS))
    months = [TODAY + timedelta(30 * n) for n in range(-12, 12 * _YEARS - 12)]
    due = tuple(
        DuePoint(day, name, 100_000 + n, DueTone.OVERDUE if day < TODAY else DueTone.AHEAD)
        for n, name in enumerate(names)
        for day in months
    )
    growth = tuple(
        GrowthLine(name, days, tuple(1_000_000 + n * 1000 + k * 37 for k in range(len(days))))
        for n, name in enumerate(names)
    )
    counts = tuple(
        Counts(name, days, tuple((k + n) % 7 for k in range(len(days)))) for n, name in enumerate(names)
    )
    stacks = tuple(
        Stack(day, str(n), {Part.PRINCIPAL: 80_000, Part.INTEREST: 9_000}, DueTone.AHEAD)
        for n, day in enumerate(months)
    )
    groups = tuple(CostGroup(name, Parts(100_000, 9_000), Parts(500_000, 20_000, 3_000)) for name in names)
    claims = tuple(ClaimRow(name, TODAY, 520_000 + n, 500_000) for n, name in enumerate(names))
    cells = tuple(HourCell(day, hour, (day + hour) % 5, hour % 2) for day in range(7) for hour in range(24))
    return {
        "due dates": lambda s: figures.due_timeline(due, s, today=TODAY, currency="CNY"),
        "cost growing": lambda s: figures.growth(growth, s, today=TODAY, currency="CNY"),
        "cost by part": lambda s: figures.cost_split(groups, s, currency="CNY"),
        "payments": lambda s: figures.schedule_bars(stacks, s, today=TODAY, currency="CNY"),
        "claims": lambda s: figures.claims_beside(claims, s, currency="CNY"),
        "contacts by hour": lambda s: figures.hours(cells, ((0, 480), (1320, 1440)), s),
        "counts against the limit": lambda s: figures.rolling(counts, 3, s, today=TODAY),
    }


def measured(draw: Callable[[], Figure], times: int) -> float:
    """Return the middle of the processor seconds that drawing took, after one drawing that does not count."""
    taken = []
    for _each in range(times + 1):
        began = time.process_time()
        figure = draw()
        figure.canvas.draw()
        taken.append(time.process_time() - began)
        figure.clear()
    return statistics.median(taken[1:])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--smoke", action="store_true")
    smoke = parser.parse_args().smoke
    debts, times = (3, 1) if smoke else (20, 9)
    wanted = style()

    def empty() -> Figure:
        figure = Figure(figsize=(wanted.width / wanted.dpi, wanted.height / wanted.dpi), dpi=wanted.dpi)
        FigureCanvasAgg(figure)
        figure.add_axes((0.1, 0.1, 0.8, 0.8))
        return figure

    yardstick = measured(empty, times)
    print(f"{'an empty figure':28} {yardstick * 1000:7.1f} ms")
    for name, build in charts(debts).items():
        took = measured(lambda build=build: build(wanted).figure, times)
        print(f"{name:28} {took * 1000:7.1f} ms  {took / yardstick:5.1f} x")


if __name__ == "__main__":
    main()
