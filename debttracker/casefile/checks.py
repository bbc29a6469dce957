"""What a write may do: checked against the records as they stand, before anything is touched."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from debttracker.case import CaseInfo
from debttracker.casefile import queries
from debttracker.casefile.history import Edit
from debttracker.casefile.layout import Kept
from debttracker.casefile.reading import Stored
from debttracker.casefile.tables import Schema, table_of
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.errors import InputError
from debttracker.exchange.codec import canonical, encode
from debttracker.exchange.references import (
    LISTS,
    Pointer,
    check_about,
    check_inner_ids,
    dangling,
    key_of,
    key_text,
    pointers,
)
from debttracker.exchange.scalars import MismatchError
from debttracker.money.amount import exponent
from debttracker.norms.finding import FindingStatus
from debttracker.planning.offers import Offer

ByKind = dict[type, dict[Any, Any]]
_OF_A_DEBT = (Payment, Offer)
_MOST_NAMED = 5


def check_write(
    connection: sa.Connection, schema: Schema, put: Sequence[Any], delete: Sequence[tuple[type, Any]]
) -> list[Edit]:
    """Return what a write changes, records that stay as they are left out.

    Raises InputError for ids that nothing has, that stand twice or that others point to, and for values that
    cannot be kept.
    """
    return _Write(connection, schema, put, delete).edits()


def _name(kind: Kept, key: Any) -> str:
    return f"{kind.name} {key_text(key)}".strip()


class _Write:
    def __init__(
        self,
        connection: sa.Connection,
        schema: Schema,
        put: Sequence[Any],
        delete: Sequence[tuple[type, Any]],
    ) -> None:
        self._connection = connection
        self._kinds = schema.kinds
        self._schema = schema
        self._put = self._by_kind((type(record), key_of(record), record) for record in put)
        self._gone = self._by_kind((kind, key, None) for kind, key in delete)
        self._stored: dict[type, dict[Any, Stored]] = {
            kind: queries.find(connection, schema.kinds[kind], (*self._keys(kind),))
            for kind in self._put.keys() | self._gone.keys()
        }

    def edits(self) -> list[Edit]:
        self._check_deletions()
        self._check_pointers()
        currencies = self._currencies()
        found = [self._deletion(kind, key, currencies) for kind in self._gone for key in self._gone[kind]]
        for kind, records in self._put.items():
            new = self._new_entries(kind)
            for key, record in records.items():
                edit = self._edit(self._kinds[kind], key, record, new, currencies)
                if edit.before != edit.after:
                    found.append(edit)
        return found

    def _by_kind(self, items: Iterable[tuple[type, Any, Any]]) -> ByKind:
        found: ByKind = {}
        for kind, key, record in items:
            if kind not in self._kinds:
                raise TypeError(f"no table for {kind!r}")
            mine = found.setdefault(kind, {})
            if key in mine:
                raise InputError("%(record)s stands twice in one write", record=_name(self._kinds[kind], key))
            mine[key] = record
        return found

    def _keys(self, kind: type) -> set[Any]:
        return self._put.get(kind, {}).keys() | self._gone.get(kind, {}).keys()

    def _check_deletions(self) -> None:
        for kind, keys in self._gone.items():
            for key in keys:
                name = _name(self._kinds[kind], key)
                if key in self._put.get(kind, {}):
                    raise InputError("%(record)s cannot be both kept and deleted", record=name)
                if kind is CaseInfo or key not in self._stored[kind]:
                    raise InputError("%(record)s cannot be deleted: it is not there", record=name)
            if kind in LISTS and all(isinstance(key, str) for key in keys):
                self._check_unused(kind, set(keys))

    def _check_unused(self, kind: type, ids: set[str]) -> None:
        """Refuse to delete what other records point to that stay as they are."""
        users: dict[str, list[str]] = {}
        for user in queries.pointing_at(self._connection, self._schema, kind, ids):
            stays = user.key not in self._keys(user.kept.record)
            if stays and not self._names_another(user, kind):
                users.setdefault(user.target, []).append(_name(user.kept, user.key))
        for target, names in users.items():
            more = f" (+{len(names) - _MOST_NAMED})" if len(names) > _MOST_NAMED else ""
            raise InputError(
                "%(record)s cannot be deleted: %(users)s point to it",
                record=_name(self._kinds[kind], target),
                users=", ".join(names[:_MOST_NAMED]) + more,
            )

    def _names_another(self, user: queries.Pointing, kind: type) -> bool:
        """Whether an id still names somebody: a notice's `to` may be a creditor and a collector of one id."""
        others = (other for other in user.kinds if other is not kind)
        return any(user.target in self._known(other, {user.target}) for other in others)

    def _check_pointers(self) -> None:
        held: list[tuple[Kept, Any, Pointer]] = [
            (self._kinds[kind], key, pointer)
            for kind, records in self._put.items()
            for key, record in records.items()
            for pointer in pointers(record)
        ]
        targets = {target for _kept, _key, pointer in held for target in pointer.kinds}
        wanted = {t: {p.id for _k, _key, p in held if t in p.kinds} for t in targets}
        known = {target: self._known(target, ids) for target, ids in wanted.items()}
        for kept, key, pointer in held:
            if not any(pointer.id in known[target] for target in pointer.kinds):
                raise dangling(pointer).located(_name(kept, key))

    def _known(self, kind: type, ids: set[str]) -> set[str]:
        there = set(queries.entries_of(self._connection, self._kinds[kind], ids))
        return (there - self._gone.get(kind, {}).keys()) | (ids & self._put.get(kind, {}).keys())

    def _currencies(self) -> "Currencies":
        """Return the currencies after the write; refuse one with other places under amounts that stay."""
        stored = queries.find(self._connection, self._kinds[CaseInfo], {""})
        before: CaseInfo = stored[""].record
        after: CaseInfo = self._put.get(CaseInfo, {}).get("", before)
        if exponent(before.currency) != exponent(after.currency):
            raise _other_places("case", before.currency, after.currency)
        debts = self._debt_currencies()
        for key, debt in self._put.get(Debt, {}).items():
            was, now = debts.get(key, debt.currency), debt.currency
            if exponent(was or after.currency) != exponent(now or after.currency):
                users = queries.pointing_at(self._connection, self._schema, Debt, {key})
                if any(user.kept.record in _OF_A_DEBT for user in users):
                    raise _other_places(f"debt {key}", was or after.currency, now or after.currency)
            debts[key] = now
        return Currencies(after.currency, debts)

    def _debt_currencies(self) -> dict[str, str | None]:
        table = table_of(self._kinds[Debt])
        if not self._keys(Debt) and not any(self._keys(kind) for kind in _OF_A_DEBT):
            return {}
        return {row[0]: row[1] for row in self._connection.execute(sa.select(table.c.id, table.c.currency))}

    def _new_entries(self, kind: type) -> dict[Any, int]:
        kept, stored = self._kinds[kind], self._stored[kind]
        if kind not in LISTS:
            return {"": 1}
        first = queries.next_entry(self._connection, kept)
        new = [key for key in self._put[kind] if key not in stored]
        return {key: first + index for index, key in enumerate(new)}

    def _deletion(self, kind: type, key: Any, currencies: "Currencies") -> Edit:
        stored = self._stored[kind][key]
        currency = currencies.of(stored.record)
        before = canonical(encode(stored.record, currency))
        return Edit(self._kinds[kind], key, stored.entry, currency, before, None)

    def _edit(
        self, kept: Kept, key: Any, record: Any, new: Mapping[Any, int], currencies: "Currencies"
    ) -> Edit:
        stored = self._stored[kept.record].get(key)
        currency = currencies.of(record)
        before = None if stored is None else canonical(encode(stored.record, currencies.of(stored.record)))
        entry = new[key] if stored is None else stored.entry
        try:
            after = canonical(encode(record, currency))
            edit = Edit(kept, key, entry, currency, before, after)
            if edit.record_after() != record:
                raise InputError("%(record)s holds a value that cannot be kept", record=_name(kept, key))
            if isinstance(record, Debt):
                check_inner_ids(record)
            if isinstance(record, FindingStatus):
                check_about(record)
        except MismatchError as error:
            raise error.located(_name(kept, key)) from None
        return edit


class Currencies:
    """The currency that amounts of a record are in: a payment's and an offer's is its debt's."""

    def __init__(self, case: str, debts: Mapping[str, str | None]) -> None:
        self._case = case
        self._debts = debts

    def of(self, record: Any) -> str:
        """Return the currency around a record."""
        if isinstance(record, _OF_A_DEBT):
            return self._debts.get(record.debt) or self._case
        return self._case


def _other_places(record: str, before: str, after: str) -> InputError:
    return InputError(
        "%(record)s: the currency cannot change from %(before)s to %(after)s while it has amounts:"
        " they have other decimal places",
        record=record,
        before=before,
        after=after,
    )
