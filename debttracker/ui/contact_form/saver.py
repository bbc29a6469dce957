"""Writes a new contact, and notes its number with the collector, in the thread of the case."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from debttracker.contacts.collector import Collector
from debttracker.contacts.contact import Contact
from debttracker.services.changes import Changes
from debttracker.services.session import Attachment, Session


@dataclass(frozen=True, slots=True)
class Saver:
    """One contact to log; `remember` is a collector and a number of theirs that was not noted yet."""

    contact: Contact
    attachments: Sequence[Attachment] = ()
    remember: tuple[Collector, str] | None = None

    def __call__(self, session: Session) -> Changes:
        """Write; the contact comes last, so that Undo takes the contact back first."""
        noted: Changes | None = None
        if self.remember is not None:
            collector, number = self.remember
            noted = session.save_collector(replace(collector, numbers=(*collector.numbers, number)))
        contact = replace(self.contact, id=session.new_id("contact"))
        logged = session.save_contact(contact, self.attachments)
        return replace(logged, kinds=logged.kinds | noted.kinds) if noted else logged
