"""Names of the vocabularies of contacts, lenders and debts in the person's language.

Every function looks the words up when it is called.
"""

from debttracker.contacts.vocabulary import (
    Channel,
    CollectorKind,
    Direction,
    Disclosed,
    Identified,
    Outcome,
    Person,
    Place,
)
from debttracker.debts.vocabulary import CreditorKind, DebtKind
from debttracker.l10n import _, pgettext


def channel_name(channel: Channel) -> str:
    """Return how a contact was made."""
    return {
        Channel.CALL: pgettext("channel", "Call"),
        Channel.VOICEMAIL: pgettext("channel", "Voicemail"),
        Channel.SMS: pgettext("channel", "Text message"),
        Channel.MESSENGER: pgettext("channel", "Messenger"),
        Channel.EMAIL: pgettext("channel", "E-mail"),
        Channel.LETTER: pgettext("channel", "Letter"),
        Channel.POSTCARD: pgettext("channel", "Postcard"),
        Channel.FAX: pgettext("channel", "Fax"),
        Channel.APP_PUSH: pgettext("channel", "App notification"),
        Channel.VISIT: pgettext("channel", "Visit"),
        Channel.PUBLIC_POST: pgettext("channel", "Public post"),
        Channel.COURT: pgettext("channel", "Court"),
    }[channel]


def channel_icon(channel: Channel | None) -> str:
    """Return the icon name of a channel."""
    if channel is None:
        return "circle-help"
    return {
        Channel.CALL: "phone",
        Channel.VOICEMAIL: "mic",
        Channel.SMS: "message-square",
        Channel.MESSENGER: "message-circle",
        Channel.EMAIL: "mail",
        Channel.LETTER: "file-text",
        Channel.POSTCARD: "mail",
        Channel.FAX: "file-text",
        Channel.APP_PUSH: "smartphone",
        Channel.VISIT: "house",
        Channel.PUBLIC_POST: "users",
        Channel.COURT: "landmark",
    }[channel]


def direction_name(direction: Direction) -> str:
    """Return who contacted whom."""
    return {
        Direction.INCOMING: _("They contacted us"),
        Direction.OUTGOING: _("We contacted them"),
    }[direction]


def outcome_name(outcome: Outcome) -> str:
    """Return what came of an attempt."""
    return {
        Outcome.CONVERSATION: _("Spoke together"),
        Outcome.NO_ANSWER: _("Not answered"),
        Outcome.BUSY: pgettext("outcome", "Busy"),
        Outcome.NOT_IN_SERVICE: _("Number not in service"),
        Outcome.MESSAGE_LEFT: _("Left a message"),
        Outcome.MAILBOX_FULL: _("Mailbox full"),
        Outcome.DELIVERED: _("Delivered"),
        Outcome.REFUSED: pgettext("outcome", "Refused"),
    }[outcome]


def person_name(person: Person) -> str:
    """Return who was contacted, seen from the debtor."""
    return {
        Person.DEBTOR: _("The debtor"),
        Person.CO_BORROWER: _("Co-borrower"),
        Person.GUARANTOR: _("Guarantor"),
        Person.SUPPLEMENTARY_CARDHOLDER: _("Supplementary cardholder"),
        Person.SPOUSE: _("Spouse"),
        Person.PARENT: _("Parent"),
        Person.CHILD: pgettext("person", "Child"),
        Person.RELATIVE: _("Other relative"),
        Person.HOUSEHOLD_MEMBER: _("Someone in the household"),
        Person.EMERGENCY_CONTACT: _("Emergency contact"),
        Person.REFEREE: _("Reference person"),
        Person.PHONE_LIST_CONTACT: _("Someone from the phone list"),
        Person.COLLEAGUE: _("Colleague"),
        Person.EMPLOYER: _("Employer"),
        Person.NEIGHBOUR: _("Neighbour"),
        Person.FRIEND: _("Friend"),
        Person.HEIR: _("Heir"),
        Person.GUARDIAN: _("Guardian"),
        Person.EXECUTOR: _("Executor of the estate"),
        Person.LAWYER: _("Lawyer"),
        Person.OTHER: pgettext("person", "Someone else"),
        Person.UNKNOWN: pgettext("person", "Not known"),
    }[person]


def place_name(place: Place) -> str:
    """Return where the person was reached."""
    return {
        Place.HOME: pgettext("place", "At home"),
        Place.WORK: pgettext("place", "At work"),
        Place.SCHOOL: pgettext("place", "At school"),
        Place.HOSPITAL: pgettext("place", "In hospital"),
        Place.PUBLIC: pgettext("place", "In public"),
        Place.OTHER: pgettext("place", "Elsewhere"),
    }[place]


def identified_name(identified: Identified) -> str:
    """Return what the caller said of who is calling."""
    return {
        Identified.NAME: _("A name"),
        Identified.COMPANY: _("A company"),
        Identified.BOTH: _("Name and company"),
        Identified.NONE: _("Neither"),
    }[identified]


