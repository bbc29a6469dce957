"""The charts on cost, schedule, growth and claims, by what they draw."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from debttracker.charts import figures
from debttracker.charts.money_series import ClaimRow, CostGroup, LawCurve, Part, Stack
from debttracker.charts.series import DueTone, GrowthLine
from debttracker.charts.style import Style
from debttracker.debts.balance import Parts

TODAY = date(2026, 11, 23)
EMPTY = GrowthLine("By the terms", (), ())


def named(drawn: figures.Drawn, gid: str) -> list[Any]:
    return drawn.figure.findobj(lambda artist: artist.get_gid() == gid)


def tall(bars: Any) -> list[float]:
    """Return the height of each rectangle that one patch holds."""
    corners = bars.get_path().vertices
    return [top[1] - low[1] for low, top in zip(corners[::5], corners[2::5], strict=True)]


def words(drawn: figures.Drawn, gid: str) -> list[str]:
    return [text.get_text() for text in named(drawn, gid)]


def said_at(drawn: figures.Drawn, x: float, y: float) -> str | None:
    at = drawn.figure.axes[0].transData.transform((x, y))
    box = drawn.figure.bbox
    return drawn.hover(at[0] / box.width, 1 - at[1] / box.height)


def test_the_parts_of_a_cost_stand_end_to_end(style: Style) -> None:
    group = CostGroup(
        "Loan", Parts(30_000, 500, 20, 100), Parts(90_000, 800), Parts(120_000, 9_000), 9_000, 700
    )
    drawn = figures.cost_split([group], style, currency="CNY")
    assert words(drawn, "bar-name") == ["paid", "still owed", "by contract"]
    assert words(drawn, "end") == [
        "¥306.20, and ¥7.00 of no known part",
        "¥908.00",
        "¥1,290.00, costs ¥90.00",
    ]
    interest = named(drawn, "part-interest")
    assert [(bar.get_x(), bar.get_width()) for bar in interest] == [
        (30_000, 500),
        (90_000, 800),
        (120_000, 9_000),
    ]
    looks = {part: named(drawn, f"part-{part}")[0] for part in list(Part)[:4]}
    assert len({look.get_hatch() for look in looks.values()}) == 4
    assert len({look.get_facecolor() for look in looks.values()}) == 4
    said = said_at(drawn, 10, 1)
    assert said is not None
    assert said.splitlines() == ["Loan", "still owed: ¥908.00", "Principal: ¥900.00", "Interest: ¥8.00"]


def test_a_contract_that_is_not_known_has_no_bar(style: Style) -> None:
    drawn = figures.cost_split([CostGroup("Card", Parts(), Parts(100))], style, currency="CNY")
    assert words(drawn, "end") == ["¥0.00", "¥1.00", "not fixed or not known"]
    assert len(named(drawn, "part-principal")) == 1
    assert "by contract" not in drawn.summary


def test_two_debts_of_one_name_stay_apart(style: Style) -> None:
    same = CostGroup("Loan", Parts(5), Parts(7))
    drawn = figures.cost_split([same, same], style, currency="CNY")
    assert words(drawn, "name") == ["Loan", "Loan"]
    assert len(named(drawn, "part-principal")) == 4


def test_bars_of_a_schedule_show_their_state_without_colour(stacks: tuple[Stack, ...], style: Style) -> None:
    drawn = figures.schedule_bars(stacks, style, today=TODAY, currency="CNY")
    principal = named(drawn, "part-principal")
    heights = [height for bars in principal for height in tall(bars)]
    assert heights == [stack.parts[Part.PRINCIPAL] for stack in stacks]
    pale = [(bars.get_alpha() or 1) < 0.5 for bars in principal for _height in tall(bars)]
    assert pale == [stack.tone is DueTone.PAID for stack in stacks]
    assert [len(tall(edge)) for edge in named(drawn, "overdue")] == [1]
    marks = {tone: named(drawn, f"due-{tone}")[0].get_marker() for tone in DueTone}
    assert len(set(marks.values())) == len(DueTone)
    first = stacks[2]
    said = said_at(drawn, first.day.toordinal(), 10)
    assert said is not None
    assert said.splitlines() == [
        "Instalment 3",
        "Oct 29, 2026 · overdue",
        "Principal: ¥800.02",
        "Interest: ¥100.00",
        "Fees: ¥9.00",
        "together: ¥909.02",
        "unpaid: ¥500.00",
    ]


def test_bars_too_narrow_for_a_mark_have_none(style: Style) -> None:
    rows = [
        Stack(TODAY + timedelta(n), str(n), {Part.PRINCIPAL: 100}, DueTone.AHEAD) for n in range(0, 900, 15)
    ]
    drawn = figures.schedule_bars(rows, replace(style, width=420), today=TODAY, currency="CNY")
    assert [len(tall(bars)) for bars in named(drawn, "part-principal")] == [60]
    assert named(drawn, f"due-{DueTone.AHEAD}") == []


def test_the_line_of_the_law_is_named_with_its_norm_and_force(
    growth_lines: tuple[GrowthLine, ...], law: tuple[LawCurve, ...], style: Style
) -> None:
    drawn = figures.growth(growth_lines[:2], style, today=TODAY, currency="CNY", law=law)
    limits = named(drawn, "limit")
    assert [list(line.get_ydata()) for line in limits] == [list(curve.line.values) for curve in law]
    assert len({str(line.get_linestyle()) for line in limits} | {"-"}) == 2
    assert words(drawn, "name")[2].startswith("Legal cap: 24% a year")
    assert words(drawn, "foot") == [
        "Legal cap: 24% a year – 民間借貸利率上限 $x$ 24 (judicial interpretation; text not verified)",
        "Legal cap: 12% a year – 民間借貸利率上限 $x$ 12 (judicial interpretation; text not verified)",
    ]
    assert drawn.table.titles[-2:] == ("Legal cap: 24% a year", "Legal cap: 12% a year")
    low, high = drawn.figure.axes[0].get_ylim()
    assert low <= min(law[0].line.values) <= max(law[0].line.values) <= high


def test_the_pointer_finds_days_on_which_every_line_has_a_value(
    growth_lines: tuple[GrowthLine, ...], law: tuple[LawCurve, ...], style: Style
) -> None:
    drawn = figures.growth(growth_lines[:2], style, today=TODAY, currency="CNY", law=law[:1])
    between = growth_lines[0].dates[3].toordinal() + 1
    said = said_at(drawn, between, sum(drawn.figure.axes[0].get_ylim()) / 2)
    assert said is not None
    assert said.splitlines()[0] == "Jan 2, 2027"
    assert len(said.splitlines()) == 4


def test_claims_are_points_beside_the_terms(
    growth_lines: tuple[GrowthLine, ...], law: tuple[LawCurve, ...], style: Style
) -> None:
    days = growth_lines[0].dates
    claimed = GrowthLine("Claimed", (days[3], days[9]), (1_500_000, 1_700_000))
    drawn = figures.claims(claimed, growth_lines[0], style, today=TODAY, currency="CNY", law=law)
    (points,) = named(drawn, "points")
    assert list(points.get_ydata()) == [1_500_000, 1_700_000]
    assert points.get_linestyle() == "None"
    assert len(named(drawn, "limit")) == 2
    said = said_at(drawn, days[9].toordinal(), 1_500_000)
    assert said is not None
    assert said.splitlines()[:3] == ["Feb 21, 2027", "Claimed: ¥17,000.00", "Nothing is paid: ¥14,075.60"]
    assert (days[3], 1_500_000) == drawn.table.rows[3][:2]


def test_without_terms_only_the_claims_are_drawn(style: Style) -> None:
    claimed = GrowthLine("Claimed", (TODAY,), (5,))
    drawn = figures.claims(claimed, EMPTY, style, today=TODAY, currency="CNY")
    assert len(named(drawn, "points")) == 1
    assert drawn.figure.axes[0].get_lines()[0].get_linestyle() == "None"
    assert drawn.table.titles == ("Date", "Claimed")


def test_the_latest_claims_stand_in_rows_beside_terms_and_lines(style: Style) -> None:
    rows = [
        ClaimRow("Card", TODAY, 190_000, 182_401, (("Legal cap: 24% a year", 180_000),)),
        ClaimRow("Unsaid", TODAY, None, 5),
        ClaimRow("Loan", TODAY, 50_000, None),
    ]
    drawn = figures.claims_beside(rows, style, currency="CNY")
    assert words(drawn, "name") == ["Card\nNov 23, 2026", "Loan\nNov 23, 2026"]
    assert [mark.get_xdata()[0] for mark in named(drawn, "claimed")] == [190_000, 50_000]
    assert [mark.get_xdata()[0] for mark in named(drawn, "computed")] == [182_401]
    assert [mark.get_xdata()[0] for mark in named(drawn, "law")] == [180_000]
    marks = {named(drawn, look)[0].get_marker() for look in ("claimed", "computed", "law")}
    assert len(marks) == 3
    said = said_at(drawn, 100_000, 0)
    assert said is not None
    assert said.splitlines()[2:] == [
        "Claimed: ¥1,900.00",
        "By the terms: ¥1,824.01",
        "Legal cap: 24% a year: ¥1,800.00",
    ]
    assert said_at(drawn, 100_000, 1).endswith("By the terms: not known")  # type: ignore[union-attr]
    assert drawn.table.rows[1] == ("Unsaid", TODAY, None, 5, None, None)


def test_claims_that_have_no_room_are_in_the_table(style: Style) -> None:
    rows = [ClaimRow(str(n), TODAY, 1_000 + n, 900) for n in range(50)]
    drawn = figures.claims_beside(rows, style, currency="CNY")
    shown = len(named(drawn, "claimed"))
    assert 3 <= shown < 50
    assert words(drawn, "more") == [f"{50 - shown} more claims are in the table."]
    assert words(drawn, "name")[-1].startswith("49")
    assert len(drawn.table.rows) == 50
