"""Things with one name are told apart."""

from debttracker import l10n
from debttracker.l10n.names import told_apart


def test_only_names_that_repeat_bear_a_number() -> None:
    with l10n.using("en"):
        assert told_apart({"c": "Bank", "a": "Bank", "b": "Other"}) == {
            "a": "Bank (1)",
            "c": "Bank (2)",
            "b": "Other",
        }
        assert told_apart({}) == {}
