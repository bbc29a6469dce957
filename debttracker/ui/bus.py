"""News that any page may want to hear."""

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """One per window. Made in the window's thread, so that whoever listens is called there."""

    changed = Signal(object)
    """`Changes` of a write that went through."""
    amounts_hidden = Signal(bool)
    """Whether amounts are hidden now."""
    reminders_changed = Signal()
    """What to be reminded of, or when, is not what it was."""
    busy = Signal(bool)
    """Whether work on the case is under way."""


class Navigator(QObject):
    """Asks the window to go somewhere."""

    page_wanted = Signal(str)
    """Name of a page, such as `calendar`."""
    debt_wanted = Signal(str)
    """Id of a debt to show on the page Debts."""
    contact_wanted = Signal(str)
    """Id of a contact to show on the page Contacts."""
    findings_wanted = Signal()
    """The findings that are still open, on the page Contacts."""
    log_contact_wanted = Signal()
    payment_wanted = Signal(str)
    """Id of a debt to record a payment for; empty when it is still to be chosen."""
    new_debt_wanted = Signal()
    reminders_wanted = Signal()
    help_lines_wanted = Signal()
    """Whom to call for help, in the place of the open case."""
