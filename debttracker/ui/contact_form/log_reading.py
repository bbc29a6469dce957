"""What the page of contacts shows, read at once in the thread of the case."""

from dataclasses import dataclass
from datetime import date

from debttracker.norms.pause import no_cycle_search
from debttracker.norms.vocabulary import Subject
from debttracker.services.session import Session
from debttracker.services.views import ContactFilter, ContactRow
from debttracker.ui.contact_form.form_data import FormData, read_form_data
from debttracker.ui.models.row_model import Column, in_order


@dataclass(frozen=True, slots=True)
class LogReading:
    """The rows that fit, how many there are in all, and what the filters offer."""

    rows: tuple[ContactRow, ...]
    total: int
    subjects: frozenset[Subject]
    today: date
    data: FormData


def read_log(
    session: Session, wanted: ContactFilter, column: Column | None = None, *, ascending: bool = True
) -> LogReading:
    """Read the log as filtered, newest first or sorted by a column."""
    with no_cycle_search():
        return _read_log(session, wanted, column, ascending=ascending)


def _read_log(
    session: Session, wanted: ContactFilter, column: Column | None, *, ascending: bool
) -> LogReading:
    everything = session.contacts(ContactFilter())
    rows = everything if wanted == ContactFilter() else session.contacts(wanted)
    if column is not None:
        rows = in_order(rows, column, ascending=ascending)
    subjects = frozenset(flag.subject for row in everything for flag in row.flags)
    return LogReading(rows, len(everything), subjects, session.today, read_form_data(session))
