"""The JSON Schema (draft 2020-12) of a case, made of the same types that read and write it.

`python -m debttracker.exchange.schema` prints it; a test holds the shipped file against it.
"""

import json
import sys
from typing import Any

from debttracker.case import CaseInfo, Debtor, EvidenceFile, HistoryEntry
from debttracker.debts.debt import Debt
from debttracker.debts.vocabulary import DebtKind
from debttracker.exchange.codec import terms_type
from debttracker.exchange.json_case import FORMAT, KEYS, VERSION
from debttracker.exchange.names import ALIASES, FOLDED, GENERATED_IDS, RANGES
from debttracker.exchange.references import LISTS
from debttracker.exchange.shape import EitherOf, Field, Kind, ListOf, RecordOf, Scalar, Shape, fields_of
from debttracker.norms.finding import FindingStatus
from debttracker.planning.budget import Budget

Schema = dict[str, Any]
IDENTIFIER = "https://debttracker.invalid/schema/case.schema.json"
_OFFSET = r"(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
_KINDS: dict[Kind, Schema] = {
    Kind.TEXT: {"type": "string"},
    Kind.YES_NO: {"type": "boolean"},
    Kind.WHOLE: {"type": "integer"},
    Kind.AMOUNT: {"$ref": "#/$defs/amount"},
    Kind.PERCENT: {"$ref": "#/$defs/percent"},
    Kind.DATE: {"$ref": "#/$defs/date"},
    Kind.DATE_OR_NEVER: {"anyOf": [{"$ref": "#/$defs/date"}, {"const": "never"}]},
    Kind.TIME: {"$ref": "#/$defs/time"},
    Kind.INSTANT: {"$ref": "#/$defs/instant"},
    Kind.BYTES: {"type": "string", "contentEncoding": "base64"},
}
_VALUES: dict[str, Schema] = {
    "amount": {
        "description": "An amount in major units of the currency that holds there.",
        "anyOf": [{"type": "string", "pattern": r"^-?[0-9]{1,15}(\.[0-9]+)?$"}, {"const": 0}],
    },
    "percent": {
        "description": "A rate in percent, a year unless the field's name says otherwise.",
        "anyOf": [{"type": "string", "pattern": r"^-?[0-9]{1,30}(\.[0-9]{1,30})?$"}, {"type": "number"}],
    },
    "date": {"type": "string", "pattern": f"^{_DATE}$"},
    "time": {"type": "string", "pattern": f"^{_CLOCK}$"},
    "instant": {"type": "string", "pattern": f"^{_DATE}[T ]{_CLOCK}{_OFFSET}$"},
}
_FORMED: dict[str, Schema] = {
    "id": {"type": "string", "pattern": r"\S"},
    "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "jurisdiction": {"type": "string", "pattern": "^[A-Z]{2}$"},
    "region": {"type": "string", "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3}){1,2}$"},
    "sha256": {"type": "string", "pattern": "^[0-9a-fA-F]{64}$"},
    "every": {"type": "string", "pattern": r"^\s*[1-9][0-9]{0,3} (day|week|month)s?\s*$"},
    "when": {"type": "string", "pattern": f"^(start|each|end|{_DATE})$"},
}
_DAY_OR_INSTANT = {"anyOf": [{"$ref": "#/$defs/instant"}, {"$ref": "#/$defs/date"}]}


def case_schema() -> Schema:
    """Return the schema of a whole case."""
    records = [*LISTS, Budget, Debtor, EvidenceFile, HistoryEntry]
    definitions = dict(_VALUES)
    for record in records:
        _define(record, definitions)
    _define(CaseInfo, definitions)
    lists = {name: kind for kind, name in LISTS.items()}
    lists |= {"evidence_files": EvidenceFile, "history": HistoryEntry}
    properties: Schema = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "case": _reference(CaseInfo),
    }
    for key in KEYS[3:]:
        if key == "budget":
            properties[key] = _or_null(_reference(Budget))
        else:
            properties[key] = _or_null({"type": "array", "items": _reference(lists[key])})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": IDENTIFIER,
        "title": "A case of debttracker",
        "description": "Debts, who collects them and how. What is not known is null or left out.",
        **_object(properties, ["format", "version", "case"]),
        "$defs": dict(sorted(definitions.items())),
    }


