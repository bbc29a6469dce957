"""Records with values that nobody means: calculations must do without them, and never stop."""

from typing import Any

from hypothesis import strategies as st

from debttracker.exchange.shape import EitherOf, Field, Kind, ListOf, Scalar, Shape, fields_of

FREQUENCIES = ["1 month", "9999 month", "1 day", "0 day", "often", ""]
CALENDARS = ["CN", "US-CA", "GB", "XX", "US-XX", "-", ""]
_VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: st.text(max_size=10),
    Kind.YES_NO: st.booleans(),
    Kind.WHOLE: st.integers(-5, 99) | st.integers(-5, 10**9),
    Kind.AMOUNT: st.integers(-(10**19), 10**19),
    Kind.PERCENT: st.decimals(allow_nan=True, allow_infinity=True),
    Kind.DATE: st.dates(),
}
_TEXTS = {"every": st.sampled_from(FREQUENCIES), "calendar": st.sampled_from(CALENDARS)}


def wild(record: type, **fixed: Any) -> st.SearchStrategy[Any]:
    """Return records of one kind with any value in any field, or none; `fixed` gives fields by name."""
    parts = {field.name: _of(field) for field in fields_of(record) if not isinstance(field.shape, EitherOf)}
    return st.builds(record, **{**parts, **{name: st.just(value) for name, value in fixed.items()}})


def _of(field: Field) -> st.SearchStrategy[Any]:
    made = _value(field.name, field.shape)
    return st.none() | made if field.optional else made


def _value(name: str, shape: Shape) -> st.SearchStrategy[Any]:
    if isinstance(shape, ListOf):
        return st.lists(_value(name, shape.item), max_size=2).map(tuple)
    if not isinstance(shape, Scalar):
        return wild(shape.record)  # type: ignore[union-attr]
    if shape.choices is not None:
        return st.sampled_from(list(shape.choices))
    return _TEXTS.get(name, _VALUES[shape.kind])
