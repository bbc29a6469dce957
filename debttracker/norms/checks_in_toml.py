"""The `[check]` table of a norm file: options and parameters by kind."""

import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from debttracker.contacts.vocabulary import CreditorNoticeKind, NoticeKind, Tag
from debttracker.norms.conditions_in_toml import CONTACT, read_condition
from debttracker.norms.schema import Check, Parameter, ParameterValue
from debttracker.norms.vocabulary import CheckKind, KeyPart, Note, Period, Subject
from debttracker.toml_table import Table


def read_check(table: Table) -> Check:
    """Take the whole `[check]` table; options of another kind are unknown keys."""
    kind = table.need_word("kind", CheckKind)
    reader = _READERS.get(kind)
    check = Check(kind) if reader is None else reader(table)
    table.done()
    return check


def _clock_window(table: Table) -> Check:
    ends = table.text("ends")
    if ends not in {"half_open", "open"}:
        raise table.error("ends", "half_open or open")
    only = table.get("zone_of_norm_only", bool) or False
    zone = table.get("zone", str)
    if zone is not None:
        try:
            ZoneInfo(zone)
        except (OSError, ValueError, KeyError) as error:
            raise table.error("zone", "the name of a time zone") from error
    if only and zone is None:
        raise table.error("zone", "the zone that the norm names")
    return Check(
        CheckKind.CLOCK_WINDOW,
        ends_open=ends == "open",
        zone=zone,
        zone_of_norm_only=only,
        any_hour_tags=table.words("any_hour_tags", Tag),
    )


def _count(table: Table) -> Check:
    strict = table.table("strict")
    collector, narrower = False, None
    if strict is not None:
        same = strict.get("same", str)
        if same not in {None, "collector"}:
            raise strict.error("same", "collector")
        collector = same is not None
        narrower = read_condition(strict, "counted", CONTACT) if "counted" in strict else None
        strict.done()
    note = table.word("strict_note", Note)
    if (strict is None) != (note is None):
        raise table.error("strict_note", "a note together with strict")
    period = table.need_word("period", Period)
    half_open = table.get("half_open", bool) or False
    if half_open and period not in {Period.HOURS, Period.MINUTES}:
        raise table.error("half_open", "no such key with a period of days")
    return Check(
        CheckKind.COUNT,
        counted=read_condition(table, "counted", CONTACT) if "counted" in table else None,
        per=table.words("per", KeyPart),
        period=period,
        strict_collector=collector,
        strict_counted=narrower,
        strict_note=note,
        first_only=table.get("first_only", bool) or False,
        half_open=half_open,
    )


def _after_contact(table: Table) -> Check:
    if "earlier" not in table:
        raise table.error("earlier", "a condition")
    return Check(
        CheckKind.AFTER_CONTACT,
        earlier=read_condition(table, "earlier", CONTACT),
        per=table.words("per", KeyPart),
        outgoing=table.get("outgoing", bool) or False,
        other_collector=table.get("other_collector", bool) or False,
    )


def _after_notice(table: Table) -> Check:
    to, effective = table.text("to"), table.text("effective")
    if to not in {"lender_group", "addressee"}:
        raise table.error("to", "lender_group or addressee")
    if effective not in {"said", "received"}:
        raise table.error("effective", "said or received")
    same = table.texts("same")
    if not set(same) <= {"person", "debts", "channel", "hours"}:
        raise table.error("same", "person, debts, channel or hours")
    notices = table.words("notices", NoticeKind)
    if not notices:
        raise table.error("notices", "at least one kind of notice")
    return Check(
        CheckKind.AFTER_NOTICE,
        notices=notices,
        lender_group=to == "lender_group",
        same=same,
        in_writing=table.get("in_writing", bool) or False,
        on_receipt=effective == "received",
        until_answered=table.get("until_answered", bool) or False,
        whole_day_without_window=table.get("whole_day_without_window", bool) or False,
        within_validation=table.get("within_validation", bool) or False,
    )


def _notice_missing(table: Table) -> Check:
    notices = table.words("notices", CreditorNoticeKind)
    if not notices:
        raise table.error("notices", "at least one kind of notice")
    return Check(
        CheckKind.NOTICE_MISSING,
        notices=notices,
        first_only=table.get("first_only", bool) or False,
        per_debt=table.get("per_debt", bool) or False,
        before_acceleration=table.get("before_acceleration", bool) or False,
    )