def text() -> str:
    """Return the schema as the shipped file holds it."""
    return json.dumps(case_schema(), ensure_ascii=False, indent=1) + "\n"


def _object(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _reference(record: type) -> Schema:
    return {"$ref": f"#/$defs/{record.__name__}"}


def _define(record: type, definitions: dict[str, Schema]) -> None:
    if record.__name__ in definitions:
        return
    definitions[record.__name__] = {}  # holds the place while the records within are defined
    for field in fields_of(record):
        for nested in _nested(field.shape):
            _define(nested, definitions)
    definitions[record.__name__] = _record(record)


def _nested(shape: Shape) -> tuple[type, ...]:
    if isinstance(shape, ListOf):
        return _nested(shape.item)
    if isinstance(shape, EitherOf):
        return shape.records
    return (shape.record,) if isinstance(shape, RecordOf) else ()


def _record(record: type) -> Schema:
    properties = {field.key: _field(record, field) for field in fields_of(record)}
    folded = FOLDED.get(record)
    if folded is not None:
        window = _object({end: _or_null(_KINDS[Kind.TIME]) for end in ("from", "until")}, [])
        properties[folded.key] = _or_null(window)
    aliases = ALIASES.get(record, {})
    properties |= {other: properties[key] for other, key in aliases.items()}
    optional = {"id"} if record in GENERATED_IDS else set()
    if record is CaseInfo:
        optional.add("name")
    required = [f.key for f in fields_of(record) if f.required and not f.optional and f.key not in optional]
    renamed = {key: [key, *(o for o, k in aliases.items() if k == key)] for key in set(aliases.values())}
    found = _object(properties, [key for key in required if key not in renamed])
    if record in GENERATED_IDS:
        properties["id"] = _or_null(properties["id"])
    if renamed:
        found["allOf"] = [{"oneOf": [{"required": [key]} for key in keys]} for keys in renamed.values()]
    if record is Debt:
        found |= _terms_by_kind()
    if record is FindingStatus:
        found["oneOf"] = [_about("contact", "debt"), _about("debt", "contact")]
    if record.__name__ == "Contact":
        properties["at"] = _or_null(_DAY_OR_INSTANT)
    return found


def _about(given: str, lacking: str) -> Schema:
    properties = {given: {"type": "string"}, lacking: {"type": "null"}}
    return {"required": [given], "properties": properties}


def _terms_by_kind() -> Schema:
    cards = [kind.value for kind in DebtKind if kind.is_card]
    card, loan = terms_type(DebtKind.CREDIT_CARD), terms_type(DebtKind.BANK_LOAN)
    return {
        "if": {"properties": {"kind": {"enum": cards}}, "required": ["kind"]},
        "then": {"properties": {"terms": _or_null(_reference(card))}},
        "else": {"properties": {"terms": _or_null(_reference(loan))}},
    }


def _field(record: type, field: Field) -> Schema:
    shape = field.shape
    found = _shape(shape)
    bounds = RANGES.get((record, field.name))
    if bounds is not None:
        found = {"type": "integer", "minimum": bounds[0], "maximum": bounds[1]}
    elif field.name in _FORMED and isinstance(shape, Scalar) and shape.kind is Kind.TEXT:
        found = _FORMED[field.name]
    return _or_null(found) if field.optional or field.default == () or _is_settled(record, field) else found


def _is_settled(record: type, field: Field) -> bool:
    """Whether a null is understood because the jurisdiction settles the value."""
    return record is CaseInfo and field.name in {"name", "timezone", "currency"}


def _shape(shape: Shape) -> Schema:
    if isinstance(shape, ListOf):
        return {"type": "array", "items": _shape(shape.item)}
    if isinstance(shape, RecordOf):
        return _reference(shape.record)
    if isinstance(shape, EitherOf):
        return {"anyOf": [_reference(record) for record in shape.records]}
    if shape.choices is not None:
        return {"enum": [choice.value for choice in shape.choices]}
    return _KINDS[shape.kind]


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


if __name__ == "__main__":
    sys.stdout.write(text())
