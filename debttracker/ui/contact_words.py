"""Names and questions of the contact log in the person's language, looked up when called."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from debttracker.contacts.vocabulary import (
    Channel,
    Consent,
    ContactPurpose,
    CreditorNoticeKind,
    LetterItem,
    NoticeKind,
    NumberKind,
    NumberSource,
    Tag,
    Visibility,
)
from debttracker.l10n import _, pgettext

E = TypeVar("E", bound=StrEnum)


def choices(kind: type[E], name: Callable[[E], str]) -> list[tuple[E, str]]:
    """Return the members of a vocabulary with their names."""
    return [(member, name(member)) for member in kind]


def quick_channel_name(channel: Channel) -> str:
    """Return the word on a large button of the form."""
    return {
        Channel.CALL: pgettext("channel button", "Call"),
        Channel.SMS: pgettext("channel button", "Text"),
        Channel.MESSENGER: pgettext("channel button", "WeChat etc."),
        Channel.VISIT: pgettext("channel button", "Visit"),
        Channel.LETTER: pgettext("channel button", "Letter"),
    }[channel]


def number_kind_name(kind: NumberKind) -> str:
    """Return what kind of number or account it is."""
    return {
        NumberKind.MOBILE: _("Mobile number"),
        NumberKind.BUSINESS_MOBILE: _("Mobile number of a company"),
        NumberKind.LANDLINE: _("Landline"),
        NumberKind.HOTLINE: _("Service hotline"),
        NumberKind.SMS_PORT: _("Port for text messages"),
        NumberKind.VIRTUAL: _("Virtual number"),
        NumberKind.PREMIUM: _("Premium number"),
        NumberKind.HIDDEN: _("Hidden number"),
        NumberKind.SPOOFED: _("False number"),
        NumberKind.PRIVATE_ACCOUNT: _("Somebody's private account"),
        NumberKind.UNKNOWN: _("Cannot be told"),
    }[kind]


def visibility_name(visibility: Visibility) -> str:
    """Return who could see a message."""
    return {
        Visibility.PUBLIC: _("Everybody"),
        Visibility.CONTACTS: _("My contacts"),
        Visibility.PRIVATE: _("Only the person written to"),
    }[visibility]


def purpose_name(purpose: ContactPurpose) -> str:
    """Return what a contact was for."""
    return {
        ContactPurpose.COLLECT: _("To have the debt paid"),
        ContactPurpose.REPLY: _("To answer something from us"),
        ContactPurpose.CONFIRM_STOP: _("To confirm that they stop"),
        ContactPurpose.LEGAL_NOTICE: _("A notice required by law"),
        ContactPurpose.OTHER: pgettext("purpose", "Something else"),
    }[purpose]


def consent_name(consent: Consent) -> str:
    """Return whether the debtor had agreed."""
    return {
        Consent.NONE: _("Never agreed"),
        Consent.SPECIFIC: _("Agreed to just this"),
        Consent.CONTRACT_CLAUSE: _("Only a clause in the contract"),
    }[consent]


def notice_kind_name(kind: NoticeKind) -> str:
    """Return what the debtor's side sent or said."""
    return {
        NoticeKind.STOP_CONTACT: _("Asked to stop all contact"),
        NoticeKind.STOP_CHANNEL: _("Asked to stop one way of contact"),
        NoticeKind.STOP_AT_WORK: _("Asked not to be contacted at work"),
        NoticeKind.INCONVENIENT_TIME: _("Named an inconvenient time"),
        NoticeKind.REPRESENTED: _("Is represented by somebody"),
        NoticeKind.DISPUTE: _("Disputes the debt"),
        NoticeKind.NOT_MY_DEBT: _("Says it is not their debt"),
        NoticeKind.INFORMATION_REQUEST: _("Asked for information"),
        NoticeKind.MORATORIUM: _("Breathing space granted"),
        NoticeKind.INSOLVENCY: _("Insolvency"),
        NoticeKind.THIRD_PARTY_REFUSAL: _("Another person refused contact"),
        NoticeKind.LETTERS_ONLY: _("Asked for letters only"),
        NoticeKind.ADVISER_PREPARING_PLAN: _("An adviser is preparing a plan"),
        NoticeKind.VULNERABLE: _("Told of a vulnerable situation"),
        NoticeKind.DISASTER: _("Told of a disaster"),
        NoticeKind.HOSPITAL: _("Told of a stay in hospital"),
        NoticeKind.BEREAVEMENT: _("Told of a bereavement"),
        NoticeKind.DEATH: _("Told of the debtor's death"),
        NoticeKind.INCAPACITY: _("Told of incapacity"),
        NoticeKind.NEGOTIATION_REQUEST: _("Asked for debt negotiation"),
        NoticeKind.REFUND_REQUEST: _("Asked for charges back"),
    }[kind]


def creditor_notice_kind_name(kind: CreditorNoticeKind) -> str:
    """Return what the lender's side sent."""
    return {
        CreditorNoticeKind.REMINDER: pgettext("notice", "Reminder"),
        CreditorNoticeKind.AGENCY: _("An agency was hired"),
        CreditorNoticeKind.ASSIGNMENT: _("The debt was sold"),
        CreditorNoticeKind.VALIDATION: _("Details of the debt"),
        CreditorNoticeKind.DEFAULT: pgettext("notice", "Default"),
        CreditorNoticeKind.CREDIT_REPORTING: _("Entry in the credit record"),
        CreditorNoticeKind.START_OF_COLLECTION: _("Collecting starts"),
        CreditorNoticeKind.ENFORCEMENT: _("Enforcement without a breach"),
        CreditorNoticeKind.PERSISTENT_DEBT: _("Persistent debt"),
    }[kind]