def disclosed_name(disclosed: Disclosed) -> str:
    """Return what the person contacted was told of the debt."""
    return {
        Disclosed.NOTHING: _("Nothing"),
        Disclosed.CONTACT_REQUEST: _("Only to pass on a request to call back"),
        Disclosed.EXISTENCE: _("That there is a debt"),
        Disclosed.DETAILS: _("Details of the debt"),
    }[disclosed]


def collector_kind_name(kind: CollectorKind) -> str:
    """Return who collects."""
    return {
        CollectorKind.IN_HOUSE: _("The lender itself"),
        CollectorKind.AGENCY: _("Collection agency"),
        CollectorKind.LAW_FIRM: _("Law firm"),
        CollectorKind.DEBT_BUYER: _("Buyer of the debt"),
        CollectorKind.INDIVIDUAL: _("A private person"),
        CollectorKind.IMPOSTOR: _("An impostor"),
        CollectorKind.UNKNOWN: pgettext("collector", "Not known"),
    }[kind]


def creditor_kind_name(kind: CreditorKind) -> str:
    """Return what kind of lender it is."""
    return {
        CreditorKind.BANK: _("Bank"),
        CreditorKind.CARD_ISSUER: _("Card issuer"),
        CreditorKind.CONSUMER_FINANCE: _("Consumer finance company"),
        CreditorKind.MICROLOAN_COMPANY: _("Micro-loan company"),
        CreditorKind.AUTO_FINANCE: _("Car finance company"),
        CreditorKind.FINANCING_COMPANY: _("Financing company"),
        CreditorKind.PLATFORM: _("Online platform"),
        CreditorKind.MERCHANT: _("Merchant"),
        CreditorKind.LEASING: _("Leasing company"),
        CreditorKind.INSURER: _("Insurer"),
        CreditorKind.MONEY_LENDER: _("Money lender"),
        CreditorKind.PAWNSHOP: _("Pawnshop"),
        CreditorKind.ASSET_MANAGER: _("Asset management company"),
        CreditorKind.UTILITY: pgettext("creditor", "Utility"),
        CreditorKind.INDIVIDUAL: pgettext("creditor", "A private person"),
        CreditorKind.UNLICENSED: _("Lender without a licence"),
        CreditorKind.OTHER: pgettext("creditor", "Other"),
        CreditorKind.UNKNOWN: pgettext("creditor", "Not known"),
    }[kind]


def debt_kind_name(kind: DebtKind) -> str:
    """Return what kind of debt it is."""
    return {
        DebtKind.CREDIT_CARD: _("Credit card"),
        DebtKind.MICROLOAN: _("Micro-loan"),
        DebtKind.INSTALMENT: pgettext("debt", "Purchase in instalments"),
        DebtKind.BANK_LOAN: _("Bank loan"),
        DebtKind.PRIVATE_LOAN: _("Private loan"),
        DebtKind.STUDENT_LOAN: _("Student loan"),
        DebtKind.CASH_CARD: _("Cash card"),
        DebtKind.MICROFINANCE: _("Microfinance loan"),
        DebtKind.HIGH_COST_SHORT_TERM: _("Short high-cost loan"),
        DebtKind.PAWN: pgettext("debt", "Pawn"),
        DebtKind.UTILITY: pgettext("debt", "Utility bill"),
        DebtKind.GUARANTEE: pgettext("debt", "Guarantee"),
        DebtKind.OTHER: pgettext("debt", "Other"),
    }[kind]


def debt_kind_icon(kind: DebtKind) -> str:
    """Return the icon name of a kind of debt."""
    if kind.is_card:
        return "credit-card"
    icons = {DebtKind.INSTALMENT: "store", DebtKind.BANK_LOAN: "landmark", DebtKind.PRIVATE_LOAN: "handshake"}
    return icons.get(kind, "banknote")


def jurisdiction_name(code: str) -> str:
    """Return the name of a country or region whose norms apply; the code itself when it has none here."""
    return (_jurisdictions() | _regions()).get(code, code)


def jurisdictions() -> dict[str, str]:
    """Return the names of the countries and regions that a case can be in, by code."""
    return _jurisdictions()


def _jurisdictions() -> dict[str, str]:
    return {
        "CN": _("Mainland China"),
        "HK": _("Hong Kong"),
        "MO": _("Macau"),
        "TW": _("Taiwan"),
        "US": _("United States"),
        "GB": _("United Kingdom"),
        "SG": _("Singapore"),
        "MY": _("Malaysia"),
        "PH": _("Philippines"),
        "IN": _("India"),
        "KR": _("South Korea"),
        "JP": _("Japan"),
    }


def _regions() -> dict[str, str]:
    return {
        "US-CA": _("California"),
        "US-MA": _("Massachusetts"),
        "US-NY": _("New York State, outside the City"),
        "US-NY-NYC": _("New York City"),
        "US-TX": _("Texas"),
        "US-WA": _("Washington State"),
        "US-ZZ": _("Another state"),
        "GB-ENG": _("England"),
        "GB-NIR": _("Northern Ireland"),
        "GB-SCT": _("Scotland"),
        "GB-WLS": _("Wales"),
    }
