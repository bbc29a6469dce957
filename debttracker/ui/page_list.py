"""The pages of the window: name, title, icon, and how one is made when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass

from debttracker.l10n import pgettext
from debttracker.ui.context import UiContext
from debttracker.ui.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page; `make` imports its module, so that a page costs nothing before it is shown."""

    name: str
    title: Callable[[], str]
    icon: str
    make: Callable[[UiContext], Page]


def _today(ctx: UiContext) -> Page:
    from debttracker.ui.pages.today_page import TodayPage

    return TodayPage(ctx)


def _debts(ctx: UiContext) -> Page:
    from debttracker.ui.pages.debts_page import DebtsPage

    return DebtsPage(ctx)


def _calendar(ctx: UiContext) -> Page:
    from debttracker.ui.pages.calendar_page import CalendarPage

    return CalendarPage(ctx)


def _contacts(ctx: UiContext) -> Page:
    from debttracker.ui.pages.contacts_page import ContactsPage

    return ContactsPage(ctx)


def _charts(ctx: UiContext) -> Page:
    from debttracker.ui.pages.charts_page import ChartsPage

    return ChartsPage(ctx)


PAGES = (
    PageEntry("today", lambda: pgettext("page", "Today"), "house", _today),
    PageEntry("debts", lambda: pgettext("page", "Debts"), "credit-card", _debts),
    PageEntry("calendar", lambda: pgettext("page", "Calendar"), "calendar", _calendar),
    PageEntry("contacts", lambda: pgettext("page", "Contacts"), "phone", _contacts),
    PageEntry("charts", lambda: pgettext("page", "Charts"), "chart-column", _charts),
)
"""In the order of the rail."""
