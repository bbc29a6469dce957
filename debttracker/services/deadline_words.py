"""What is due or ends on a day, in words: for the calendar, reminders and calendar files."""

from debttracker.debts.balance import DueItem, DueKind
from debttracker.l10n import _, pgettext
from debttracker.services.deadlines import Deadline, DeadlineKind


def due_kind_name(kind: DueKind) -> str:
    """Return what is due."""
    return {
        DueKind.MINIMUM_PAYMENT: _("Minimum payment"),
        DueKind.INSTALMENT: pgettext("due", "Instalment"),
        DueKind.FULL_BALANCE: _("Full balance"),
    }[kind]


def due_item_name(item: DueItem) -> str:
    """Return what is due, with the number of the instalment."""
    if item.kind is DueKind.INSTALMENT and item.period and item.periods:
        fields = {"number": item.period, "all": item.periods}
        return _("Instalment %(number)s of %(all)s") % fields
    if item.kind is DueKind.INSTALMENT and item.period:
        return _("Instalment %(number)s") % {"number": item.period}
    return due_kind_name(item.kind)


def deadline_name(deadline: Deadline) -> str:
    """Return what ends or is to be done, without whom it is about."""
    if deadline.item is not None:
        return due_item_name(deadline.item)
    return {
        DeadlineKind.DUE: pgettext("due", "Instalment"),
        DeadlineKind.PLANNED_PAYMENT: _("Planned payment"),
        DeadlineKind.OFFER_PAYMENT: _("Payment of an agreed offer"),
        DeadlineKind.OFFER_EXPIRES: _("An offer expires"),
        DeadlineKind.ANSWER_DUE: _("Their answer is due"),
        DeadlineKind.REMEDY_BY: _("Last day that their notice gives"),
        DeadlineKind.NOTICE_ENDS: _("A notice of yours ends"),
        DeadlineKind.LIMITATION: _("The limitation period ends at the earliest"),
    }[deadline.kind]


def deadline_title(deadline: Deadline) -> str:
    """Return whom it is about and what it is, in one line."""
    return " · ".join(part for part in (deadline.name, deadline_name(deadline)) if part)
