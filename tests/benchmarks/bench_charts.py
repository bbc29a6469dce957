"""How long a chart over five years of twenty debts takes to draw, in time of the processor.

    python tests/benchmarks/bench_charts.py [--smoke]

The first run of each chart reads fonts and is not counted. Each chart is built and rendered as for a window
of 1024x700; the median of several runs is held against the limit. With `--smoke` each is drawn once and no
limit is held.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from debttracker import l10n, paths
from debttracker.charts import figures
from debttracker.charts.money_series import ClaimRow, CostGroup, Part, Stack, few_stacks
from debttracker.charts.series import Counts, DuePoint, DueTone, GrowthLine
from debttracker.charts.style import Style
from debttracker.debts.balance import Parts
from debttracker.l10n import formats
from debttracker.services.views import HourCell

LIMIT_MS = 100
TODAY = date(2026, 11, 26)
YEARS_DAYS = 1826
DEBTS = 20
NAMES = [f"Lender {n} · 消费贷款" for n in range(DEBTS)]
Draw = Callable[[], figures.Drawn]


def main(*, smoke: bool) -> int:
    """Print the medians; return 1 when a chart takes longer than the limit."""
    slow = 0
    with l10n.using("en"):
        for name, draw in charts(style()).items():
            took = [milliseconds(draw) for _ in range(1 if smoke else 9)]
            counted = took if smoke else took[1:]
            middle = statistics.median(counted)
            slow += middle > LIMIT_MS
            print(f"{name}: {middle:.0f} ms (limit {LIMIT_MS})")
    return int(slow > 0 and not smoke)


def milliseconds(draw: Draw) -> float:
    """Return the processor time of building and rendering a chart, in milliseconds."""
    start = time.process_time()
    drawn = draw()
    drawn.figure.canvas.draw()
    took = time.process_time() - start
    drawn.figure.clear()
    return took * 1000


def style() -> Style:
    """Return a style like the program's."""
    fonts = paths.resources() / "fonts"
    return Style(
        background="#ffffff", ink="#1c2430", ink2="#556070", line="#d9dee5", accent="#1f6f78", ok="#23683f",
        soon="#855400", overdue="#b3261e", flagged="#6b3fa0",
        font=fonts / "DebttrackerSans-Regular.otf", bold_font=fonts / "DebttrackerSans-Bold.otf",
        money=lambda minor: formats.money(minor, "CNY"),
        axis_money=lambda minor: formats.money_whole(minor, "CNY"),
        width=960, height=520,
    )  # fmt: skip


def charts(look: Style) -> dict[str, Draw]:
    """Return what draws each chart over five years of twenty debts."""
    days = tuple(TODAY + timedelta(n) for n in range(YEARS_DAYS))
    back = tuple(TODAY - timedelta(YEARS_DAYS - n) for n in range(YEARS_DAYS))
    months = [TODAY + timedelta(30 * n) for n in range(60)]
    lines = [
        GrowthLine(name, days, tuple(1_000_000 * (n + 1) + 731 * day for day in range(YEARS_DAYS)))
        for n, name in enumerate(NAMES)
    ]
    dues = [
        DuePoint(day + timedelta(n), name, 50_000 + n, DueTone.AHEAD)
        for n, name in enumerate(NAMES)
        for day in months
    ]
    parts = {Part.PRINCIPAL: 80_000, Part.INTEREST: 12_000, Part.FEES: 900}
    stacks = few_stacks(
        [Stack(due.due, due.name, parts, DueTone.AHEAD) for due in sorted(dues, key=lambda due: due.due)]
    )
    costs = [
        CostGroup(name, Parts(90_000 + n, 20_000), Parts(400_000, 1_000 * n, 70), Parts(500_000, 30_000), 1)
        for n, name in enumerate(NAMES)
    ]
    told = GrowthLine("Claimed", back[::60], tuple(900_000 + 100 * n for n in range(len(back[::60]))))
    rows = [ClaimRow(name, TODAY, 900_000 + n, 800_000, (("Cap", 850_000),)) for n, name in enumerate(NAMES)]
    cells = [HourCell(day, hour, 1 + day, hour % 2) for day in range(7) for hour in range(24)]
    counts = [
        Counts(name, back, tuple((n * (k + 3)) // 17 % 5 for n in range(YEARS_DAYS)))
        for k, name in enumerate(NAMES)
    ]
    return {
        "due dates": lambda: figures.due_timeline(dues, look, today=TODAY, currency="CNY"),
        "growth": lambda: figures.growth(lines, look, today=TODAY, currency="CNY"),
        "cost": lambda: figures.cost_split(costs, look, currency="CNY"),
        "payments": lambda: figures.schedule_bars(stacks, look, today=TODAY, currency="CNY"),
        "claims": lambda: figures.claims(told, lines[0], look, today=TODAY, currency="CNY"),
        "latest claims": lambda: figures.claims_beside(rows, look, currency="CNY"),
        "hours": lambda: figures.hours(cells, ((0, 480), (1320, 1440)), look),
        "counts": lambda: figures.rolling(counts, 3, look, today=TODAY),
    }


if __name__ == "__main__":
    sys.exit(main(smoke="--smoke" in sys.argv))
