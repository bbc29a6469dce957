"""A demand to pay before the time to dispute a debt is over (United States)."""

from debttracker.contacts.vocabulary import CreditorNoticeKind
from debttracker.norms import validation_period
from debttracker.norms.outcome import Outcome
from debttracker.norms.seen import Parties, Seen


class DemandInValidation:
    """A contact in the validation period that names a day to pay before the period ends."""

    def __init__(self, parties: Parties) -> None:
        notices = parties.matter.creditor_notices
        self._notices = tuple(n for n in notices if n.kind is CreditorNoticeKind.VALIDATION)

    def look(self, seen: Seen) -> Outcome | None:
        """Judge one contact by the last day of the period of its debts."""
        pay_by = seen.contact.pay_by
        if pay_by is None:
            return None
        if seen.date is None:
            return Outcome(met=("contact.at",))
        given = [n for n in self._notices if not n.debts or set(n.debts) & set(seen.debts)]
        if not given:
            return Outcome(met=("creditor_notices.validation",))
        ends = [validation_period.last_day(n.sent_on, n.received_on) for n in given if not n.never]
        known = [end for end in ends if end is not None]
        if len(known) < len(ends):
            return Outcome(met=("creditor_notices.validation.sent_on",))
        last = max(known, default=None)
        if last is None or not (seen.date <= last and pay_by < last):
            return None
        return Outcome(facts={"pay_by": pay_by.isoformat(), "period_ends": last.isoformat()})
