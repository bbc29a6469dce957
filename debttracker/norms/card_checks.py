"""Money norms on cards: late treatment, late fees, first-year fees, bills, minimum payments, instalments."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

from debttracker.debts.debt import Statement
from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import TransactionKind
from debttracker.money.amount import Minor, parse_major, to_major
from debttracker.norms.card_bills import LateFee, bills, dated, late_fees, paid_between
from debttracker.norms.finding import Value
from debttracker.norms.looked import Looked
from debttracker.norms.money_matter import MoneyMatter
from debttracker.norms.money_schema import LateAlthough, MoneyNorm, MoneyVersion

_HUNDRED = Decimal(100)


def look_at_late_treatment(norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether a late fee was charged although the payment was in time, or the bill came too late."""
    fees = [fee for fee in late_fees(matter.debt, matter.on) if norm.version_of(fee.day) is not None]
    looks = {
        LateAlthough.SENT_LATE: _sent_late,
        LateAlthough.IN_TIME: _in_time,
        LateAlthough.WITHIN_GRACE: _within_grace,
    }
    found = [(fee, looks[norm.check.although](version, matter, fee)) for fee in fees]
    wrong = [fee for fee, result in found if result is True]
    if wrong:
        facts: dict[str, Value] = {
            "late_fees": dated(wrong),
            "due": tuple(fee.bill.due.isoformat() for fee in wrong if fee.bill.due),
        }
        return Looked(True, version, facts=facts)
    missing = sorted({result for _, result in found if isinstance(result, str)})
    return Looked(None if missing else False, version, missing=tuple(missing))


def _sent_late(version: MoneyVersion, _matter: MoneyMatter, fee: LateFee) -> bool | str:
    if fee.bill.sent_on is None or fee.bill.due is None:
        return "statements.sent_on"
    return (fee.bill.due - fee.bill.sent_on).days < (version.number("days") or 0)


def _in_time(version: MoneyVersion, matter: MoneyMatter, fee: LateFee) -> bool | str:
    """The minimum was there by the hour on the due day, by the clock of the case."""
    due, least = fee.bill.due, fee.bill.minimum
    if due is None or least is None:
        return "statements.minimum"
    until = version.parameters["until"].value
    zone = ZoneInfo(matter.matter.timezone)
    in_time: Minor = 0
    unknown: Minor = 0
    for payment in matter.made:
        if not fee.bill.date < payment.paid_on <= due:
            continue
        if payment.paid_on < due:
            in_time += payment.amount
        elif payment.received_at is None:
            unknown += payment.amount
        elif payment.received_at.astimezone(zone).timetz().replace(tzinfo=None) <= _clock(until):
            in_time += payment.amount
    if in_time >= least:
        return True
    return "payments.received_at" if in_time + unknown >= least else False


def _clock(value: object) -> dt.time:
    if not isinstance(value, dt.time):
        raise TypeError(value)
    return value


def _within_grace(version: MoneyVersion, matter: MoneyMatter, fee: LateFee) -> bool | str:
    due, least = fee.bill.due, fee.bill.minimum
    if due is None or least is None:
        return "statements.minimum"
    last = due + dt.timedelta(days=version.number("days") or 0)
    short = parse_major(str(version.text("short")), version.unit("short"))
    return paid_between(matter, fee.bill.date, last) >= least - short


