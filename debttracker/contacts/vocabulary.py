"""The closed vocabularies of the contact log: the names that files and other programs rely on."""

from enum import StrEnum, auto


class Channel(StrEnum):
    """How a contact reached a person."""

    CALL = auto()
    VOICEMAIL = auto()
    SMS = auto()
    MESSENGER = auto()
    EMAIL = auto()
    LETTER = auto()
    POSTCARD = auto()
    FAX = auto()
    APP_PUSH = auto()
    VISIT = auto()
    PUBLIC_POST = auto()
    COURT = auto()


class Direction(StrEnum):
    """`incoming`: they contacted the debtor's side; `outgoing`: the debtor contacted them."""

    INCOMING = auto()
    OUTGOING = auto()


class Outcome(StrEnum):
    """What came of an attempt."""

    CONVERSATION = auto()
    NO_ANSWER = auto()
    BUSY = auto()
    NOT_IN_SERVICE = auto()
    MESSAGE_LEFT = auto()
    MAILBOX_FULL = auto()
    DELIVERED = auto()
    REFUSED = auto()


class NumberKind(StrEnum):
    """What kind of number or account a contact came from."""

    MOBILE = auto()
    BUSINESS_MOBILE = auto()
    LANDLINE = auto()
    HOTLINE = auto()
    SMS_PORT = auto()
    VIRTUAL = auto()
    PREMIUM = auto()
    HIDDEN = auto()
    SPOOFED = auto()
    PRIVATE_ACCOUNT = auto()
    UNKNOWN = auto()


class Visibility(StrEnum):
    """Who could see a message on social media."""

    PUBLIC = auto()
    CONTACTS = auto()
    PRIVATE = auto()


class ContactPurpose(StrEnum):
    """What a contact was for."""

    COLLECT = auto()
    REPLY = auto()
    CONFIRM_STOP = auto()
    LEGAL_NOTICE = auto()
    OTHER = auto()


class Person(StrEnum):
    """Who was contacted, seen from the debtor."""

    DEBTOR = auto()
    CO_BORROWER = auto()
    GUARANTOR = auto()
    SUPPLEMENTARY_CARDHOLDER = auto()
    SPOUSE = auto()
    PARENT = auto()
    CHILD = auto()
    RELATIVE = auto()
    HOUSEHOLD_MEMBER = auto()
    EMERGENCY_CONTACT = auto()
    REFEREE = auto()
    PHONE_LIST_CONTACT = auto()
    COLLEAGUE = auto()
    EMPLOYER = auto()
    NEIGHBOUR = auto()
    FRIEND = auto()
    HEIR = auto()
    GUARDIAN = auto()
    EXECUTOR = auto()
    LAWYER = auto()
    OTHER = auto()
    UNKNOWN = auto()


class Place(StrEnum):
    """Where the person was reached."""

    HOME = auto()
    WORK = auto()
    SCHOOL = auto()
    HOSPITAL = auto()
    PUBLIC = auto()
    OTHER = auto()


class Identified(StrEnum):
    """What the caller said of who is calling."""

    NAME = auto()
    COMPANY = auto()
    BOTH = auto()
    NONE = auto()


class Disclosed(StrEnum):
    """What the person contacted was told of the debt."""

    NOTHING = auto()
    CONTACT_REQUEST = auto()
    EXISTENCE = auto()
    DETAILS = auto()


class Consent(StrEnum):
    """Whether the debtor had agreed to this kind of contact at this time."""

    NONE = auto()
    SPECIFIC = auto()
    CONTRACT_CLAUSE = auto()


class TimePrecision(StrEnum):
    """How exactly the time of a contact is known."""

    SECOND = auto()
    MINUTE = auto()
    DATE = auto()


