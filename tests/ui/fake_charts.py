"""The charts on money of a small case, all of it invented."""
# ruff: noqa: ARG002 - the methods have the signatures of the real ones

from datetime import date, timedelta

from fake_records import TODAY

from debttracker.debts.balance import DueState, Parts
from debttracker.services.law_lines import LawLine, LawLines
from debttracker.services.money_chart_views import (
    BillRow,
    ClaimPoint,
    ClaimsChart,
    CostChart,
    DebtCost,
    LatestClaim,
    LatestClaims,
    LawAhead,
    PeriodRow,
    ScheduleChart,
)

LAW_WORDS = "Whether this cap applies cannot be told yet: Four times the LPR."
SOURCE = "Cost above 24 percent (regulator's document; text not verified)"
_DAYS = tuple(TODAY + timedelta(days=30 * n) for n in range(7))
_STATES = (DueState.PAID, DueState.OVERDUE, DueState.OPEN, DueState.OPEN)

CARD_COST = DebtCost(
    "card-b",
    "Bank B card 8890",
    Parts(60_000, 4_000),
    Parts(1_712_000, 93_461, 18_550),
    0,
    0,
    None,
    None,
    True,
)
LOAN_COST = DebtCost(
    "loan-c",
    "Micro-loan C",
    Parts(400_000, 30_000, 0, 5_000),
    Parts(600_000, 12_000, 3_000),
    0,
    0,
    Parts(1_000_000, 80_000, 0, 10_000),
    90_000,
    False,
)


class FakeCharts:
    """Answers as `Session.money_charts` does; without claims the case is empty. `asked`: for which debts."""

    def __init__(self, claimed: tuple[tuple[str, str], ...] = (("card-b", "Bank B card 8890"),)) -> None:
        self.claimed = claimed
        self.asked: list[str | None] = []

    def costs(self, debt: str | None = None) -> CostChart:
        """Return the cost of a card and a loan, or of one of them."""
        self.asked.append(debt)
        if not self.claimed:
            return CostChart("CNY", ())
        rows = tuple(row for row in (CARD_COST, LOAN_COST) if debt in {None, row.debt})
        return CostChart("CNY", rows, 1 if debt is None else 0)

    def schedule(self, debt: str | None = None) -> ScheduleChart:
        """Return four instalments of a loan, and two statements of a card."""
        self.asked.append(debt)
        if not self.claimed:
            return ScheduleChart("CNY", (), ())
        periods = tuple(
            PeriodRow(
                "loan-c", "Micro-loan C", n + 1, TODAY + timedelta(days=30 * n - 40), 80_000, 14_560 - n, 500,
                0 if state is DueState.PAID else 95_060 - n, state,
            )
            for n, state in enumerate(_STATES)
        )  # fmt: skip
        bills = tuple(
            BillRow("card-b", "Bank B card 8890", made, made + timedelta(days=20), 1_700_000, minimum, state)
            for made, minimum, state in (
                (date(2026, 10, 5), 170_000, DueState.OVERDUE),
                (date(2026, 11, 5), None, DueState.OPEN),
            )
        )
        return ScheduleChart(
            "CNY",
            periods if debt in {None, "loan-c"} else (),
            bills if debt in {None, "card-b"} else (),
            ("Bank A card 1234",) if debt is None else (),
        )

    def law_ahead(self, debt: str, days: int) -> LawAhead:
        """Return one line of the law, and one that cannot be drawn."""
        self.asked.append(debt)
        line = LawLine(
            "Legal cap: 24% a year", (SOURCE,), False, _DAYS, tuple(1_270_000 + 20_000 * n for n in range(7))
        )
        return LawAhead(LawLines((line,), (LAW_WORDS,)), ("What the terms give today is above it.",))

    def with_claims(self) -> tuple[tuple[str, str], ...]:
        """Return the debts of which a claim is on record."""
        return self.claimed

    def claims(self, debt: str, days: int | None = None) -> ClaimsChart:
        """Return two claims, one of them without a total, beside the terms."""
        self.asked.append(debt)
        days_back = tuple(TODAY - timedelta(days=20 * n) for n in range(5, -1, -1))
        line = LawLine(
            "Legal cap: 24% a year", (SOURCE,), False, days_back, tuple(1_600_000 + n for n in range(6))
        )
        claims = (ClaimPoint(days_back[2], 1_900_000), ClaimPoint(days_back[3], None))
        computed = tuple(1_700_000 + 20_000 * n for n in range(6))
        return ClaimsChart("CNY", claims, days_back, computed, True, LawLines((line,)))

    def latest_claims(self, days: int | None = None) -> LatestClaims:
        """Return the latest claim on two debts, one of them without a total."""
        self.asked.append(None)
        if not self.claimed:
            return LatestClaims("CNY", ())
        rows = (
            LatestClaim(
                "card-b", "Bank B card 8890", TODAY, 1_900_000, 1_824_011, True,
                (("Legal cap: 24% a year", 1_800_000),),
            ),
            LatestClaim("loan-c", "Micro-loan C", TODAY, None, None, False, ()),
        )  # fmt: skip
        return LatestClaims("CNY", rows, 1)
