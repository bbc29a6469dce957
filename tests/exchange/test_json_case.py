"""A case in JSON: lossless both ways, and every mistake is named with its place."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from debttracker.case import Case, CaseInfo
from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import TimePrecision
from debttracker.debts.debt import DebtChange
from debttracker.debts.terms import BalanceRate, CardTerms, LoanTerms
from debttracker.debts.vocabulary import BalanceKind, DebtChangeKind, PaymentKind, PaymentOrder
from debttracker.errors import InputError, WorldError
from debttracker.exchange import json_case
from tests.casefile.golden import empty_of_case, whole_case
from tests.exchange.whole_cases import cases

Document = dict[str, Any]
DOCUMENT: Document = {
    "format": "debttracker-case",
    "version": 1,
    "case": {
        "name": "…",
        "jurisdiction": "CN",
        "region": None,
        "timezone": "Asia/Shanghai",
        "currency": "CNY",
        "language": "zh_CN",
    },
    "creditors": [{"id": "bank-a", "name": "…", "kind": "bank", "member_of": ["CBA"]}],
    "collectors": [
        {"id": "agency-x", "name": "…", "kind": "agency", "creditor": "bank-a", "numbers": ["01012345678"]}
    ],
    "debts": [
        {
            "id": "card-1",
            "kind": "credit_card",
            "creditor": "bank-a",
            "currency": "CNY",
            "purpose": "consumer",
            "terms": {"statement_day": 5, "daily_rate": "0.05", "credit_limit": "50000.00"},
            "transactions": [{"id": "t1", "posted_on": "2026-01-02", "amount": "12.34", "kind": "purchase"}],
        }
    ],
    "payments": [{"id": "p1", "debt": "card-1", "paid_on": "2026-02-01", "amount": "100"}],
    "notices": [{"id": "n1", "kind": "stop_contact", "to": "agency-x"}],
    "creditor_notices": [],
    "complaints": [],
    "contacts": [{"id": "c1", "at": "2026-03-02T08:30:00+08:00", "debts": ["card-1"]}, {"id": "c2"}],
    "budget": None,
    "offers": [],
}


def read(document: Any) -> Case:
    return json_case.loads(json.dumps(document).encode(), "case.json")


def changed(change: Callable[[Document], object]) -> Document:
    document = copy.deepcopy(DOCUMENT)
    change(document)
    return document


@given(cases())
@settings(max_examples=50)
def test_a_case_goes_through_json_without_loss(case: Case) -> None:
    text = json_case.dump(case)
    back = json_case.loads(text.encode(), "case.json")
    assert back == case
    assert json_case.dump(back) == text


def test_no_field_of_any_record_is_lost() -> None:
    case = whole_case()
    text = json_case.dump(case)
    assert json_case.loads(text.encode(), "case.json") == case
    assert empty_of_case(case) == []


def test_what_changed_in_a_debt_is_written_under_the_names_of_its_fields() -> None:
    terms = {
        "annual_rate": "18.25",
        "year_days": 360,
        "rates": [
            {"balance": "cash_advances", "from": "2026-01-01", "until": "2026-06-30", "daily_rate": "0.04"}
        ],
        "minimum_adds": [],
        "late_fee_steps": ["300.00", "400.00"],
        "payment_order": "charges_first",
    }
    change = {"date": "2026-05-01", "kind": "waiver", "waived_interest": "12.30"}
    debt = {"id": "card-2", "kind": "credit_card", "terms": terms, "changes": [change]}
    paid = {"id": "p2", "debt": "card-2", "paid_on": "2026-05-02", "amount": "1.00", "kind": "refund"}
    paid |= {"scheduled": False, "booked_interest": "1.00"}

    def add(document: Document) -> None:
        document["debts"].append(debt)
        document["payments"].append(paid)

    case = read(changed(add))
    assert case.debts[1].terms == CardTerms(
        annual_rate=Decimal("18.25"),
        year_days=360,
        rates=(
            BalanceRate(
                BalanceKind.CASH_ADVANCES, date(2026, 1, 1), date(2026, 6, 30), daily_rate=Decimal("0.04")
            ),
        ),
        minimum_adds=(),
        late_fee_steps=(30_000, 40_000),
        payment_order=PaymentOrder.CHARGES_FIRST,
    )
    assert case.debts[1].changes == (
        DebtChange(date(2026, 5, 1), DebtChangeKind.WAIVER, waived_interest=1230),
    )
    assert case.payments[1].kind is PaymentKind.REFUND
    encoded = json_case.encode(case)
    assert encoded["debts"][1] == debt
    assert encoded["payments"][1] == paid


def test_what_a_minimum_adds_may_be_unknown_or_known_to_be_nothing() -> None:
    def adds(terms: Document) -> Any:
        found = read(changed(lambda d: d["debts"][0]["terms"].update(terms))).debts[0].terms
        assert isinstance(found, CardTerms)
        return found.minimum_adds

    assert adds({}) is None
    assert adds({"minimum_adds": None}) is None
    assert adds({"minimum_adds": []}) == ()


def test_offsets_and_places_survive() -> None:
    contact = Contact("c1", at=datetime(2026, 3, 2, 8, 30, tzinfo=timezone(timedelta(hours=-5))))
    text = json_case.dump(replace(read(DOCUMENT), contacts=(contact,)))
    assert '"2026-03-02T08:30:00-05:00"' in text
    assert json_case.loads(text.encode(), "x").contacts[0].at == contact.at


def test_ten_megabytes_of_text_survive(tmp_path: Path) -> None:
    words = "催收😀\u202e" * 800_000
    case = Case(CaseInfo("big", "CN"), contacts=(Contact("c1", words=words),))
    json_case.save(case, tmp_path / "big.json")
    assert json_case.load(tmp_path / "big.json") == case


def test_what_is_not_known_is_left_out_and_what_is_known_to_be_none_is_written() -> None:
    document = json_case.encode(read(changed(lambda d: d["creditors"][0].update(member_of=[]))))
    assert document["creditors"][0]["member_of"] == []
    assert "licensed" not in document["creditors"][0]
    unknown = changed(lambda d: d["creditors"][0].pop("member_of"))
    assert read(unknown).creditors[0].member_of is None
    assert "member_of" not in json_case.encode(read(unknown))["creditors"][0]


def test_the_keys_of_the_format_are_always_written() -> None:
    empty = {key: value for key, value in DOCUMENT.items() if key in {"format", "version", "case"}}
    assert json_case.encode(read(empty)).keys() == DOCUMENT.keys()


def test_terms_follow_the_kind_of_debt() -> None:
    def as_loan(document: Document) -> None:
        document["debts"][0] |= {"kind": "microloan", "terms": {}, "transactions": []}

    assert read(DOCUMENT).debts[0].terms == CardTerms(5 * 10**6, 5, daily_rate=Decimal("0.05"))
    assert read(changed(as_loan)).debts[0].terms == LoanTerms()


def test_amounts_are_in_the_currency_of_their_debt() -> None:
    def in_yen(document: Document) -> None:
        document["debts"].append({"id": "jp", "kind": "other", "currency": "JPY", "claims": [_claim("1200")]})
        document["payments"].append({"id": "p2", "debt": "jp", "paid_on": "2026-02-01", "amount": "300"})

    def _claim(total: str) -> Document:
        return {"date": "2026-01-01", "total": total}

    case = read(changed(in_yen))
    assert case.payments[0].amount == 10_000
    assert case.payments[1].amount == 300
    assert case.debts[1].claims[0].total == 1200
    assert json_case.loads(json_case.dump(case).encode(), "x") == case


@pytest.mark.parametrize("key", ["paid_on", "date", "on"])
def test_a_payment_is_dated_under_any_of_its_names(key: str) -> None:
    document = changed(lambda d: d.update(payments=[{"debt": "card-1", key: "2026-02-01", "amount": "1"}]))
    assert read(document).payments[0].paid_on.isoformat() == "2026-02-01"


@pytest.mark.parametrize("key", ["posted_on", "posting_date", "date"])
def test_a_transaction_is_dated_under_any_of_its_names(key: str) -> None:
    entry = {key: "2026-02-01", "amount": "1"}
    document = changed(lambda d: d["debts"][0].update(transactions=[entry]))
    assert read(document).debts[0].transactions[0].posted_on.isoformat() == "2026-02-01"


def test_records_without_an_id_get_one_that_stays_when_others_are_added() -> None:
    one = {"debt": "card-1", "date": "2026-02-01", "amount": "1"}
    other = {"debt": "card-1", "date": "2026-01-01", "amount": "2"}
    first = read(changed(lambda d: d.update(payments=[one, one]))).payments
    second = read(changed(lambda d: d.update(payments=[other, one, one]))).payments
    assert first[0].id != first[1].id
    assert first == second[1:]


def test_a_day_without_a_time_is_midnight_there_and_says_so() -> None:
    contact = read(changed(lambda d: d["contacts"][0].update(at="2026-03-02"))).contacts[0]
    assert contact.at == datetime(2026, 3, 2, tzinfo=timezone(timedelta(hours=8)))
    assert contact.at_precision is TimePrecision.DATE


def test_hours_of_a_consent_are_one_window() -> None:
    scope = {"hours": {"from": "08:00", "until": "21:00"}, "from": "2026-01-01"}
    case = read(changed(lambda d: d["contacts"][0].update(consent="specific", consent_scope=scope)))
    found = case.contacts[0].consent_scope
    assert found is not None
    assert (found.hours_from, found.hours_until) == (time(8), time(21))
    assert json_case.encode(case)["contacts"][0]["consent_scope"] == scope


def test_rates_are_read_exactly_from_numbers() -> None:
    text = json.dumps(DOCUMENT).replace('"0.05"', "0.10000000000000000555111512")
    terms = json_case.loads(text.encode(), "x").debts[0].terms
    assert isinstance(terms, CardTerms)
    assert terms.daily_rate == Decimal("0.10000000000000000555111512")


def test_the_place_settles_zone_and_currency_only_where_there_is_one() -> None:
    bare = {"format": "debttracker-case", "version": 1, "case": {"jurisdiction": "TW"}}
    assert read(bare).info == CaseInfo("", "TW", timezone="Asia/Taipei", currency="TWD")
    bare["case"] = {"jurisdiction": "US", "currency": "USD"}
    with pytest.raises(InputError, match=r"case\.timezone"):
        read(bare)


def _contact(**values: Any) -> Callable[[Document], object]:
    return lambda d: d["contacts"][0].update(values)


def _debt(**values: Any) -> Callable[[Document], object]:
    return lambda d: d["debts"][0].update(values)


def _terms(**values: Any) -> Callable[[Document], object]:
    return lambda d: d["debts"][0]["terms"].update(values)


BAD: list[tuple[Callable[[Document], object], str]] = [
    (lambda d: d.update(format="other"), "format: expected"),
    (lambda d: d.update(version=2), "version: expected 1"),
    (lambda d: d.update(version=True), "version: expected 1"),
    (lambda d: d.pop("version"), "version: expected 1"),
    (lambda d: d.update(contact=[]), "contact: there is no such field; is contacts meant?"),
    (lambda d: d.update(contacts={}), "contacts: expected a list"),
    (lambda d: d.update(contacts=[1]), "contacts[0]: expected an object"),
    (lambda d: d.update(case=None), "case: expected an object"),
    (lambda d: d["case"].update(currency="RMB yuan"), "case.currency: expected a currency code"),
    (lambda d: d["case"].update(timezone="Mars/Base"), "case.timezone: expected a time zone"),
    (lambda d: d["case"].update(timezone="../etc/passwd"), "case.timezone: expected a time zone"),
    (lambda d: d["case"].update(jurisdiction="china"), "case.jurisdiction: expected a country code"),
    (lambda d: d["case"].pop("jurisdiction"), "case.jurisdiction: this is needed"),
    (
        lambda d: d["case"].update(debtor={"deceased_on": "yesterday"}),
        "case.debtor.deceased_on: expected a date",
    ),
    (_terms(statement_day="x"), 'debts[0].terms.statement_day: expected a whole number, found "x"'),
    (_terms(statement_day=32), "debts[0].terms.statement_day: expected a whole number from 1 to 31"),
    (_terms(statement_day=True), "debts[0].terms.statement_day: expected a whole number"),
    (_terms(periods=6), "debts[0].terms.periods: there is no such field"),
    (_terms(daily_rate="5 %"), "debts[0].terms.daily_rate: expected a rate"),
    (_terms(daily_rate=True), "debts[0].terms.daily_rate: expected a rate"),
    (_terms(credit_limit=50000), "debts[0].terms.credit_limit: write the amount as a text in quotes"),
    (_terms(credit_limit=0.1), "debts[0].terms.credit_limit: write the amount as a text in quotes"),
    (_terms(credit_limit="1,000"), "debts[0].terms.credit_limit: expected an amount"),
    (_terms(rates=[{"balance": "all"}]), "debts[0].terms.rates[0].balance: expected one of"),
    (_terms(rates=[{"from": "2026-01-01"}]), "debts[0].terms.rates[0].balance: this is needed"),
    (
        _terms(rates=[{"balance": "purchases", "from_": "2026-01-01"}]),
        "debts[0].terms.rates[0].from_: there is no such field; is from meant?",
    ),
    (_terms(late_fee_steps=["300", 400]), "debts[0].terms.late_fee_steps[1]: write the amount as a text"),
    (_terms(minimum_adds=["interest", "tips"]), "debts[0].terms.minimum_adds[1]: expected one of"),
    (_terms(year_days=359), "debts[0].terms.year_days: expected a whole number from 360 to 366"),
    (_terms(payment_order="mine"), "debts[0].terms.payment_order: expected one of"),
    (_debt(changes=[{"date": "2026-01-01"}]), "debts[0].changes[0].kind: this is needed"),
    (
        _debt(changes=[{"date": "2026-01-01", "kind": "waiver", "every": "monthly"}]),
        "debts[0].changes[0].every: expected a frequency",
    ),
    (
        lambda d: d["debts"][0]["transactions"][0].update(periods=0),
        "debts[0].transactions[0].periods: expected a whole number from 1 to 120",
    ),
    (lambda d: d["payments"][0].update(kind="gift"), "payments[0].kind: expected one of payment, refund"),
    (_terms(credit_limit="1.005"), "debts[0].terms.credit_limit: expected an amount"),
    (_debt(creditor="nobody"), 'debts[0].creditor: expected the id of a record in creditors, found "nobody"'),
    (_debt(kind="loan"), "debts[0].kind: expected one of credit_card"),
    (_debt(kind=None), "debts[0].kind: expected one of credit_card"),
    (_debt(opened="2026-02-30"), "debts[0].opened: expected a date"),
    (_debt(opened="20260201"), "debts[0].opened: expected a date"),
    (
        _debt(assignment_notified_on="no"),
        'debts[0].assignment_notified_on: expected a date like 2026-03-02 or "never"',
    ),
    (_debt(agreement={"kind": "other", "kept": "yes"}), "debts[0].agreement.kept: expected true or false"),
    (_debt(currency="cny"), "debts[0].currency: expected a currency code"),
    (lambda d: d["debts"].append(d["debts"][0]), "debts[1].id: the id"),
    (
        lambda d: d["debts"][0]["transactions"].append(d["debts"][0]["transactions"][0]),
        "debts[0].transactions[1].id",
    ),
    (lambda d: d["debts"][0].pop("id"), "debts[0].id: this is needed"),
    (lambda d: d["debts"][0].update(id=" "), "debts[0].id: an id must not be empty"),
    (lambda d: d["collectors"][0].update(creditor="x"), "collectors[0].creditor: expected the id"),
    (lambda d: d["payments"][0].update(debt="x"), "payments[0].debt: expected the id"),
    (lambda d: d["payments"][0].update(date="2026-01-01"), "payments[0].date: this stands twice"),
    (lambda d: d["payments"][0].update(amount=None), "payments[0].amount: expected an amount"),
    (lambda d: d["payments"][0].pop("amount"), "payments[0].amount: this is needed"),
    (
        lambda d: d["notices"][0].update(to="x"),
        "notices[0].to: expected the id of a record in creditors or collectors",
    ),
    (lambda d: d["notices"][0].update(window={"from": "13:00"}), "notices[0].window.until: this is needed"),
    (
        lambda d: d["notices"][0].update(window={"from": "1pm", "until": "17:00"}),
        "notices[0].window.from: expected a clock",
    ),
    (
        lambda d: d.update(finding_status=[{"contact": "x", "norm": "n"}]),
        "finding_status[0].contact: expected the id",
    ),
    (
        lambda d: d.update(finding_status=[{"norm": "n"}]),
        "finding_status[0]: expected either `contact` or `debt`",
    ),
    (
        lambda d: d.update(evidence_files=[{"sha256": "0" * 64, "content": "YQ=="}]),
        "evidence_files[0].sha256: expected",
    ),
    (
        lambda d: d.update(evidence_files=[{"sha256": "0" * 64, "content": "*"}]),
        "evidence_files[0].content: expected bytes",
    ),
    (
        lambda d: d.update(budget={"lines": [{"name": "rent", "amount": "1", "every": "monthly"}]}),
        "budget.lines[0].every",
    ),
    (_contact(at="2026-03-02T08:30:00"), "contacts[0].at: expected an instant with its offset"),
    (_contact(at="2026-03-02T25:00:00+08:00"), "contacts[0].at: expected an instant"),
    (_contact(at="2026-03-02", at_precision="minute"), "contacts[0].at: a date without a time"),
    (_contact(recorded_at="2026-03-02"), "contacts[0].recorded_at: expected an instant"),
    (_contact(at=1772411400), "contacts[0].at: expected an instant"),
    (_contact(channel="telephone"), "contacts[0].channel: expected one of call"),
    (_contact(tags=["threat", "rude"]), "contacts[0].tags[1]: expected one of"),
    (_contact(tags="threat"), "contacts[0].tags: expected a list"),
    (_contact(debts=["card-1", "x"]), "contacts[0].debts[1]: expected the id"),
    (_contact(collector="bank-a"), "contacts[0].collector: expected the id"),
    (_contact(reply_to="x"), "contacts[0].reply_to: expected the id"),
    (_contact(person_zone="Nowhere"), "contacts[0].person_zone: expected a time zone"),
    (_contact(candidate_zones=["Asia/Tokyo", ""]), "contacts[0].candidate_zones[1]: expected a time zone"),
    (_contact(visitors=-1), "contacts[0].visitors: expected a whole number from 0"),
    (_contact(words="a\0b"), "contacts[0].words: the text holds a character"),
    (_contact(words="a\ud800b"), "contacts[0].words: the text holds a character"),
    (_contact(words=5), "contacts[0].words: expected a text, found 5"),
    (
        _contact(evidence=[{"name": "a", "sha256": "12"}]),
        "contacts[0].evidence[0].sha256: expected a SHA-256",
    ),
    (
        _contact(consent_scope={"hours": {"to": "8"}}),
        "contacts[0].consent_scope.hours.to: there is no such field",
    ),
    (_contact(chanel="call"), "contacts[0].chanel: there is no such field; is channel meant?"),
    (_contact(from_="x"), "contacts[0].from_: there is no such field"),
]


@pytest.mark.parametrize(("change", "message"), BAD, ids=[message for _change, message in BAD])
def test_a_mistake_is_named_with_its_place(change: Callable[[Document], object], message: str) -> None:
    with pytest.raises(InputError) as refused:
        read(changed(change))
    assert str(refused.value).startswith(f"case.json: {message}")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "expected JSON; it breaks off or is wrong at line 1, column 1"),
        (json.dumps(DOCUMENT, indent=1).encode()[:900], "expected JSON; it breaks off"),
        (b'{"case": {"name": "a", "name": "b"}}', "case.name: the key stands twice"),
        (b'{"contacts": [{}, {"a": [NaN]}]}', "contacts[1].a[0]: expected a value, found NaN"),
        (b'{"a": -Infinity}', "a: expected a value, found -Infinity"),
        (b'{"a": ' + b"1" * 5000 + b"}", "a: the number 1111"),
        (b'{"a": "\xff"}', "expected text in UTF-8; byte 8 is not"),
        ('{"a": 1}'.encode("utf-16"), "expected text in UTF-8"),
        (b"[" * 200_000, "expected a case; the JSON is nested too deeply"),
        (b"[]", "expected an object"),
        (b"null", "expected an object"),
    ],
)
def test_what_is_no_json_is_said_plainly(content: bytes, message: str) -> None:
    with pytest.raises(InputError) as refused:
        json_case.loads(content, "case.json")
    assert str(refused.value).startswith(f"case.json: {message}")


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert json_case.loads(b"\xef\xbb\xbf" + json.dumps(DOCUMENT).encode(), "x") == read(DOCUMENT)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.json"):
        json_case.load(tmp_path / "missing.json")
    with pytest.raises(InputError, match="cannot be read"):
        json_case.load(tmp_path)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    json_case.save(read(DOCUMENT), target)
    assert target.stat().st_mode & 0o077 == 0 or target.drive
    with pytest.raises(WorldError, match="nothing was changed"):
        json_case.save(read(DOCUMENT), tmp_path / "no folder" / "out.json")
    (tmp_path / "folder").mkdir()
    with pytest.raises(WorldError):
        json_case.save(read(DOCUMENT), tmp_path / "folder")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "out.json"]
