"""What newer norms change, and why: two releases made of the shipped ones."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from debttracker import paths
from debttracker.case import Case
from debttracker.norms.finding import FindingKey
from debttracker.norms.registry import Registry
from debttracker.norms.vocabulary import FindingState, Verdict
from debttracker.services import norm_memory
from debttracker.services.files import Cases
from debttracker.services.norms_news import FindingChange, NormsNews, Why
from debttracker.services.session import Session
from tests.services.example import CASE

QUIET = "cn.gbt45251.quiet-hours"
DAILY = "cn.gbt45251.conversations-per-day"
CODE = "cn.nifa2018.quiet-hours"
KEPT = FindingKey("c5", None, QUIET)
WEAKER = ('verdict = "breach"', 'verdict = "possible"')


class Place:
    """A case file, and the norms of its place in a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "case.debts"
        self.norms = folder / "resources" / "norms"
        self.day = 23
        shutil.copytree(paths.resources() / "norms" / "cn", self.norms / "cn")
        shutil.copytree(paths.resources() / "reference_rates", folder / "resources" / "reference_rates")

    def cases(self) -> Cases:
        """Return cases judged by the norms as they stand in the folder now."""
        return Cases(
            clock=lambda: datetime(2026, 11, self.day, 4, 0, tzinfo=UTC), norms=lambda: Registry(self.norms)
        )

    def judged(self, case: Case = CASE, do: Callable[[Session], object] = lambda _session: None) -> None:
        """Make the case file and judge it."""
        session = self.cases().new(self.path, case.info, content=case)
        session.open_findings()
        do(session)
        session.open_findings()
        session.close()

    def open(self, *, read_only: bool = False) -> Session:
        """Open the case file again."""
        return self.cases().open(self.path, read_only=read_only)

    def edit(self, name: str, *changes: tuple[str, str], release: str = "2027-01-15") -> None:
        """Change the text of a norm's file, and the release of the pack."""
        self._replace(self.norms / "cn" / f"{name}.toml", changes)
        self._replace(self.norms / "cn" / "pack.toml", [("2026-11-26", release)])

    def _replace(self, path: Path, changes: object) -> None:
        text = path.read_text("utf-8")
        for before, after in changes:  # type: ignore[attr-defined]
            assert before in text or "pack" in path.name
            text = text.replace(before, after)
        path.write_text(text, "utf-8")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def told(session: Session) -> NormsNews:
    found = session.norms_news()
    assert found is not None
    return found


def change_of(session: Session, norm: str) -> FindingChange:
    (found,) = [change for change in told(session).changes if change.key.norm == norm]
    return found


def test_the_same_norms_are_no_news(place: Place) -> None:
    place.judged()
    session = place.open()
    assert session.norms_news() is None
    session.close()


def test_a_file_that_was_never_judged_has_no_news(place: Place) -> None:
    place.cases().new(place.path, CASE.info, content=CASE).close()
    session = place.open()
    assert session._store.recall() is None
    assert session.norms_news() is None
    session.close()


def test_a_norm_that_is_new(place: Place) -> None:
    norm = place.norms / "cn" / "gbt45251.quiet-hours.toml"
    text = norm.read_text("utf-8")
    norm.unlink()
    place.judged()
    norm.write_text(text, "utf-8")
    place.edit("gbt45251.quiet-hours")
    session = place.open()
    found = change_of(session, QUIET)
    assert (found.key, found.before, found.after) == (KEPT, None, Verdict.BREACH)
    assert (found.why, found.releases) == ((Why.NORM_NEW,), ("2026-11-26", "2027-01-15"))
    assert (told(session).new, told(session).gone, told(session).other) == (1, 0, 0)
    session.close()


def test_a_norm_that_was_withdrawn(place: Place) -> None:
    place.judged()
    (place.norms / "cn" / "gbt45251.quiet-hours.toml").unlink()
    session = place.open()
    found = change_of(session, QUIET)
    assert (found.before, found.after, found.why) == (Verdict.BREACH, None, (Why.NORM_WITHDRAWN,))
    assert found.about == "甲银行"
    session.close()


def test_a_norm_that_ended(place: Place) -> None:
    place.judged()
    place.edit("gbt45251.quiet-hours", ("from = 2025-02-28\n", "from = 2025-02-28\nuntil = 2026-06-30\n"))
    session = place.open()
    assert change_of(session, QUIET).why == (Why.NORM_ENDED,)
    session.close()


