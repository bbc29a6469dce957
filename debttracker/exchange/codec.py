"""Records to and from plain JSON values, driven by the records' own type hints.

Keys are the fields' names without a trailing underscore. Unknown (None) fields and lists that are empty by
default are left out; a list whose absence would mean "unknown" is written even when it is empty.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import DebtKind
from debttracker.exchange import scalars
from debttracker.exchange.names import CURRENCY_OWNERS, FOLDED, RANGES
from debttracker.exchange.prepare import prepared, unknown, with_ids
from debttracker.exchange.scalars import Context, Decode, Encode, MismatchError, show
from debttracker.exchange.shape import EitherOf, Field, Kind, ListOf, RecordOf, Scalar, Shape, fields_of
from debttracker.exchange.texts import BY_FIELD

T = TypeVar("T")


def encode(record: Any, currency: str) -> dict[str, Any]:
    """Return a record as plain JSON values; amounts in major units of `currency`, or of its own."""
    return _record_encoder(_plain(type(record)))(record, currency)


def decode(record: type[T], value: Any, context: Context) -> T:
    """Read a record. Raises MismatchError (an InputError) with the path of the first mistake."""
    found: T = _record_decoder(_plain(record))(value, context)
    return found


def decode_list(
    record: type[T], value: Any, context_of: Callable[[Mapping[str, Any]], Context]
) -> tuple[T, ...]:
    """Read a list of records; `context_of` gives the context of each raw one. Ids that may lack are made.

    Raises MismatchError with the path of the first mistake.
    """
    if not isinstance(value, list):
        raise MismatchError("%(place)s: expected a list, found %(found)s", found=show(value))
    read = _record_decoder(_plain(record))
    found = []
    for index, item in enumerate(with_ids(record, value)):
        try:
            found.append(read(item, context_of(item if isinstance(item, dict) else {})))
        except MismatchError as error:
            raise error.within(f"[{index}]") from None
    return tuple(found)


def canonical(value: Any) -> str:
    """Return plain JSON values as one line of text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def terms_type(kind: DebtKind) -> type[CardTerms] | type[LoanTerms]:
    """Return which terms a debt of this kind has."""
    return CardTerms if kind.is_card else LoanTerms


def _plain(record: type[Any]) -> type:
    return record


@cache
def _record_encoder(record: type) -> Callable[[Any, str], dict[str, Any]]:
    plan = [(f.name, f.key, _encoder(f.shape), f.default == ()) for f in fields_of(record)]
    owns_currency = record in CURRENCY_OWNERS
    folded = FOLDED.get(record)

    def write(value: Any, currency: str) -> dict[str, Any]:
        if owns_currency:
            currency = value.currency or currency
        found: dict[str, Any] = {}
        for name, key, encode_value, empty_is_default in plan:
            item = getattr(value, name)
            if item is None or (empty_is_default and not item):
                continue
            found[key] = item if encode_value is None else encode_value(item, currency)
        if folded is not None:
            ends = {"from": found.pop(folded.start, None), "until": found.pop(folded.end, None)}
            if any(ends.values()):
                found[folded.key] = {end: text for end, text in ends.items() if text}
        return found

    return write


def _encoder(shape: Shape) -> Encode | None:
    if isinstance(shape, Scalar):
        return scalars.encoder(shape)
    if isinstance(shape, ListOf):
        one = _encoder(shape.item)
        if one is None:
            return lambda value, _currency: list(value)
        return lambda value, currency: [one(item, currency) for item in value]
    return encode


@cache
def _record_decoder(record: type) -> Decode:
    fields = fields_of(record)
    known = {field.key for field in fields}
    readers = [(field, _field_decoder(record, field)) for field in fields]

    def read(value: Any, context: Context) -> Any:
        raw = prepared(record, value, context)
        if not raw.keys() <= known:
            raise unknown(raw.keys() - known, known)
        context = _own_context(record, raw, context)
        found: dict[str, Any] = {}
        for field, decode_field in readers:
            item = raw.get(field.key)
            if item is None and _may_lack(field, raw):
                if field.required:
                    found[field.name] = None
                continue
            try:
                found[field.name] = (
                    decode(terms_type(found["kind"]), item, context)
                    if isinstance(field.shape, EitherOf)
                    else decode_field(item, context)
                )
            except MismatchError as error:
                raise error.within(f".{field.key}") from None
        return record(**found)

    return read


def _may_lack(field: Field, raw: Mapping[str, Any]) -> bool:
    if field.optional or field.default == ():
        return True
    if field.key in raw:
        return False  # null where a value is needed: the value's own reader says what it expected
    if field.required:
        raise MismatchError("%(place)s: this is needed, but missing").within(f".{field.key}")
    return True


def _own_context(record: type, raw: Mapping[str, Any], context: Context) -> Context:
    own = raw.get("currency") if record in CURRENCY_OWNERS else None
    return Context(own, context.zone) if isinstance(own, str) else context


def _field_decoder(record: type, field: Field) -> Decode:
    shape, bounds = field.shape, RANGES.get((record, field.name))
    if bounds is not None and isinstance(shape, Scalar):
        return scalars.decoder(shape, bounds)
    formed = BY_FIELD.get(field.name)
    if formed is not None and shape == ListOf(Scalar(Kind.TEXT)):
        return _list_decoder(formed)
    if formed is not None and isinstance(shape, Scalar) and shape.kind is Kind.TEXT:
        return formed
    return _decoder(shape)


def _decoder(shape: Shape) -> Decode:
    if isinstance(shape, Scalar):
        return scalars.decoder(shape)
    if isinstance(shape, RecordOf):
        return _record_decoder(shape.record)
    if isinstance(shape, EitherOf):
        return _record_decoder(shape.records[0])  # replaced by the owner's kind when it is read
    item = shape.item
    if isinstance(item, RecordOf):
        nested = item.record
        return lambda value, context: decode_list(nested, value, lambda _raw: context)
    return _list_decoder(scalars.decoder(item))


def _list_decoder(read: Decode) -> Decode:
    def read_all(value: Any, context: Context) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise MismatchError("%(place)s: expected a list, found %(found)s", found=show(value))
        found = []
        for index, item in enumerate(value):
            try:
                found.append(read(item, context))
            except MismatchError as error:
                raise error.within(f"[{index}]") from None
        return tuple(found)

    return read_all
