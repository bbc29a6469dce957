"""Names of several things that must be told apart."""

from collections import Counter
from collections.abc import Mapping

from debttracker.l10n import formats


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return what each id is called; of several with one name each bears a number, by id."""
    often = Counter(names.values())
    seen: Counter[str] = Counter()
    found = {}
    for one in sorted(names):
        name = names[one]
        seen[name] += 1
        found[one] = f"{name} ({formats.number(seen[name])})" if often[name] > 1 else name
    return found
