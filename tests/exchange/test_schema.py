"""The JSON Schema that is shipped says what the code reads and writes."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from debttracker import paths
from debttracker.case import Case
from debttracker.exchange import json_case, schema
from tests.casefile.golden import whole_case
from tests.exchange.test_json_case import BAD, DOCUMENT, changed
from tests.exchange.whole_cases import cases

SHIPPED = paths.resources() / "schema" / "case.schema.json"
VALIDATOR = Draft202012Validator(schema.case_schema())
BEYOND_A_SCHEMA = (
    "expected the id",
    "the id",
    "stands twice",
    "time zone",
    "transactions[1].id",
    "holds a character",
    "evidence_files",
    "a date without a time",
    "opened: expected a date",
    "T25",
    "credit_limit: expected an amount",
    "contacts[0].at: expected an instant",
)
"""Mistakes that need the whole case, the calendar or a currency to be seen."""


def test_the_shipped_schema_is_current() -> None:
    assert SHIPPED.read_text(encoding="utf-8") == schema.text(), (
        "run: python -m debttracker.exchange.schema > resources/schema/case.schema.json"
    )


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema.case_schema())


@given(cases())
@settings(max_examples=25)
def test_what_is_written_fits_it(case: Case) -> None:
    VALIDATOR.validate(json_case.encode(case))


def test_a_case_with_every_field_fits_it() -> None:
    VALIDATOR.validate(json_case.encode(whole_case()))


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d.pop("offers"),
        lambda d: d["contacts"][0].update(at="2026-03-02"),
        lambda d: d.update(payments=[{"debt": "card-1", "on": "2026-01-01", "amount": "1"}]),
        lambda d: d.update(creditors=None, collectors=None),
        lambda d: d["debts"][0]["terms"].update(daily_rate=0.05),
        lambda d: d["case"].pop("name"),
    ],
)
def test_what_is_read_fits_it(change: Any) -> None:
    VALIDATOR.validate(changed(change))


@pytest.mark.parametrize(
    "change",
    [change for change, message in BAD if not any(part in message for part in BEYOND_A_SCHEMA)],
)
def test_what_is_refused_does_not_fit_it(change: Any) -> None:
    assert not VALIDATOR.is_valid(changed(change))


def test_most_mistakes_are_seen_by_the_schema_alone() -> None:
    beyond = [message for _change, message in BAD if any(part in message for part in BEYOND_A_SCHEMA)]
    assert len(beyond) < len(BAD) / 2
    assert VALIDATOR.is_valid(json.loads(json.dumps(DOCUMENT)))
