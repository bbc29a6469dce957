"""What a number tells by itself: how its range was assigned, and how well that is known."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from debttracker.contacts.vocabulary import Channel, NumberKind
from debttracker.l10n import language

if TYPE_CHECKING:  # the ranges are read with the first number that is asked about
    from debttracker.contacts.caller import NumberInfo, Numbers
    from debttracker.contacts.contact import Contact

_BY_TELEPHONE = frozenset({None, Channel.CALL, Channel.VOICEMAIL, Channel.SMS, Channel.FAX})
_WELL_KNOWN = frozenset({"A", "B"})


@dataclass(frozen=True, slots=True)
class NumberClass:
    """The class of a number; it never says who calls.

    `name` is the class of the range in the person's language, `confidence` (A, B or C) how well the range is
    known and `checked` the day through which; all three are None where a general library said it.
    """

    kind: NumberKind | None
    name: str | None = None
    confidence: str | None = None
    checked: date | None = None
    foreign: bool = False

    @property
    def settles_kind(self) -> bool:
        """Whether the number alone says its kind well enough to fill it in.

        A company's mobile number looks like any other, and norms treat the two differently.
        """
        known = self.kind is not None and self.kind is not NumberKind.MOBILE
        return known and self.confidence in _WELL_KNOWN


def by_telephone(channel: Channel | None) -> bool:
    """Tell whether what was noted as the number can be a telephone number; elsewhere it is an account."""
    return channel in _BY_TELEPHONE


def number_class(numbers: "Numbers", number: str, country: str) -> NumberClass | None:
    """Return what a number tells somebody in a country (ISO 3166-1), None when it tells nothing."""
    found = numbers.classify(number, country)
    if found.range is None and found.kind is None and not found.foreign:
        return None
    return _shown(found, numbers, country)


def class_of_contact(numbers: "Numbers", contact: "Contact", country: str) -> NumberClass | None:
    """Return what the number of a contact tells, None when it has none or came from an account."""
    if not contact.number or not by_telephone(contact.channel):
        return None
    return number_class(numbers, contact.number, country)


def _shown(found: "NumberInfo", numbers: "Numbers", country: str) -> NumberClass:
    if found.range is None:
        return NumberClass(found.kind, foreign=found.foreign)
    return NumberClass(
        found.kind,
        found.range.names[language()],
        found.range.confidence,
        numbers.tables[country].verified_through,
    )
