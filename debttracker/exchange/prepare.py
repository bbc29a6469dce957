"""What happens to a raw record before its fields are read: other names, missing ids, days without a time."""

import hashlib
import json
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import TimePrecision
from debttracker.exchange import scalars
from debttracker.exchange.names import ALIASES, FOLDED, GENERATED_IDS
from debttracker.exchange.scalars import Context, MismatchError, show


def prepared(record: type, value: Any, context: Context) -> dict[str, Any]:
    """Return a raw record under the names that the record itself has."""
    if not isinstance(value, dict):
        raise MismatchError("%(place)s: expected an object like {…}, found %(found)s", found=show(value))
    raw: dict[str, Any] = value
    for other, key in ALIASES.get(record, {}).items():
        if other in raw:
            if key in raw:
                raise MismatchError("%(place)s: this stands twice, also as %(key)s", key=key).within(
                    f".{other}"
                )
            raw = {key if k == other else k: v for k, v in raw.items()}
    if record is Contact and scalars.is_bare_date(raw.get("at")):
        raw = _whole_day(raw, context)
    if record in FOLDED:
        raw = _unfolded(record, raw)
    return raw


def unknown(keys: Iterable[str], known: Iterable[str]) -> MismatchError:
    """Return the error for keys that a record does not have; it names the one that may be meant."""
    key = min(keys)
    near = get_close_matches(key, list(known), 1)
    if near:
        error = MismatchError("%(place)s: there is no such field; is %(near)s meant?", near=near[0])
    else:
        error = MismatchError("%(place)s: there is no such field")
    return error.within(f".{show(key)[1:-1]}")


def with_ids(record: type, items: list[Any]) -> list[Any]:
    """Return raw records with an id in each that may come without one.

    The id is made of the content, so that reading the same file again, or one with records added, gives the
    same ids.
    """
    prefix = GENERATED_IDS.get(record)
    if prefix is None or not any(_lacks_id(item) for item in items):
        return items
    used = {str(item.get("id")) for item in items if isinstance(item, dict) and not _lacks_id(item)}
    return [_with_id(item, prefix, used) if _lacks_id(item) else item for item in items]


def _lacks_id(item: Any) -> bool:
    return isinstance(item, dict) and item.get("id") is None


def _with_id(item: dict[str, Any], prefix: str, used: set[str]) -> dict[str, Any]:
    text = json.dumps(item, sort_keys=True, default=str)
    base = f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:10]}"
    made, number = base, 1
    while made in used:
        number += 1
        made = f"{base}-{number}"
    used.add(made)
    return {**item, "id": made}


def _whole_day(value: dict[str, Any], context: Context) -> dict[str, Any]:
    if value.get("at_precision") not in {None, TimePrecision.DATE.value}:
        raise MismatchError(
            "%(place)s: a date without a time is only understood with at_precision date; found %(found)s",
            found=show(value["at"]),
        ).within(".at")
    at = scalars.midnight(value["at"], context.zone)
    return {**value, "at": at, "at_precision": TimePrecision.DATE.value}


def _unfolded(record: type, value: dict[str, Any]) -> dict[str, Any]:
    folded = FOLDED[record]
    inner = value.get(folded.key)
    outer = {key: item for key, item in value.items() if key != folded.key}
    if inner is None:
        return outer
    step = f".{folded.key}"
    if not isinstance(inner, dict):
        raise MismatchError(
            "%(place)s: expected an object like {…}, found %(found)s", found=show(inner)
        ).within(step)
    strange = inner.keys() - {"from", "until"}
    if strange:
        raise unknown(strange, ("from", "until")).within(step)
    if folded.start in outer or folded.end in outer:
        raise MismatchError("%(place)s: this stands twice, also as %(key)s", key=folded.start).within(step)
    return {**outer, folded.start: inner.get("from"), folded.end: inner.get("until")}
