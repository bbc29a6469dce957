"""Tables for spreadsheets: what a person sees there is what the case holds, and nothing in them runs."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from debttracker.case import Case, CaseInfo
from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Channel, Tag
from debttracker.debts.debt import Debt, DebtChange
from debttracker.debts.payment import Payment
from debttracker.debts.vocabulary import DebtChangeKind, DebtKind, PaymentKind
from debttracker.errors import WorldError
from debttracker.exchange import csv_export
from debttracker.exchange.shape import fields_of
from tests.casefile.golden import whole_case
from tests.exchange.whole_cases import cases

CASE = Case(
    CaseInfo("c", "CN"),
    debts=(Debt("d1", DebtKind.OTHER, currency="JPY"), Debt("d2", DebtKind.OTHER)),
    payments=(Payment("p1", "d1", date(2026, 1, 2), 1200), Payment("p2", "d2", date(2026, 1, 3), -50)),
    contacts=(
        Contact(
            "c1",
            channel=Channel.SMS,
            automated=True,
            debts=("d1", "d2"),
            tags=(Tag.THREAT, Tag.INSULT),
            amount_demanded=123456,
            number="+8613800138000",
            words='=HYPERLINK("http://x")\nsecond, "line"',
        ),
    ),
)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_there_is_a_file_for_each_table(tmp_path: Path) -> None:
    written = csv_export.save(CASE, tmp_path / "out.csv")
    assert [path.name for path in written] == ["out.csv", "out-debts.csv", "out-payments.csv"]
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in written)


def test_the_contact_log_reads_back(tmp_path: Path) -> None:
    csv_export.save(CASE, tmp_path / "out.csv")
    (contact,) = rows(tmp_path / "out.csv")
    assert contact["channel"] == "sms"
    assert contact["automated"] == "true"
    assert contact["debts"] == "d1 | d2"
    assert contact["tags"] == "threat | insult"
    assert contact["amount_demanded"] == "1234.56"
    assert contact["currency"] == "CNY"
    assert contact["number"] == "+8613800138000"
    assert contact["words"] == '\'=HYPERLINK("http://x")\nsecond, "line"'
    assert contact["person"] == ""


def test_amounts_are_in_the_currency_of_their_debt(tmp_path: Path) -> None:
    csv_export.save(CASE, tmp_path / "out.csv")
    payments = rows(tmp_path / "out-payments.csv")
    assert [(p["amount"], p["currency"]) for p in payments] == [("1200", "JPY"), ("-0.50", "CNY")]
    assert [d["currency"] for d in rows(tmp_path / "out-debts.csv")] == ["JPY", "CNY"]


def test_every_field_has_a_column_that_is_filled(tmp_path: Path) -> None:
    case = whole_case()
    csv_export.save(case, tmp_path / "out.csv")
    for name, record in (("out", Contact), ("out-debts", Debt), ("out-payments", Payment)):
        for row in rows(tmp_path / f"{name}.csv"):
            assert [key for key in row if not row[key]] == []
            assert {field.key for field in fields_of(record)} <= row.keys()


def test_how_a_payment_was_booked_stands_beside_it(tmp_path: Path) -> None:
    paid = Payment(
        "p1", "d1", date(2026, 1, 2), 1200, PaymentKind.REFUND, scheduled=True, booked_principal=1000
    )
    waived = DebtChange(date(2026, 1, 3), DebtChangeKind.WAIVER, waived_interest=5)
    debt = replace(CASE.debts[0], changes=(waived,))
    csv_export.save(replace(CASE, debts=(debt,), payments=(paid,), contacts=()), tmp_path / "out.csv")
    (payment,) = rows(tmp_path / "out-payments.csv")
    assert (payment["kind"], payment["scheduled"], payment["booked_principal"]) == ("refund", "true", "1000")
    assert payment["booked_interest"] == ""
    (owed,) = rows(tmp_path / "out-debts.csv")
    assert owed["changes"] == '[{"date":"2026-01-03","kind":"waiver","waived_interest":"5"}]'


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|'/c calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=", "-"]
)
def test_a_text_that_looks_like_a_formula_is_made_harmless(text: str) -> None:
    assert csv_export.safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-12.50", "+86138", "12", "催收", "", "a=b", "'x"])
def test_numbers_and_words_stay_as_they_are(text: str) -> None:
    assert csv_export.safe(text) == text


@given(cases())
@settings(max_examples=25)
def test_every_record_has_its_row_and_no_cell_runs(case: Case) -> None:
    target = Path("out.csv")
    for text in csv_export.tables(case, target).values():
        for row in csv.reader(io.StringIO(text, newline="")):
            assert all(csv_export.safe(cell) == cell for cell in row)
    contacts = list(csv.reader(io.StringIO(csv_export.tables(case, target)[target], newline="")))
    assert len(contacts) == 1 + len(case.contacts)


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="nothing was changed"):
        csv_export.save(replace(CASE, contacts=()), tmp_path / "none" / "out.csv")
