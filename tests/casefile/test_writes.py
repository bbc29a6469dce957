"""Writes and their history: what is refused, what is kept of it, what undo brings back."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from debttracker.case import Case, CaseInfo, EvidenceFile
from debttracker.casefile.unit_of_work import CaseFile
from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.contacts.notice import Notice
from debttracker.contacts.vocabulary import NoticeKind
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import DebtKind
from debttracker.errors import CannotOpenError, InputError
from debttracker.norms.finding import FindingKey, FindingStatus
from debttracker.norms.vocabulary import FindingState
from debttracker.planning.budget import Budget

NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
CASE = Case(
    CaseInfo("c", "CN"),
    creditors=(Creditor("bank"), Creditor("shop")),
    collectors=(Collector("agency", creditor="bank"),),
    debts=(Debt("d1", DebtKind.OTHER, "bank"), Debt("d2", DebtKind.CREDIT_CARD, "shop", currency="JPY")),
    payments=(Payment("p1", "d1", NOW.date(), 100), Payment("p2", "d2", NOW.date(), 100)),
    notices=(Notice("n1", NoticeKind.DISPUTE, to="agency", debts=("d1",)),),
    contacts=(Contact("c1"), Contact("c2", reply_to="c1", debts=("d1", "d2")), Contact("c3")),
    finding_status=(FindingStatus("c3", "cn.x", FindingState.CONFIRMED),),
)


@pytest.fixture
def file(tmp_path: Path):
    with CaseFile.create(tmp_path / "case.debts", CASE.info, clock=lambda: NOW) as made:
        made.write_case(CASE)
        yield made


@pytest.mark.parametrize(
    ("delete", "users"),
    [
        ((Creditor, "bank"), "collector agency, debt d1"),
        ((Collector, "agency"), "notice n1"),
        ((Debt, "d2"), "payment p2, contact c2"),
        ((Contact, "c1"), "contact c2"),
        ((Contact, "c3"), "finding_status c3 cn.x"),
    ],
)
def test_what_others_point_to_is_not_deleted(file: CaseFile, delete: tuple[type, str], users: str) -> None:
    with pytest.raises(InputError) as refused:
        file.write(delete=[delete], label="x")
    assert str(refused.value).endswith(f"{delete[1]} cannot be deleted: {users} point to it")
    assert file.load() == CASE


def test_a_creditor_and_a_collector_may_share_an_id(file: CaseFile) -> None:
    notice = Notice("n2", NoticeKind.DISPUTE, to="bank")
    file.write([Collector("bank"), notice], label="x")
    with pytest.raises(InputError, match="creditor bank cannot be deleted: collector agency, debt d1 point"):
        file.write(delete=[(Creditor, "bank")], label="x")
    file.write(delete=[(Collector, "bank")], label="x")
    alone = replace(notice, to="solo")
    file.write([Creditor("solo"), Collector("solo"), alone], label="x")
    file.write(delete=[(Collector, "solo")], label="x")
    with pytest.raises(InputError, match="creditor solo cannot be deleted: notice n2 point"):
        file.write(delete=[(Creditor, "solo")], label="x")
    with pytest.raises(InputError, match="notice n2: to"):
        file.write([replace(alone, note="changed")], [(Creditor, "solo")], label="x")
    assert file.load().notices[-1] == alone


def test_it_is_deleted_together_with_what_points_to_it(file: CaseFile) -> None:
    file.write(
        [Contact("c2")],
        [(Contact, "c1"), (FindingStatus, FindingKey("c3", None, "cn.x")), (Contact, "c3")],
        label="x",
    )
    assert file.load().contacts == (Contact("c2"),)
    assert {entry.record_id for entry in file.undo()} == {"c1", "c2", "c3", "c3 cn.x"}
    assert file.load() == CASE


def test_a_record_that_comes_back_stands_where_it_stood(file: CaseFile) -> None:
    file.write([Contact("c4")], label="a")
    file.write([replace(CASE.contacts[1], reply_to=None)], label="b")
    file.write([], [(Contact, "c1")], label="c")
    assert [c.id for c in file.load().contacts] == ["c2", "c3", "c4"]
    for _ in range(3):
        file.undo()
    assert file.load() == CASE


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ([Contact("c9", reply_to="c8")], "contact c9: reply_to: expected the id of a record in contacts"),
        ([Contact("c9", debts=("d1", "d9"))], "contact c9: debts[1]: expected the id of a record in debts"),
        ([Notice("n9", NoticeKind.DISPUTE, to="d1")], "notice n9: to: expected the id"),
        ([Payment("p9", "d9", NOW.date(), 1)], "payment p9: debt: expected the id"),
        ([FindingStatus("c9", "n")], "finding_status c9 n: contact: expected the id"),
        ([Contact("c9"), Contact("c9")], "contact c9 stands twice in one write"),
        ([Debt("d9", DebtKind.OTHER, currency="yuan")], "debt d9: currency: expected a currency code"),
        ([Contact("c9", visitors=-1)], "contact c9: visitors: expected a whole number"),
        ([Contact("c9", person_zone="Nowhere")], "contact c9: person_zone: expected a time zone"),
    ],
)
def test_a_wrong_record_is_named_and_nothing_is_written(
    file: CaseFile, records: list[object], message: str
) -> None:
    with pytest.raises(InputError) as refused:
        file.write([Contact("c5"), *records], label="x")
    assert str(refused.value).startswith(message)
    assert file.load(with_history=True) == CASE


def test_transactions_of_one_debt_have_their_own_ids(file: CaseFile) -> None:
    twice = (Transaction("t1", NOW.date(), 1),) * 2
    with pytest.raises(InputError, match=r"debt d1: transactions\[1\]\.id"):
        file.write([replace(CASE.debts[0], transactions=twice)], label="x")


@pytest.mark.parametrize("delete", [(Contact, "c9"), (CaseInfo, ""), (Budget, "")])
def test_what_is_not_there_cannot_be_deleted(file: CaseFile, delete: tuple[type, str]) -> None:
    with pytest.raises(InputError, match="cannot be deleted: it is not there"):
        file.write(delete=[delete], label="x")


def test_records_may_point_to_each_other_within_one_write(file: CaseFile) -> None:
    file.write(
        [Contact("c8", reply_to="c9"), Contact("c9", debts=("d9",)), Debt("d9", DebtKind.PAWN)], label="x"
    )
    assert len(file.load().contacts) == 5


def test_the_history_tells_what_stood_before_and_after(file: CaseFile) -> None:
    file.write([Payment("p1", "d1", NOW.date(), 250)], label="x")
    (entry,) = file.history(10)
    assert (entry.action, entry.kind, entry.record_id, entry.at) == ("edit", "payment", "p1", NOW)
    assert entry.before == '{"id":"p1","debt":"d1","paid_on":"2026-11-23","amount":"1.00"}'
    assert entry.after == '{"id":"p1","debt":"d1","paid_on":"2026-11-23","amount":"2.50"}'
    (undone,) = file.undo()
    assert undone.undone_at == NOW
    assert [(e.action, e.undone_at) for e in file.history(10)] == [("edit", NOW), ("undo", None)]
    assert file.history(1)[0].action == "undo"


def test_amounts_of_a_debt_in_another_currency_come_back(file: CaseFile) -> None:
    file.write(delete=[(Payment, "p2")], label="x")
    before = file.history(1)[0].before
    assert before is not None
    assert '"amount":"100"' in before
    file.undo()
    assert file.load() == CASE


def test_a_write_that_changes_nothing_leaves_no_trace(file: CaseFile) -> None:
    before = file.path.read_bytes()
    file.write([CASE.info, *CASE.contacts, *CASE.debts], label="x")
    assert file.path.read_bytes() == before
    assert file.undo() == []


def test_budget_and_case_are_edited_and_undone(file: CaseFile) -> None:
    file.write([Budget(reserve=5000), replace(CASE.info, name="other", timezone="Asia/Tokyo")], label="x")
    assert file.load().budget == Budget(reserve=5000)
    file.write(delete=[(Budget, "")], label="y")
    assert file.load().budget is None
    file.undo()
    assert file.load().info.name == "other"
    file.undo()
    assert file.load() == CASE


def test_a_currency_with_other_places_never_slips_under_recorded_amounts(file: CaseFile) -> None:
    with pytest.raises(InputError, match="cannot change from CNY to JPY"):
        file.write([replace(CASE.info, currency="JPY")], label="x")
    with pytest.raises(InputError, match="debt d2: the currency cannot change from JPY to CNY"):
        file.write([replace(CASE.debts[1], currency=None)], label="x")
    file.write([replace(CASE.info, currency="USD"), replace(CASE.debts[1], currency="KRW")], label="x")
    assert file.load().payments == CASE.payments


def test_many_records_are_imported_and_undone_as_one(file: CaseFile) -> None:
    many = [Contact(f"m{number}", debts=("d1",), reply_to="c1") for number in range(1200)]
    file.write(many, label="import")
    with pytest.raises(InputError, match=r"\(\+1198\) point to it"):
        file.write([], [(Debt, "d1")], label="x")
    assert len(file.undo()) == 1200
    assert file.load() == CASE


def test_evidence_must_have_its_own_hash(file: CaseFile) -> None:
    with pytest.raises(InputError, match="does not match its hash"):
        file.write(evidence=[EvidenceFile("0" * 64, b"x")], label="x")
    with pytest.raises(InputError, match="holds no evidence"):
        file.evidence("0" * 64)


def test_the_same_evidence_is_kept_once(file: CaseFile) -> None:
    photo = EvidenceFile(hashlib.sha256(b"photo").hexdigest(), b"photo")
    for _ in range(2):
        file.write(evidence=[photo, photo], label="x")
    assert file.load(with_evidence=True).evidence_files == (photo,)


def test_a_case_is_not_written_over_another(file: CaseFile) -> None:
    with pytest.raises(InputError, match="holds records already"):
        file.write_case(CASE)


def test_a_case_with_a_dangling_id_is_not_written(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "new.debts", CASE.info, clock=lambda: NOW) as file:
        with pytest.raises(InputError, match=r"collectors\[0\]\.creditor"):
            file.write_case(replace(CASE, creditors=()))
        assert file.load() == Case(CASE.info)


def test_a_file_open_for_reading_is_not_written(file: CaseFile) -> None:
    with CaseFile.open(file.path, read_only=True, clock=lambda: NOW) as reader:
        assert reader.read_only
        with pytest.raises(CannotOpenError, match="open only for reading"):
            reader.write([Contact("c9")], label="x")
        with pytest.raises(CannotOpenError):
            reader.undo()
