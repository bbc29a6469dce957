"""What a number tells: the worked numbers of the Chinese plan, lines of Taiwan, what stays unknown."""

from dataclasses import replace

import pytest

from debttracker import paths
from debttracker.contacts.caller import Numbers
from debttracker.contacts.contact import Contact
from debttracker.contacts.vocabulary import Channel, NumberKind
from debttracker.services.number_views import class_of_contact, number_class
from debttracker.services.session import Session

NUMBERS = Numbers(paths.resources() / "numbers")
MOBILE, RESALE, HOTLINE, PORT = (
    NumberKind.MOBILE,
    NumberKind.VIRTUAL,
    NumberKind.HOTLINE,
    NumberKind.SMS_PORT,
)


@pytest.mark.parametrize(
    ("number", "kind", "confidence"),
    [
        ("19212345678", MOBILE, "A"),
        ("17212345678", MOBILE, "A"),  # not a resale range, though near to them
        ("13800138000", MOBILE, "A"),
        ("16212345678", RESALE, "A"),
        ("16512345678", RESALE, "A"),
        ("16712345678", RESALE, "A"),
        ("17012345678", RESALE, "A"),
        ("17112345678", RESALE, "A"),
        ("17405123456", MOBILE, "A"),
        ("13491234567", MOBILE, "A"),
        ("4001234567", HOTLINE, "B"),
        ("8001234567", HOTLINE, "B"),
        ("10101234", HOTLINE, "B"),
        ("95588", HOTLINE, "B"),
        ("95188", HOTLINE, "B"),
        ("95001234", HOTLINE, "B"),
        ("9500123456", HOTLINE, "B"),
        ("96110", HOTLINE, "B"),
        ("12378", HOTLINE, "B"),
        ("10086", HOTLINE, "B"),
        ("10621234", PORT, "B"),
        ("10661234", PORT, "B"),
        ("10690123", PORT, "B"),
        ("106575258123", PORT, "B"),
        ("106901234567890123", PORT, "B"),
        ("10690123456789012345", PORT, "B"),
        ("106812345678", PORT, "C"),
        ("1064123456789", None, "B"),
    ],
)
def test_chinese_numbers(number: str, kind: NumberKind | None, confidence: str) -> None:
    found = number_class(NUMBERS, number, "CN")
    assert found is not None
    assert (found.kind, found.confidence, found.foreign) == (kind, confidence, False)
    assert found.name
    assert found.checked is not None
    assert found.settles_kind == (kind not in {None, MOBILE} and confidence != "C")


@pytest.mark.parametrize(
    "number", ["10650", "10601234", "10611234", "10671234", "106901234567890123456", "955881234567", "hello"]
)
def test_what_no_source_names_stays_unknown(number: str) -> None:
    assert number_class(NUMBERS, number, "CN") is None


@pytest.mark.parametrize(
    ("number", "kind", "confidence"),
    [
        ("1950", HOTLINE, "B"),
        ("1998", HOTLINE, "C"),
        ("0800 080 123", HOTLINE, None),
        ("+886 912 345 678", MOBILE, None),
        ("02 2345 6789", NumberKind.LANDLINE, None),
    ],
)
def test_numbers_in_taiwan(number: str, kind: NumberKind, confidence: str | None) -> None:
    found = number_class(NUMBERS, number, "TW")
    assert found is not None
    assert (found.kind, found.confidence) == (kind, confidence)


def test_what_only_the_library_says_settles_nothing() -> None:
    found = number_class(NUMBERS, "010 5550 1234", "CN")
    assert found is not None
    assert (found.kind, found.name, found.settles_kind) == (NumberKind.LANDLINE, None, False)


def test_a_foreign_number_is_told_even_where_its_kind_is_not() -> None:
    found = number_class(NUMBERS, "+1 212 555 0100", "CN")
    assert found is not None
    assert (found.kind, found.foreign) == (None, True)


@pytest.mark.parametrize("channel", [Channel.MESSENGER, Channel.EMAIL, Channel.LETTER, Channel.VISIT])
def test_an_account_is_no_telephone_number(channel: Channel) -> None:
    contact = Contact("c", number="13800138000", channel=Channel.CALL)
    assert class_of_contact(NUMBERS, contact, "CN") is not None
    assert class_of_contact(NUMBERS, replace(contact, channel=channel), "CN") is None
    assert class_of_contact(NUMBERS, replace(contact, number=None), "CN") is None


def test_a_session_shows_the_class_and_leaves_the_record_alone(session: Session) -> None:
    contact = Contact("with-number", number="10690 1234", channel=Channel.SMS)
    session.save_contact(contact)
    detail = session.contact("with-number")
    assert detail.number is not None
    assert detail.number.kind is PORT
    assert detail.row.contact.number_kind is None
    assert session.number_class("10690 1234") == detail.number
    assert session.number_class("nobody") is None