class Tag(StrEnum):
    """What was said or done, as the user confirmed it."""

    VIOLENCE = auto()
    THREAT = auto()
    INSULT = auto()
    STALKING = auto()
    ARREST_THREAT = auto()
    CRIMINAL_THREAT = auto()
    FALSE_CRIMINAL_LABEL = auto()
    SEIZURE_THREAT = auto()
    WAGE_THREAT = auto()
    SUIT_THREAT = auto()
    JOB_THREAT = auto()
    EXPOSURE_THREAT = auto()
    IMPERSONATES_AUTHORITY = auto()
    IMPERSONATES_COURT = auto()
    IMPERSONATES_LAWYER = auto()
    FALSE_AMOUNT = auto()
    FALSE_CONSEQUENCE = auto()
    BLACKLIST_CLAIM = auto()
    DEMAND_THIRD_PARTY = auto()
    NEW_BORROWING = auto()
    PRESSURE_SALE = auto()
    EXTRA_FEE = auto()
    PRIVATE_ACCOUNT = auto()
    PUBLIC_POSTING = auto()
    ENVELOPE_REVEALS = auto()
    LURE_TO_CALL = auto()
    OBSCENE = auto()
    DETENTION = auto()
    INTRUSION = auto()
    SELF_HARM_PRESSURE = auto()
    DISCLOSES_DEBT = auto()
    REQUIRED_DISCLOSURE_GIVEN = auto()
    OPT_OUT_OFFERED = auto()
    FALSE_NAME = auto()
    POSTDATED_CHEQUE = auto()


class CollectorKind(StrEnum):
    """Who collects."""

    IN_HOUSE = auto()
    AGENCY = auto()
    LAW_FIRM = auto()
    DEBT_BUYER = auto()
    INDIVIDUAL = auto()
    IMPOSTOR = auto()
    UNKNOWN = auto()


class NoticeKind(StrEnum):
    """What the debtor or a representative sent or said."""

    STOP_CONTACT = auto()
    STOP_CHANNEL = auto()
    STOP_AT_WORK = auto()
    INCONVENIENT_TIME = auto()
    REPRESENTED = auto()
    DISPUTE = auto()
    NOT_MY_DEBT = auto()
    INFORMATION_REQUEST = auto()
    MORATORIUM = auto()
    INSOLVENCY = auto()
    THIRD_PARTY_REFUSAL = auto()
    LETTERS_ONLY = auto()
    ADVISER_PREPARING_PLAN = auto()
    VULNERABLE = auto()
    DISASTER = auto()
    HOSPITAL = auto()
    BEREAVEMENT = auto()
    DEATH = auto()
    INCAPACITY = auto()
    NEGOTIATION_REQUEST = auto()
    REFUND_REQUEST = auto()


class CreditorNoticeKind(StrEnum):
    """What the lender's side sent."""

    REMINDER = auto()
    AGENCY = auto()
    ASSIGNMENT = auto()
    VALIDATION = auto()
    DEFAULT = auto()
    CREDIT_REPORTING = auto()
    START_OF_COLLECTION = auto()
    ENFORCEMENT = auto()
    PERSISTENT_DEBT = auto()


class LetterItem(StrEnum):
    """What a collection letter carried, in the words of a contact's `checklist`."""

    NAME = auto()
    BALANCE = auto()
    REASON = auto()
    LEGAL_BASIS = auto()
    RIGHTS_AND_DUTIES = auto()
    HOW_TO_QUERY = auto()
    HOW_TO_PAY = auto()
    HOW_TO_OBJECT = auto()
    HOW_TO_GIVE_EVIDENCE = auto()
    BANK_CONTACT = auto()
    OFFICIAL_SEAL = auto()


class NumberSource(StrEnum):
    """Where a number was had from, in the words of a contact's `number_source`."""

    CONTRACT = auto()
    DEBTOR = auto()
    AUTHORISATION = auto()
    PUBLIC = auto()
    RESERVED_CONTACT = auto()
    AUTHORISED_BODY = auto()
    PHONE_LIST = auto()
    OTHER = auto()
