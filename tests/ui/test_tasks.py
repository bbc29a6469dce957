"""Work runs in the one database thread; results come back to the window's thread, and only to the living."""

import threading
from collections.abc import Iterator

import pytest
from fake_session import FakeSession
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from debttracker.errors import InputError
from debttracker.services.changes import ChangeKind, Changes
from debttracker.ui.bus import Bus
from debttracker.ui.tasks import Tasks

CHANGES = Changes(frozenset({ChangeKind.DEBTS}), ("card-a",), "Debt entered")


@pytest.fixture
def bus() -> Bus:
    return Bus()


@pytest.fixture
def tasks(bus: Bus) -> Iterator[Tasks]:
    made = Tasks(bus)
    made.session = FakeSession()  # type: ignore[assignment]
    yield made
    made.stop()


def test_reads_run_in_one_other_thread_and_answer_in_this_one(tasks: Tasks, qtbot: QtBot) -> None:
    owner, ran, answered = QObject(), [], []
    for _ in range(5):
        tasks.read(
            owner,
            lambda _s: ran.append(threading.get_ident()),
            lambda _r: answered.append(QThread.currentThread()),
        )
    qtbot.waitUntil(lambda: len(answered) == 5)
    assert len(set(ran)) == 1
    assert ran[0] != threading.get_ident()
    assert set(answered) == {owner.thread()}


def test_answers_come_in_the_order_of_the_questions(tasks: Tasks, qtbot: QtBot) -> None:
    owner, answers = QObject(), []
    for n in range(20):
        tasks.read(owner, lambda _s, n=n: n, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert answers == list(range(20))


def test_nothing_is_delivered_to_a_dead_owner(tasks: Tasks, qtbot: QtBot) -> None:
    dead, living, answers = QObject(), QObject(), []
    gate = threading.Event()
    tasks.read(dead, lambda _s: gate.wait(5), lambda _r: answers.append("dead"))
    tasks.read(living, lambda _s: None, lambda _r: answers.append("living"))
    delete(dead)
    gate.set()
    qtbot.waitUntil(lambda: answers != [])
    assert answers == ["living"]


def test_a_write_is_told_even_when_its_dialog_is_gone(tasks: Tasks, bus: Bus, qtbot: QtBot) -> None:
    owner, told = QObject(), []
    bus.changed.connect(told.append)
    gate = threading.Event()

    def write(_session: FakeSession) -> Changes:
        gate.wait(5)
        return CHANGES

    tasks.write(owner, write, lambda _c: told.append("done"))
    delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: told != [])
    assert told == [CHANGES]


def test_pages_hear_of_a_write_before_its_dialog_does(tasks: Tasks, bus: Bus, qtbot: QtBot) -> None:
    owner, order = QObject(), []
    bus.changed.connect(lambda _c: order.append("bus"))
    tasks.write(owner, lambda _s: CHANGES, lambda _c: order.append("done"))
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["bus", "done"]


def test_a_failure_goes_to_the_one_who_asked(tasks: Tasks, qtbot: QtBot) -> None:
    owner, failed, done = QObject(), [], []

    def fail(_session: FakeSession) -> None:
        raise InputError("not that")

    tasks.read(owner, fail, done.append, failed.append)
    qtbot.waitUntil(lambda: failed != [])
    assert str(failed[0]) == "not that"
    assert done == []


def test_a_world_error_nobody_takes_is_said_plainly(bus: Bus) -> None:
    said: list[str] = []
    tasks = Tasks(bus, inline=True, on_problem=lambda error: said.append(str(error)))

    def fail() -> None:
        raise InputError("the disk is full")

    tasks.run(QObject(), fail)
    assert said == ["the disk is full"]


def test_a_defect_is_raised_in_the_thread_of_the_window(tasks: Tasks, qtbot: QtBot) -> None:
    def defect(_session: FakeSession) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        tasks.read(QObject(), defect, lambda _r: None)
        qtbot.waitUntil(lambda: caught != [])
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_busy_lasts_from_the_first_question_to_the_last_answer(tasks: Tasks, bus: Bus, qtbot: QtBot) -> None:
    owner, busy = QObject(), []
    bus.busy.connect(busy.append)
    gate = threading.Event()
    tasks.read(owner, lambda _s: gate.wait(5), lambda _r: None)
    tasks.read(owner, lambda _s: None, lambda _r: None)
    assert busy == [True]
    gate.set()
    qtbot.waitUntil(lambda: len(busy) == 2)
    assert busy == [True, False]


def test_opening_closes_the_case_before(tasks: Tasks, qtbot: QtBot) -> None:
    owner, before, after, opened = QObject(), tasks.session, FakeSession(), []
    tasks.open(owner, lambda: after, opened.append)  # type: ignore[arg-type,return-value]
    qtbot.waitUntil(lambda: opened != [])
    assert before.closed  # type: ignore[union-attr]
    assert tasks.session is after
    assert not after.closed


def test_a_case_that_cannot_be_opened_leaves_the_one_before(tasks: Tasks, qtbot: QtBot) -> None:
    before, failed = tasks.session, []

    def fail() -> FakeSession:
        raise InputError("damaged")

    tasks.open(QObject(), fail, None, failed.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: failed != [])
    assert tasks.session is before
    assert not before.closed  # type: ignore[union-attr]


def test_a_question_that_comes_after_closing_is_dropped(tasks: Tasks, qtbot: QtBot) -> None:
    owner, closed, answers = QObject(), [], []
    tasks.close(owner, closed.append)
    tasks.read(owner, lambda session: session.today, answers.append)
    tasks.run(owner, lambda: "after", answers.append)
    qtbot.waitUntil(lambda: answers != [])
    assert closed == [None]
    assert answers == ["after"]
    assert tasks.session is None


def test_stop_waits_for_a_write_and_ends_the_thread(bus: Bus) -> None:
    tasks, wrote = Tasks(bus), []
    tasks.session = FakeSession()  # type: ignore[assignment]
    before = threading.active_count()
    tasks.write(QObject(), lambda _s: wrote.append(1))
    tasks.stop()
    assert wrote == [1]
    assert threading.active_count() == before


def test_work_that_says_how_far_it_is_can_be_stopped(tasks: Tasks, bus: Bus, qtbot: QtBot) -> None:
    owner, steps, done, told = QObject(), [], [], []
    bus.changed.connect(told.append)
    at_first, go_on = threading.Event(), threading.Event()

    def work(session: FakeSession) -> Changes:
        session.progress.step(3, 10)
        at_first.set()
        assert go_on.wait(5)
        session.progress.keep()
        raise AssertionError("it went on")

    tasks.progressed.connect(steps.append)
    tasks.write(owner, work, done.append)  # type: ignore[arg-type]
    assert at_first.wait(5)
    qtbot.waitUntil(lambda: bool(steps))
    assert (steps[0].done, steps[0].total) == (3, 10)
    steps[0].stop()
    with qtbot.waitSignal(tasks.stopped):
        go_on.set()
    assert done == []
    assert [changes.kinds for changes in told] == [frozenset(ChangeKind)]
    tasks.read(owner, lambda session: session.progress.step(), done.append)
    qtbot.waitUntil(lambda: done == [None])


def test_what_is_being_kept_cannot_be_stopped(tasks: Tasks, qtbot: QtBot) -> None:
    owner, steps, done = QObject(), [], []
    tasks.progressed.connect(steps.append)
    tasks.read(owner, lambda session: session.progress.keep(), done.append)
    qtbot.waitUntil(lambda: done == [None])
    assert [step.stop for step in steps] == [None, None]
