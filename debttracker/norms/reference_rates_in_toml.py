"""Reference rates from files: those that are shipped, then those that the person added."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from debttracker.money.reference_rates import Fixing, ReferenceRate, ReferenceRates, joined
from debttracker.norms.vocabulary import Confidence
from debttracker.toml_table import Table, decimal_in, read_table


def load_reference_rates(folders: Iterable[Path]) -> ReferenceRates:
    """Read every series in folders, a later folder adding to an earlier one; a missing folder holds none.

    Raises InputError that names file, line and key for a file that is wrong.
    """
    files = (file for folder in folders for file in sorted(folder.glob("*.toml")))
    return joined([load_reference_rate(file) for file in files])


def load_reference_rate(file: Path) -> ReferenceRate:
    """Read one series. Raises InputError that names file, line and key when it is wrong."""
    table = read_table(file)
    name = table.text("id")
    table.text("title")
    verified = table.need("verified_through", dt.date)
    source = _source(table.need_table("source"))
    fixings: list[Fixing] = []
    for part in table.tables("fixing"):
        fixing = Fixing(part.need("from", dt.date), decimal_in(part, "percent"), source)
        if fixings and fixing.from_ <= fixings[-1].from_:
            raise part.error("from", "a day after the fixing before; the oldest first")
        part.done()
        fixings.append(fixing)
    if not fixings:
        raise table.error("fixing", "at least one fixing")
    if verified < fixings[-1].from_:
        raise table.error("verified_through", "a day that is not before the last fixing")
    table.done()
    return ReferenceRate(name, tuple(fixings), verified)


def _source(table: Table) -> str:
    issuer = table.text("issuer")
    source = table.get("source", str)
    table.get("read_on", dt.date)
    table.word("confidence", Confidence)
    table.done()
    return f"{issuer} ({source})" if source else issuer
