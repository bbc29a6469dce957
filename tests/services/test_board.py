"""The findings as one list: what is on it, what filters let through, and marking many at once."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from debttracker.norms.finding import FindingKey
from debttracker.norms.vocabulary import FindingState, Force, Subject, Verdict
from debttracker.services.board import BoardFilter, BoardRow
from debttracker.services.files import Cases
from debttracker.services.session import Session
from tests.services.example import CASE, SHANGHAI, call

QUIET = FindingKey("c5", None, "cn.gbt45251.quiet-hours")
MONEY = FindingKey(None, "card-1", "cn.card111.fee-on-fee")


def rows(session: Session, **wanted: object) -> tuple[BoardRow, ...]:
    return session.board(BoardFilter(**wanted)).rows  # type: ignore[arg-type]


def test_every_finding_over_contacts_and_debts_is_there_once(session: Session) -> None:
    found = rows(session)
    judged = {f.key for contact in session._judging.findings().values() for f in contact}
    money = {f.key for f in session.money_law.findings()}
    assert money
    assert {row.key for row in found} == judged | money
    assert len({row.id for row in found}) == len(found) == session.board(BoardFilter()).total
    of_contacts = [row.at for row in found if row.key.contact is not None]
    assert of_contacts == sorted(of_contacts, reverse=True)
    quiet = next(row for row in found if row.key == QUIET)
    assert (quiet.who, quiet.lender, quiet.about) == ("甲银行", "bank-a", "手机贷")
    assert quiet.at == datetime(2026, 11, 22, 22, 41, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    "wanted",
    [
        {"subject": Subject.QUIET_HOURS},
        {"force": Force.STANDARD},
        {"lender": "bank-a"},
        {"verdict": Verdict.CANNOT_TELL},
        {"judged": True},
        {"words": "手机贷 night"},
        {"month": (2026, 11)},
    ],
)
def test_a_filter_lets_through_what_fits(session: Session, wanted: dict[str, object]) -> None:
    everything, found = rows(session), rows(session, **wanted)
    assert 0 < len(found) < len(everything) or wanted == {"lender": "bank-a"}
    for name, value in wanted.items():
        if name in {"subject", "force", "lender", "verdict", "month"}:
            assert found == tuple(row for row in everything if getattr(row, name) == value)
    assert rows(session, words="nothing holds this") == ()


def test_months_are_counted_whatever_month_is_chosen(cases: Cases, tmp_path: Path) -> None:
    early = replace(call("c9", 23, 0), at=datetime(2026, 8, 31, 23, 30, tzinfo=SHANGHAI))
    undated = replace(call("c8", 23, 0), at=None)
    case = replace(CASE, contacts=(*CASE.contacts, early, undated))
    session = cases.new(tmp_path / "months.debts", case.info, content=case)
    found = session.board(BoardFilter(month=(2026, 8)))
    assert [month for month, _count in found.months] == [(2026, 8), (2026, 9), (2026, 10), (2026, 11)]
    counts = dict(found.months)
    assert counts[2026, 8] == len(found.rows) > 0
    assert (counts[2026, 9], counts[2026, 10]) == (0, 0)
    assert found.undated + sum(counts.values()) == found.total
    assert rows(session)[-1].at is None
    session.close()


def test_what_was_marked_is_told_and_filtered_by(session: Session) -> None:
    before = session.open_findings()
    session.mark_findings([QUIET, MONEY], FindingState.DISMISSED, "agreed by phone")
    assert {row.key for row in rows(session, state=FindingState.DISMISSED)} == {QUIET, MONEY}
    assert {row.key for row in rows(session, words="agreed phone")} == {QUIET, MONEY}
    assert session.open_findings() == before - 1  # the other lacks a fact
    kept = rows(session)
    session._board = None
    assert rows(session) == kept  # kept up with the marks as if it were put together anew
    session.undo()
    assert rows(session, state=FindingState.DISMISSED) == ()


def test_a_mark_on_another_verdict_says_so(session: Session) -> None:
    session.mark_findings([QUIET], FindingState.CONFIRMED)
    assert not any(row.judged_otherwise for row in rows(session))
    contact = session.contact("c5").row.contact
    session.save_contact(replace(contact, at=contact.at and contact.at.replace(hour=23)))
    assert not any(row.judged_otherwise for row in rows(session))
    status = replace(session.case.finding_status[0], verdict=Verdict.POSSIBLE)
    session.write_records([status], (), "x")
    assert [row.key for row in rows(session) if row.judged_otherwise] == [QUIET]
