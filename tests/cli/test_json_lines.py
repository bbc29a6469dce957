"""JSON as the commands write it: the same value, long lists one element a line."""

import json

from hypothesis import given
from hypothesis import strategies as st

from debttracker.commands.output import json_lines

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(), inner, max_size=4)),
    max_leaves=20,
)


@given(VALUES)
def test_is_the_value_that_was_given(value: object) -> None:
    assert json.loads(json_lines(value)) == value


def test_elements_of_lists_stand_one_a_line() -> None:
    value = {"format": "x", "empty": [], "rows": [{"a": 1, "b": ["二", None]}, {"a": 2}], "one": {"c": True}}
    assert json_lines(value).splitlines() == [
        "{",
        '  "format": "x",',
        '  "empty": [],',
        '  "rows": [',
        '    {"a": 1, "b": ["二", null]},',
        '    {"a": 2}',
        "  ],",
        '  "one": {',
        '    "c": true',
        "  }",
        "}",
    ]
