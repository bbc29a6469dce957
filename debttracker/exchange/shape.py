"""What a record is made of, read off its type hints: the one source for JSON, its schema and the tables."""

import datetime as dt
import types
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal
from enum import Enum, StrEnum, auto
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints


class Kind(StrEnum):
    """The kinds of single value that a record holds."""

    TEXT = auto()
    CHOICE = auto()
    YES_NO = auto()
    WHOLE = auto()
    AMOUNT = auto()
    PERCENT = auto()
    DATE = auto()
    DATE_OR_NEVER = auto()
    TIME = auto()
    INSTANT = auto()
    BYTES = auto()


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value; `choices` is the closed set of a CHOICE, `note` what an annotation says of a text."""

    kind: Kind
    choices: type[StrEnum] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ListOf:
    """A tuple of values or records, in order."""

    item: "Scalar | RecordOf"


@dataclass(frozen=True, slots=True)
class RecordOf:
    """A nested record."""

    record: type


@dataclass(frozen=True, slots=True)
class EitherOf:
    """One of several records; another field of the owner says which."""

    records: tuple[type, ...]


Shape = Scalar | ListOf | RecordOf | EitherOf


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record. `key` is its name in files: without the underscore that Python needs."""

    name: str
    key: str
    shape: Shape
    optional: bool
    default: Any

    @property
    def required(self) -> bool:
        """Whether a record cannot be made without it."""
        return self.default is MISSING


_SCALARS: dict[Any, Kind] = {
    str: Kind.TEXT,
    bool: Kind.YES_NO,
    int: Kind.WHOLE,
    dt.date: Kind.DATE,
    dt.time: Kind.TIME,
    dt.datetime: Kind.INSTANT,
    bytes: Kind.BYTES,
}
_ANNOTATED = {(int, "minor units"): Kind.AMOUNT, (Decimal, "percent"): Kind.PERCENT}


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """Return the fields of a frozen record in their order. Raises TypeError for a hint that has no shape."""
    hints = get_type_hints(record, include_extras=True)
    return tuple(_field(field, hints[field.name]) for field in fields(record))


def _field(field: Any, hint: Any) -> Field:
    shape, optional = _shape(hint)
    return Field(field.name, field.name.rstrip("_"), shape, optional, field.default)


def _shape(hint: Any) -> tuple[Shape, bool]:
    if get_origin(hint) not in {Union, types.UnionType}:
        return _single(hint), False
    members = [member for member in get_args(hint) if member is not type(None)]
    optional = len(members) < len(get_args(hint))
    if len(members) == 1:
        return _single(members[0]), optional
    if dt.date in members and any(get_origin(member) is Literal for member in members):
        return Scalar(Kind.DATE_OR_NEVER), optional
    return EitherOf(tuple(members)), optional


def _single(hint: Any) -> Scalar | ListOf | RecordOf:
    origin = get_origin(hint)
    if origin is Annotated:
        base, note = get_args(hint)[:2]
        kind = _ANNOTATED.get((base, note)) or _SCALARS[base]
        return Scalar(kind, note=note)
    if origin is tuple:
        item = _single(get_args(hint)[0])
        if isinstance(item, ListOf):
            raise TypeError(f"a list of lists has no shape: {hint!r}")
        return ListOf(item)
    if hint in _SCALARS:
        return Scalar(_SCALARS[hint])
    if isinstance(hint, type) and issubclass(hint, Enum):
        if not issubclass(hint, StrEnum):
            raise TypeError(f"a closed set must be a StrEnum: {hint!r}")
        return Scalar(Kind.CHOICE, choices=hint)
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
        return RecordOf(hint)
    raise TypeError(f"no shape for {hint!r}")
