"""Money norm files into norms. Whatever is wrong in a file is an InputError that names file, line and key."""

import datetime as dt
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from debttracker.debts.caps import CapScope, CapUnit
from debttracker.debts.limitation import ActKind, Beginning
from debttracker.debts.vocabulary import CostItem
from debttracker.errors import InputError
from debttracker.norms.checks_in_toml import read_parameters
from debttracker.norms.condition import ALWAYS
from debttracker.norms.conditions_in_toml import read_condition
from debttracker.norms.loader import read_citation, read_head, read_texts
from debttracker.norms.money_schema import (
    FeeCount,
    LateAlthough,
    MoneyCheck,
    MoneyCheckKind,
    MoneyNorm,
    MoneyVersion,
    RateOf,
    ReferenceDay,
    ReportNeeds,
)
from debttracker.norms.schema import CEILINGS
from debttracker.norms.vocabulary import Note, Verdict
from debttracker.toml_table import Table, read_table

BOUND = frozenset({"creditor", "debt", "debtor", "place", "terms"})
"""The groups of facts that a money norm may ask for: no contact is there to name a collector."""

_NEEDED = {
    MoneyCheckKind.CHARGE_TOTAL: ("most",),
    MoneyCheckKind.LATE_FEE_STEPS: ("first", "second", "third", "in_a_row", "free_up_to"),
    MoneyCheckKind.PAYMENT_ORDER: ("days",),
    MoneyCheckKind.CREDIT_RECORD: ("years",),
    MoneyCheckKind.CREDIT_REPAIR: ("most", "arisen_from", "arisen_until", "repaid_until"),
    MoneyCheckKind.PENALTY_AND_LOSS: ("percent",),
    MoneyCheckKind.LATE_FEE_HARBOUR: ("first", "repeat", "cycles"),
    MoneyCheckKind.FIRST_YEAR_FEES: ("percent",),
    MoneyCheckKind.CARD_MINIMUM: ("percent",),
    MoneyCheckKind.PERSISTENT_DEBT: ("months", "least"),
    MoneyCheckKind.INSTALMENT_TERMS: ("most_periods", "cash_most", "cash_periods"),
    MoneyCheckKind.CHARGES_NOT_REPAID: ("days",),
    MoneyCheckKind.MORATORIUM_CHARGES: ("days",),
}
"""The parameters that a version needs, by kind of check; those of other kinds hang on an option."""
_BY_OPTION = {
    ReportNeeds.CONTACT: ("days",),
    LateAlthough.SENT_LATE: ("days",),
    LateAlthough.IN_TIME: ("until",),
    LateAlthough.WITHIN_GRACE: ("days", "short"),
}
_WORDS = {"reference", "reference_day", "arisen_from", "arisen_until", "repaid_until"}


def load_money_norm(file: Path, name: str | None = None) -> MoneyNorm:
    """Read one money norm file; `name` is how errors call it."""
    table = read_table(file, name)
    head = read_head(table, file)
    check = _check(table.need_table("check"))
    norm = MoneyNorm(
        id=head.id,
        subject=head.subject,
        force=head.force,
        strength=head.strength,
        confidence=head.confidence,
        max_verdict=head.max_verdict,
        verified_through=head.verified_through,
        check=check,
        versions=tuple(_version(part, check) for part in table.tables("version")),
        texts=read_texts(table.need_table("text")),
        bound=read_condition(table, "bound", BOUND),
        given=read_condition(table, "given", BOUND),
        regions_not=table.texts("regions_not"),
    )
    if not norm.versions:
        raise table.error("version", "at least one version")
    if check.kind is MoneyCheckKind.CONDITION and norm.given is ALWAYS and not norm.held_back:
        raise table.error("given", "the facts of the norm")
    table.done()
    return norm


def load_money_norms(folder: Path) -> tuple[MoneyNorm, ...]:
    """Read the money norms of one place, `<place>/money`; they come in the order of their ids."""
    place = folder.parent.name
    norms: dict[str, MoneyNorm] = {}
    for file in sorted(folder.glob("*.toml")):
        shown = f"{place}/{folder.name}/{file.name}"
        norm = load_money_norm(file, shown)
        if norm.id in norms:
            raise InputError("%(where)s: id: %(id)s occurs twice.", where=shown, id=norm.id)
        if norm.id.partition(".")[0] != place:
            raise InputError("%(where)s: id: expected an id of %(place)s.", where=shown, place=place)
        norms[norm.id] = norm
    return tuple(norms[key] for key in sorted(norms))


