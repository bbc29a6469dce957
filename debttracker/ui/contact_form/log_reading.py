"""What the page of contacts shows, read at once in the thread of the case."""

from dataclasses import dataclass
from datetime import date

from debttracker.norms.vocabulary import Subject
from debttracker.services.session import Session
from debttracker.services.views import ContactFilter, ContactRow
from debttracker.ui.contact_form.form_data import FormData, read_form_data


@dataclass(frozen=True, slots=True)
class LogReading:
    """The rows that fit, how many there are in all, and what the filters offer."""

    rows: tuple[ContactRow, ...]
    total: int
    subjects: frozenset[Subject]
    today: date
    data: FormData


def read_log(session: Session, wanted: ContactFilter) -> LogReading:
    """Read the log as filtered."""
    everything = session.contacts(ContactFilter())
    rows = everything if wanted == ContactFilter() else session.contacts(wanted)
    subjects = frozenset(flag.subject for row in everything for flag in row.flags)
    return LogReading(rows, len(everything), subjects, session.today, read_form_data(session))
