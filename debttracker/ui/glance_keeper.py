"""Keeps what the page Today shows in the case file, in words, so that the next start shows it at once."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from debttracker import __version__
from debttracker.errors import WorldError
from debttracker.l10n import language
from debttracker.settings import Settings, keys
from debttracker.ui.glance import CaseGlance

if TYPE_CHECKING:
    from debttracker.services.session import Session
    from debttracker.ui.context import UiContext
    from debttracker.ui.desk import Desk

DAYS = 8
"""Today and a week: with nothing changed, the words of a later day follow from the records as well."""
MANY_CONTACTS = 2000
"""With more of them only today and tomorrow are kept, so that closing the case does not take long."""
MOST_CONTACTS = 20_000
"""With more of them nothing is kept: looking through them takes a second for each day."""


def kept_glance(desk: "Desk", case: Path) -> CaseGlance | None:
    """Return what is kept of a case for today, if the window would begin with just that. Qt is not needed."""
    settings = desk.settings
    if settings.get(keys.AMOUNTS_HIDDEN) or settings.get(keys.PAGE) != keys.PAGE.default:
        return None
    text = desk.glance(case, basis_of_words(desk.language(), settings))
    if text is None:
        return None
    try:
        return CaseGlance.from_json(text)
    except (ValueError, KeyError, TypeError):
        return None  # damaged; the figures come from the records in a moment


def basis_of_words(language: str, settings: Settings) -> str:
    """Return what the words depend on beside the records and the day."""
    return f"{__version__} {language} {settings.get(keys.DATE_STYLE)} {settings.get(keys.GROUPED)}"


def keep_glances(ctx: "UiContext") -> None:
    """Keep them in the open case, in the thread of the case; amounts that are hidden are not written out."""
    if not ctx.amounts_hidden:
        ctx.tasks.read(ctx, lambda session: keep(session, ctx.settings), lambda _none: None)


def keep(session: "Session", settings: Settings) -> None:
    """Keep them in a case, in the language spoken now. Qt is not needed."""
    contacts = len(session.case.contacts)
    if session.read_only or contacts > MOST_CONTACTS or session.state().encrypted:
        return
    basis, today = basis_of_words(language(), settings), session.today
    with suppress(WorldError):  # they are no record of the person's, and the next start does without
        session.settle()  # a later write would make them void
        if session.has_glance(basis, today + timedelta(1)):
            return
        days = 2 if contacts > MANY_CONTACTS else DAYS
        session.keep_glances(basis, {on: _text(session, on) for on in _from(today, days)})


def _from(first: date, days: int) -> Iterable[date]:
    return (first + timedelta(ahead) for ahead in range(days))


def _text(session: "Session", on: date) -> str:
    from debttracker.l10n import formats
    from debttracker.ui.pages.today_glance import glance_of
    from debttracker.ui.record_words import jurisdiction_name

    info = session.case.info
    today = glance_of(formats.money, session.today_figures(on))
    return CaseGlance(info.name, jurisdiction_name(info.jurisdiction), today).to_json()
