"""The words for what a number tells by itself: its registered class and how well that is known."""

from debttracker.l10n import _
from debttracker.l10n.formats import date_short
from debttracker.services.number_views import NumberClass
from debttracker.ui.contact_words import number_kind_name


def class_line(found: NumberClass) -> str:
    """Return the registered class of a number, with how well it is known."""
    words = {"class": _class_name(found), "known": _confidence(found)}
    return _("Registered class: %(class)s. %(known)s") % words


def cautious_line(found: NumberClass) -> str:
    """Return the registered class of a number, with what it does not say."""
    return _(
        "%(class)s It says what the range was assigned for, not who calls; the number shown can be forged."
    ) % {"class": class_line(found)}


def filled_line(found: NumberClass) -> str:
    """Return what to say below a kind that was filled in from the number."""
    return _("%(class)s Filled in from the number; change it where you know better.") % {
        "class": class_line(found)
    }


def _class_name(found: NumberClass) -> str:
    if found.name is not None:
        return found.name
    kind = number_kind_name(found.kind) if found.kind is not None else ""
    if not found.foreign:
        return kind
    if not kind:
        return _("a number of another country or region")
    return _("%(kind)s of another country or region") % {"kind": kind}


def _confidence(found: NumberClass) -> str:
    if found.confidence is None or found.checked is None:
        return _("From the general numbering plan, not from an official table.")
    checked = {"date": date_short(found.checked)}
    if found.confidence == "A":
        return _("From the official table of ranges, checked through %(date)s.") % checked
    if found.confidence == "B":
        return _("Two sources agree on the range, checked through %(date)s.") % checked
    return _("Only one source names the range, checked through %(date)s.") % checked