def _check(table: Table) -> MoneyCheck:
    kind = table.need_word("kind", MoneyCheckKind)
    if kind is MoneyCheckKind.RATE_CAP:
        check = MoneyCheck(
            kind,
            scope=table.need_word("limits", CapScope),
            of=table.word("of", RateOf) or RateOf.CONTRACT,
            fees=table.need_word("fees", FeeCount),
            line=table.get("line", str),
        )
    elif kind is MoneyCheckKind.LIMITATION:
        check = MoneyCheck(
            kind,
            beginning=table.need_word("beginning", Beginning),
            restarts=frozenset(table.words("restarts", ActKind)),
            revives=frozenset(table.words("revives", ActKind)),
            may_revive=frozenset(table.words("may_revive", ActKind)),
            doubtful=frozenset(table.words("doubtful", ActKind)),
            extinguishes=table.get("extinguishes", bool) or False,
        )
    else:
        check = MoneyCheck(kind, **_options(table, kind))
    table.done()
    return check


def _options(table: Table, kind: MoneyCheckKind) -> dict[str, Any]:
    if kind is MoneyCheckKind.COST_DISCLOSURE:
        items = table.words("items", CostItem)
        if not items:
            raise table.error("items", "at least one item that has to be shown")
        return {"items": items}
    if kind is MoneyCheckKind.CREDIT_REPORT:
        return {"needs": table.need_word("needs", ReportNeeds)}
    if kind is MoneyCheckKind.TREATED_LATE:
        return {"although": table.need_word("although", LateAlthough)}
    if kind is MoneyCheckKind.HIGHEST_RATE_FIRST:
        return {"above_minimum": table.get("above_minimum", bool) or False}
    if kind is MoneyCheckKind.SUIT_DURING_COMPLAINT:
        to = table.texts("to")
        if not to:
            raise table.error("to", "at least one word by which the body is known")
        return {"to": to, "perhaps": table.texts("perhaps")}
    if kind is MoneyCheckKind.CHARGES_NOT_REPAID:
        broken = table.texts("broken")
        if not broken:
            raise table.error("broken", "the ids of the norms of which one has to be broken")
        return {"broken": broken}
    return {}


def _needed(check: MoneyCheck) -> tuple[str, ...]:
    if check.kind is MoneyCheckKind.CREDIT_REPORT:
        return _BY_OPTION.get(check.needs, ())
    if check.kind is MoneyCheckKind.TREATED_LATE:
        return _BY_OPTION[check.although]
    return _NEEDED.get(check.kind, ())


def _version(table: Table, check: MoneyCheck) -> MoneyVersion:
    version = MoneyVersion(
        from_=table.get("from", dt.date),
        until=table.get("until", dt.date),
        contracts_from=table.get("contracts_from", dt.date),
        contracts_until=table.get("contracts_until", dt.date),
        ceiling=table.word("ceiling", Verdict),
        note=table.word("note", Note),
        parameters=read_parameters(table.table("parameters")),
        citation=read_citation(table.need_table("citation")),
    )
    table.done()
    if version.ceiling is not None and CEILINGS.get(version.ceiling, 0) <= 0:
        raise table.error("ceiling", "breach, presumed, possible or advisory")
    for first, last in ((version.from_, version.until), (version.contracts_from, version.contracts_until)):
        if first and last and last < first:
            raise table.error("until", "a day that is not before the first one")
    _check_parameters(table, version, check)
    return version


def _check_parameters(table: Table, version: MoneyVersion, check: MoneyCheck) -> None:
    given = version.parameters
    if check.kind is MoneyCheckKind.RATE_CAP:
        _check_line(table, version)
    elif check.kind is MoneyCheckKind.LIMITATION:
        if version.number("years") is None and version.number("months") is None:
            raise table.error("parameters", "years or months, a whole number")
    else:
        for name in _needed(check):
            if name not in given:
                raise table.error("parameters", f"{name}, which this kind of check needs")
    for name, parameter in given.items():
        if isinstance(parameter.value, str) and name not in _WORDS and not _is_number(parameter.value):
            raise table.error("parameters", f"a number for {name}")
        if name in {"arisen_from", "arisen_until", "repaid_until"} and not _is_day(parameter.value):
            raise table.error("parameters", f"a date written YYYY-MM-DD for {name}")


def _check_line(table: Table, version: MoneyVersion) -> None:
    given = set(version.parameters)
    if given in ({"percent"}, {"percent", "up_to"}):
        if version.unit("percent") not in {unit.value for unit in CapUnit}:
            raise table.error("parameters", f"a unit of percent: one of {', '.join(CapUnit)}")
        if "up_to" in given and version.unit("up_to") != version.unit("percent"):
            raise table.error("parameters", "up_to in the unit of percent")
    elif given != {"multiple", "reference", "reference_day"}:
        raise table.error("parameters", "percent, or multiple, reference and reference_day")
    elif version.text("reference_day") not in {day.value for day in ReferenceDay}:
        raise table.error("parameters", f"reference_day: one of {', '.join(ReferenceDay)}")


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _is_day(value: object) -> bool:
    try:
        dt.date.fromisoformat(str(value))
    except ValueError:
        return False
    return True