def _notice_flawed(table: Table) -> Check:
    notices = table.words("notices", CreditorNoticeKind)
    if not notices:
        raise table.error("notices", "at least one kind of notice")
    return Check(
        CheckKind.NOTICE_FLAWED,
        notices=notices,
        lacks=table.texts("lacks"),
        acted_early=table.get("acted_early", bool) or False,
    )


def _debtor_reachable(table: Table) -> Check:
    ways = table.texts("out_of_contact")
    if not set(ways) <= {"failed_in_a_row", "days_without_reach"}:
        raise table.error("out_of_contact", "failed_in_a_row or days_without_reach")
    return Check(CheckKind.DEBTOR_REACHABLE, out_of_contact=ways)


def _duty_shown(table: Table) -> Check:
    return Check(CheckKind.DUTY_SHOWN, tag=table.need_word("tag", Tag))


def _time_barred(table: Table) -> Check:
    restart, place = table.get("demands_restart", bool) or False, table.get("of_the_place", bool) or False
    if restart and place:
        raise table.error("demands_restart", "nothing; the limitation norms of the place say what restarts")
    return Check(CheckKind.TIME_BARRED, demands_restart=restart, of_the_place=place)


def _beside(table: Table) -> Check:
    norms, subjects = table.texts("norms"), table.words("subjects", Subject)
    if bool(norms) == bool(subjects):
        raise table.error("norms", "either norms or subjects")
    return Check(CheckKind.BESIDE, norms=norms, subjects=subjects)


_READERS = {
    CheckKind.CLOCK_WINDOW: _clock_window,
    CheckKind.COUNT: _count,
    CheckKind.AFTER_CONTACT: _after_contact,
    CheckKind.AFTER_NOTICE: _after_notice,
    CheckKind.NOTICE_MISSING: _notice_missing,
    CheckKind.NOTICE_FLAWED: _notice_flawed,
    CheckKind.DEBTOR_REACHABLE: _debtor_reachable,
    CheckKind.DUTY_SHOWN: _duty_shown,
    CheckKind.TIME_BARRED: _time_barred,
    CheckKind.BESIDE: _beside,
}


def needed_parameters(check: Check) -> Mapping[str, type]:
    """Return the parameters that a version of this check must have, with their types."""
    if check.kind is CheckKind.CLOCK_WINDOW:
        return {"closed_from": dt.time, "closed_until": dt.time}
    if check.kind is CheckKind.DATES:
        return {"closed_days": tuple}
    if check.kind is CheckKind.COUNT:
        long = check.period in {Period.DAYS, Period.HOURS, Period.MINUTES}
        return {"limit": int, "period": int} if long else {"limit": int}
    if check.kind is CheckKind.AFTER_CONTACT:
        return {"days": int}
    if check.kind is CheckKind.TIME_BARRED:
        return {} if check.of_the_place else {"years": int}
    if check.kind is CheckKind.NOTICE_FLAWED and not check.lacks:
        return {"days": int}
    if check.kind is CheckKind.DEBTOR_REACHABLE:
        return {"answered_within": int, **dict.fromkeys(check.out_of_contact, int)}
    return {}


def read_parameters(table: Table | None) -> Mapping[str, Parameter]:
    """Take `[version.parameters]`: each a value and its unit."""
    if table is None:
        return {}
    parameters = {}
    for name in table.left():
        entry = table.need_table(name)
        parameters[name] = Parameter(_value(entry), entry.text("unit"))
        entry.done()
    return parameters


def _value(entry: Table) -> ParameterValue:
    value = entry.raw("value")
    if isinstance(value, list):
        if not all(_is_range(pair) for pair in value):
            raise entry.error("value", "pairs of dates, first and last day")
        return tuple((pair[0], pair[1]) for pair in value)
    if isinstance(value, bool) or not isinstance(value, int | str | dt.time):
        raise entry.error("value", "a whole number, text, a clock time or pairs of dates")
    if isinstance(value, int) and value < 0:
        raise entry.error("value", "a number that is not negative")
    return value


def _is_range(pair: object) -> bool:
    return (
        isinstance(pair, list)
        and len(pair) == 2
        and all(isinstance(d, dt.date) and not isinstance(d, dt.datetime) for d in pair)
        and pair[0] <= pair[1]
    )
