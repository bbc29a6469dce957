"""Contacts by what they themselves tell the norms: those alike in it are worked out once."""

from collections.abc import Sequence
from operator import attrgetter

from debttracker.norms.condition import Facts
from debttracker.norms.facts import CONTACT_FACTS, consent_here, contact_facts
from debttracker.norms.rule import wordings
from debttracker.norms.schema import Norm
from debttracker.norms.seen import Seen

_FIELDS = tuple(n for n in CONTACT_FACTS if n not in {"consent", "person_role"})


class Shapes:
    """The facts of contacts, kept once for all contacts that are alike in what the norms ask for."""

    def __init__(self, norms: Sequence[Norm]) -> None:
        self._signature = attrgetter(*_fields_used(norms))
        self._facts: dict[object, Facts] = {}

    def key(self, seen: Seen) -> object:
        """Return what is the same of contacts that are alike."""
        contact = seen.contact
        consent = contact.consent if contact.consent_scope is None else consent_here(contact, seen.local)
        return (self._signature(contact), consent)

    def facts(self, seen: Seen) -> Facts:
        """Return the facts of a contact by their names."""
        key = self.key(seen)
        facts = self._facts.get(key)
        if facts is None:
            consent = consent_here(seen.contact, seen.local)
            facts = self._facts[key] = contact_facts(seen.contact, consent)
        return facts


def _fields_used(norms: Sequence[Norm]) -> tuple[str, ...]:
    """The fields of a contact that any of the norms asks for, so that contacts alike in them share a plan."""
    used = {"direction", "channel", "outcome", "purpose", "person", "tags"}
    for norm in norms:
        check = norm.check
        options = [check.earlier, *(c for c in (check.counted, check.strict_counted) if c is not None)]
        for condition in (norm.applies, norm.when, *wordings(norm), *options):
            used |= {f.partition(".")[2] for f in condition.facts if f.startswith("contact.")}
    return tuple(sorted((used & set(_FIELDS)) | {"direction", "person"}))