def test_a_norm_that_was_changed_and_a_mark_set_before(place: Place) -> None:
    place.judged(do=lambda session: session.mark_findings([KEPT], FindingState.CONFIRMED))
    place.edit("gbt45251.quiet-hours", WEAKER)
    session = place.open()
    found = change_of(session, QUIET)
    assert (found.before, found.after) == (Verdict.BREACH, Verdict.POSSIBLE)
    assert (found.why, found.state) == ((Why.NORM_CHANGED,), FindingState.CONFIRMED)
    (row,) = [row for row in session.board_rows if row.key == KEPT]
    assert row.judged_otherwise
    session.close()


def test_a_change_of_words_alone_changes_nothing(place: Place) -> None:
    place.judged()
    place.edit("gbt45251.quiet-hours", ("Collecting at night", "Calls at night"))
    session = place.open()
    assert told(session).changes == ()
    session.close()
    session = place.open()  # with nothing changed the newer release is what the file knows
    assert session.norms_news() is None
    session.close()


def test_what_was_edited_meanwhile_is_said_too(place: Place) -> None:
    place.judged()
    place.edit("gbt45251.quiet-hours", WEAKER)
    session = place.open()
    session.save_contact(replace(session.case.contacts[-1], note="edited"))
    assert change_of(session, QUIET).why == (Why.NORM_CHANGED, Why.RECORD_EDITED)
    session.close()


def test_facts_that_changed_and_records_that_came_or_went(place: Place) -> None:
    place.judged()
    place.edit("gbt45251.quiet-hours", ("22:00:00", "21:30:00"))
    session = place.open()
    daily = {c.key.contact for c in told(session).changes if c.key.norm == DAILY}
    assert daily == set()
    session.delete_contacts(["c1"])  # one conversation less: another is no longer the fourth of the day
    changes = told(session).changes
    assert "c1" not in {change.key.contact for change in changes}
    (fewer,) = [c for c in changes if c.key == FindingKey("c4", None, DAILY)]
    assert (fewer.after, fewer.why) == (None, (Why.OTHERS_EDITED,))
    session.undo()
    session.close()


def test_what_cannot_be_told_is_not_known(place: Place) -> None:
    place.judged()
    session = place.open()
    kept = session._store.recall()
    assert kept is not None
    memory = norm_memory.read(kept.text)
    assert memory is not None
    basis = replace(memory.basis, releases={"CN": "2026-01-01"})
    verdicts = {**memory.verdicts, KEPT: Verdict.POSSIBLE}
    session._store.remember(norm_memory.written(replace(memory, basis=basis, verdicts=verdicts)))
    assert [(c.key, c.why) for c in told(session).changes] == [(KEPT, (Why.NOT_KNOWN,))]
    session.close()


def test_news_stay_until_they_are_noted(place: Place) -> None:
    place.judged()
    place.edit("gbt45251.quiet-hours", WEAKER)
    for _again in range(2):
        session = place.open()
        session.open_findings()
        assert told(session).other == 1
        session.close()
    session = place.open()
    changes = session.note_norms()
    assert not changes.undoable
    assert session.norms_news() is None
    assert session.case == place_case(place)
    session.close()
    session = place.open()
    assert session.norms_news() is None
    session.close()


def place_case(place: Place) -> Case:
    session = place.open(read_only=True)
    session.close()
    return session.case


def test_nothing_is_written_where_the_case_is_only_looked_at(place: Place) -> None:
    place.judged()
    place.edit("gbt45251.quiet-hours", WEAKER)
    before = place.path.read_bytes()
    session = place.open(read_only=True)
    assert session.open_findings()
    assert told(session).other == 1
    session.note_norms()
    session.close()
    assert place.path.read_bytes() == before


def test_a_memory_that_cannot_be_read_is_none(place: Place) -> None:
    place.judged()
    session = place.open()
    for text in ("", "{}", "[1]", '{"version": 99}', "null"):
        session._store.remember(text)
        assert norm_memory.read(text) is None
        assert session.norms_news() is None
    session.open_findings()
    session.close()
    session = place.open()
    kept = session._store.recall()
    assert kept is not None
    assert norm_memory.read(kept.text) is not None
    session.close()


def test_the_digest_of_a_norm_leaves_its_words_out(place: Place) -> None:
    norms = Registry(place.norms).norms("CN")
    again = Registry(place.norms).norms("CN")
    assert [norm_memory.digest(n) for n in norms] == [norm_memory.digest(n) for n in again]
    assert len({norm_memory.digest(n) for n in norms}) == len(norms)
    changed = replace(norms[0], texts={}, verified_through=norms[0].verified_through.replace(year=2030))
    assert norm_memory.digest(changed) == norm_memory.digest(norms[0])
    assert norm_memory.digest(replace(norms[0], max_verdict=Verdict.CLEAR)) != norm_memory.digest(norms[0])
