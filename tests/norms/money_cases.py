"""Worked cases of money norms, read from the files beside them; debts are written as the case format does."""

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from debttracker.case import Case
from debttracker.exchange.json_case import decode
from debttracker.norms.money_registry import MoneyRegistry
from debttracker.paths import resources

NORMS = resources() / "norms"
REGISTRY = MoneyRegistry(NORMS, [resources() / "reference_rates"])
_CURRENCIES = {"CN": "CNY", "TW": "TWD", "HK": "HKD", "GB": "GBP", "US": "USD", "PH": "PHP"}
_LISTS = ("collectors", "notices", "creditor_notices", "contacts", "complaints")
_KEYS = {
    "name", "on", "creditor", "debt", "debtor", "terms", "card", "payments",
    "expect", "missing", "notes", "facts", "counted", "norm", "case", "zone", "region", "other_debts",
    "creditors", *_LISTS,
}  # fmt: skip


@dataclass(frozen=True)
class MoneyCase:
    """One case of one norm and what is expected of its only debt."""

    norm: str
    name: str
    case: Case
    on: dt.date
    expect: Mapping[str, Any]


def _plain(value: Any) -> Any:
    """`unknown` takes a value away; dates become text."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if one != "unknown"}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _several(head: Mapping[str, Any], case: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    return [*head.get(name, []), *case.get(name, [])]


def document(place: str, head: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, Any]:
    """Make a case in JSON of what stands over all cases of a file and of one case."""
    unknown = (set(case) | set(head)) - _KEYS
    if unknown:
        raise ValueError(f"{case.get('name')}: unknown keys {sorted(unknown)}")
    one = {k: {**head.get(k, {}), **case.get(k, {})} for k in ("creditor", "debt", "debtor", "terms", "card")}
    country, _, _ = place.partition("-")
    terms = one["card"] if one["debt"].get("kind") in {"credit_card", "cash_card"} else one["terms"]
    payments = [
        {"id": f"p{n}", "debt": "d1", **payment} for n, payment in enumerate(case.get("payments", []), 1)
    ]
    others = [{"creditor": "l1", **debt} for debt in _several(head, case, "other_debts")]
    return _plain(
        {
            "format": "debttracker-case",
            "version": 1,
            "case": {
                "name": "case",
                "jurisdiction": country,
                "region": case.get("region", head.get("region", place if "-" in place else None)),
                "timezone": case.get("zone", head.get("zone", "UTC")),
                "currency": _CURRENCIES[country],
                "debtor": one["debtor"],
            },
            "creditors": [
                {"id": "l1", **{k: v for k, v in one["creditor"].items() if v != "unknown"}},
                *_several(head, case, "creditors"),
            ],
            "debts": [{"id": "d1", "creditor": "l1", "terms": terms, **one["debt"]}, *others],
            "payments": payments,
            **{
                name: [{"id": f"{name}{n}", **one} for n, one in enumerate(_several(head, case, name), 1)]
                for name in _LISTS
            },
        }
    )


def read_money_cases(file: Path) -> Iterator[MoneyCase]:
    """Yield the cases of one file."""
    head = tomllib.loads(file.read_text(encoding="utf-8"))
    place = file.parents[2].name.upper()
    for case in head["case"]:
        made = decode(document(place, head, case), file.name)
        yield MoneyCase(head["norm"], case["name"], made, case.get("on") or head["on"], case)


def all_money_cases() -> list[MoneyCase]:
    """Return the cases of every money norm that is shipped."""
    return [case for file in sorted(NORMS.glob("*/money/cases/*.toml")) for case in read_money_cases(file)]