def look_at_harbour(norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether a late fee is above the amounts that need no proof, as they stood on its day."""
    if matter.currency != version.unit("first"):
        return Looked(False, version)
    fees = late_fees(matter.debt, matter.on)
    shown = bills(matter.debt, matter.on)
    for fee in fees:
        then = norm.version_of(fee.day)
        if then is None:
            continue
        name = "repeat" if _again(fee, fees, shown, then.number("cycles") or 0) else "first"
        most = parse_major(str(then.text(name)), then.unit(name))
        if fee.amount > most:
            facts: dict[str, Value] = {
                "late_fee": to_major(fee.amount, matter.currency),
                "day": fee.day.isoformat(),
                "most": to_major(most, matter.currency),
            }
            return Looked(True, then, facts=facts)
    return Looked(False, version)


def _again(fee: LateFee, fees: tuple[LateFee, ...], shown: tuple[Statement, ...], cycles: int) -> bool:
    """Whether one of so many bills before also had a late fee."""
    place = shown.index(fee.bill)
    before = shown[max(0, place - cycles) : place]
    return any(other.bill in before for other in fees)


def look_at_agreed_late_fee(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether a late fee is above what the card's own terms allow for its bill."""
    fees = [fee for fee in late_fees(matter.debt, matter.on) if version.covers(fee.day)]
    terms = matter.possible.terms
    if not fees:
        return Looked(False, version)
    if not isinstance(terms, CardTerms) or (terms.late_fee_percent is None and not terms.late_fee_steps):
        return Looked(None, version, missing=("terms.late_fee_percent",))
    for fee in fees:
        most = _agreed_most(terms, matter, fee)
        if most is not None and fee.amount > most:
            facts: dict[str, Value] = {
                "late_fee": to_major(fee.amount, matter.currency),
                "day": fee.day.isoformat(),
                "most": to_major(most, matter.currency),
            }
            return Looked(True, version, facts=facts)
    return Looked(False, version)


def _agreed_most(terms: CardTerms, matter: MoneyMatter, fee: LateFee) -> Minor | None:
    if terms.late_fee_percent is None:
        return max(terms.late_fee_steps)
    if fee.bill.minimum is None or fee.bill.due is None:
        return terms.late_fee_cap
    unpaid = max(0, fee.bill.minimum - paid_between(matter, fee.bill.date, fee.bill.due))
    # Rounded up: no bank is blamed for a part of a cent.
    exact = terms.late_fee_percent * unpaid / _HUNDRED
    most = max(int(exact.to_integral_value(rounding="ROUND_CEILING")), terms.late_fee_floor or 0)
    return most if terms.late_fee_cap is None else min(most, terms.late_fee_cap)


def look_at_first_year(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether the fees of the first year, late fees apart, pass a share of the limit at opening."""
    fees = [t for t in matter.debt.transactions if t.kind is TransactionKind.FEE and t.posted_on <= matter.on]
    if not fees:
        return Looked(False, version)
    terms = matter.possible.terms
    limit = terms.credit_limit if isinstance(terms, CardTerms) else None
    unknown = {"debt.opened": matter.debt.opened is None, "terms.credit_limit": limit is None}
    missing = tuple(name for name, absent in unknown.items() if absent)
    if missing or matter.debt.opened is None or limit is None:
        return Looked(None, version, missing=missing)
    last = matter.debt.opened + dt.timedelta(days=365)
    charged = sum(t.amount for t in fees if t.posted_on < last)
    most = (version.decimal("percent") or 0) * limit / _HUNDRED
    facts: dict[str, Value] = {
        "first_year_fees": to_major(charged, matter.currency),
        "credit_limit": to_major(limit, matter.currency),
    }
    return Looked(charged > most, version, facts=facts)


def look_at_content(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether a bill lacks what it has to show."""
    shown = [bill for bill in bills(matter.debt, matter.on) if version.covers(bill.date)]
    answers = {
        "statements.shows_cost_of_minimum": [bill.shows_cost_of_minimum for bill in shown],
        "statements.shows_due_and_late_fee": [bill.shows_due_and_late_fee for bill in shown],
    }
    lacking = [
        bill.date.isoformat()
        for bill in shown
        if bill.shows_cost_of_minimum is False or bill.shows_due_and_late_fee is False
    ]
    if lacking:
        return Looked(True, version, facts={"statements": tuple(lacking)})
    missing = tuple(name for name, given in answers.items() if given and all(one is None for one in given))
    return Looked(None if missing else False, version, missing=missing)


def look_at_minimum(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether a minimum payment is below interest, fees, charges and a share of the balance."""
    percent = version.decimal("percent") or Decimal(0)
    unknown: set[str] = set()
    for bill in bills(matter.debt, matter.on):
        if bill.minimum is None or not bill.balance or bill.balance <= 0 or not version.covers(bill.date):
            continue
        share = int(percent * bill.balance / _HUNDRED)
        known = sum(part or 0 for part in (bill.interest, bill.fees, bill.late_fee))
        least = min(bill.balance, share + known)
        if bill.minimum < least:
            facts: dict[str, Value] = {
                "statement": bill.date.isoformat(),
                "minimum": to_major(bill.minimum, matter.currency),
                "least": to_major(least, matter.currency),
            }
            return Looked(True, version, facts=facts)
        if bill.minimum < bill.balance:
            unknown |= {f"statements.{name}" for name in ("interest", "fees") if getattr(bill, name) is None}
    return Looked(None if unknown else False, version, missing=tuple(sorted(unknown)))


def look_at_persistent(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether over so many months interest and fees came to more than what repaid the balance."""
    months = version.number("months") or 0
    last = bills(matter.debt, matter.on)[-months:]
    least = parse_major(str(version.text("least")), version.unit("least"))
    if matter.currency != version.unit("least") or len(last) < months or not version.covers(last[-1].date):
        return Looked(False, version)
    if any((bill.balance or 0) < least for bill in last):
        return Looked(False, version)
    names = ("interest", "fees", "payments")
    missing = {f"statements.{name}" for bill in last for name in names if getattr(bill, name) is None}
    cost = sum((bill.interest or 0) + (bill.fees or 0) + (bill.late_fee or 0) for bill in last)
    paid = sum(bill.payments or 0 for bill in last)
    if missing:
        return Looked(None, version, missing=tuple(sorted(missing)))
    facts: dict[str, Value] = {
        "cost": to_major(cost, matter.currency),
        "repaid": to_major(paid - cost, matter.currency),
    }
    if cost <= paid - cost:
        return Looked(False, version, facts=facts)
    return _told(version, matter, facts)


def _told(version: MoneyVersion, matter: MoneyMatter, facts: dict[str, Value]) -> Looked:
    """Whether the lender wrote about the persistent debt."""
    own = [
        n
        for n in matter.matter.creditor_notices
        if n.kind == "persistent_debt" and (not n.debts or matter.debt.id in n.debts)
    ]
    if any(not notice.never for notice in own):
        return Looked(False, version, facts=facts)
    if not own:
        return Looked(None, version, missing=("creditor_notices.persistent_debt",), facts=facts)
    return Looked(True, version, facts=facts)


def look_at_instalments(_norm: MoneyNorm, version: MoneyVersion, matter: MoneyMatter) -> Looked:
    """Look whether an instalment of a card runs too long, or is of too much cash."""
    most = parse_major(str(version.text("cash_most")), version.unit("cash_most"))
    for item in matter.debt.transactions:
        if item.periods is None or item.posted_on > matter.on or not version.covers(item.posted_on):
            continue
        cash = item.kind is TransactionKind.CASH_ADVANCE
        longest = version.number("cash_periods" if cash else "most_periods") or 0
        too_much = cash and matter.currency == version.unit("cash_most") and item.amount > most
        if item.periods > longest or too_much:
            facts: dict[str, Value] = {
                "transaction": item.id,
                "periods": item.periods,
                "amount": to_major(item.amount, matter.currency),
            }
            return Looked(True, version, facts=facts)
    return Looked(False, version)