def tag_groups() -> list[tuple[str, list[tuple[Tag, str]]]]:
    """Return the questions on what they did, by theme: a question, and the answers that fit."""
    return [
        (
            _("Did they threaten?"),
            [
                (Tag.VIOLENCE, _("Used violence")),
                (Tag.THREAT, _("Threatened harm to a person or to things")),
                (Tag.ARREST_THREAT, _("Threatened arrest")),
                (Tag.CRIMINAL_THREAT, _("Threatened criminal charges")),
                (Tag.SEIZURE_THREAT, _("Threatened to take or freeze property")),
                (Tag.WAGE_THREAT, _("Threatened to take wages")),
                (Tag.SUIT_THREAT, _("Threatened to sue")),
                (Tag.JOB_THREAT, _("Threatened the job")),
                (Tag.EXPOSURE_THREAT, _("Threatened to tell family or employer")),
            ],
        ),
        (
            _("Did they insult or wear down?"),
            [
                (Tag.INSULT, _("Insulted somebody")),
                (Tag.OBSCENE, _("Used obscene words or pictures")),
                (Tag.STALKING, _("Followed or lay in wait")),
                (Tag.SELF_HARM_PRESSURE, _("Pushed somebody towards self-harm")),
            ],
        ),
        (
            _("Did they pretend or say what is not so?"),
            [
                (Tag.IMPERSONATES_AUTHORITY, _("Posed as the police or an authority")),
                (Tag.IMPERSONATES_COURT, _("Posed as a court")),
                (Tag.IMPERSONATES_LAWYER, _("Posed as a lawyer")),
                (Tag.FALSE_NAME, _("Used a name that is not theirs")),
                (Tag.FALSE_AMOUNT, _("Named a wrong amount")),
                (Tag.FALSE_CONSEQUENCE, _("Named consequences that do not exist")),
                (Tag.FALSE_CRIMINAL_LABEL, _("Called the debt a crime or fraud")),
                (Tag.BLACKLIST_CLAIM, _("Said that a blacklist follows")),
                (Tag.LURE_TO_CALL, _("Lured into calling back")),
            ],
        ),
        (
            _("What did they want about money?"),
            [
                (Tag.PRIVATE_ACCOUNT, _("Payment to a private account")),
                (Tag.EXTRA_FEE, _("A fee on top")),
                (Tag.POSTDATED_CHEQUE, _("A post-dated cheque cashed early or used as a threat")),
                (Tag.NEW_BORROWING, _("Borrowing elsewhere to pay")),
                (Tag.PRESSURE_SALE, _("Selling belongings to pay")),
                (Tag.DEMAND_THIRD_PARTY, _("Payment by another person")),
            ],
        ),
        (
            _("Did others learn of it?"),
            [
                (Tag.DISCLOSES_DEBT, _("Told another person of the debt")),
                (Tag.PUBLIC_POSTING, _("Posted it where others can see")),
                (Tag.ENVELOPE_REVEALS, _("The envelope or card showed it")),
            ],
        ),
        (
            _("Did they hold or enter?"),
            [
                (Tag.INTRUSION, _("Came in or stayed unasked")),
                (Tag.DETENTION, _("Kept somebody from leaving")),
            ],
        ),
        (
            _("Did they do what is asked of them?"),
            [
                (Tag.REQUIRED_DISCLOSURE_GIVEN, _("Gave the notices required")),
                (Tag.OPT_OUT_OFFERED, _("Offered a way to stop messages")),
            ],
        ),
    ]


def number_source_name(source: NumberSource) -> str:
    """Return where a number was had from."""
    return {
        NumberSource.CONTRACT: _("From the contract"),
        NumberSource.DEBTOR: _("The debtor gave it"),
        NumberSource.AUTHORISATION: _("The debtor allowed it"),
        NumberSource.PUBLIC: _("A lawful public source"),
        NumberSource.RESERVED_CONTACT: _("A contact person named in the contract told them"),
        NumberSource.AUTHORISED_BODY: _("A body with permission, such as a credit bureau"),
        NumberSource.PHONE_LIST: _("The phone's contact list"),
        NumberSource.OTHER: _("Another source, such as a bought list"),
    }[source]


def letter_item_name(item: LetterItem) -> str:
    """Return what a collection letter carried."""
    return {
        LetterItem.NAME: _("Your name"),
        LetterItem.BALANCE: _("What is owed"),
        LetterItem.REASON: _("Why they collect"),
        LetterItem.LEGAL_BASIS: _("The legal basis"),
        LetterItem.RIGHTS_AND_DUTIES: _("Rights and duties"),
        LetterItem.HOW_TO_QUERY: _("How to ask about it"),
        LetterItem.HOW_TO_PAY: _("How to pay"),
        LetterItem.HOW_TO_OBJECT: _("How to object"),
        LetterItem.HOW_TO_GIVE_EVIDENCE: _("How to give evidence"),
        LetterItem.BANK_CONTACT: _("How to reach the bank"),
        LetterItem.OFFICIAL_SEAL: _("An official seal"),
    }[item]


def strain_choices() -> list[tuple[int, str]]:
    """Return how hard a contact may have been on a person, from 1 to 5. It is a note, never a diagnosis."""
    return [
        (1, _("1 – hardly at all")),
        (2, _("2 – a little")),
        (3, _("3 – clearly")),
        (4, _("4 – very")),
        (5, _("5 – almost too much")),
    ]
