"""The closed vocabularies of norms and findings."""

from enum import StrEnum, auto


class Verdict(StrEnum):
    """What the logged facts say against a norm."""

    BREACH = auto()
    PRESUMED = auto()
    POSSIBLE = auto()
    CANNOT_TELL = auto()
    ADVISORY = auto()
    CLEAR = auto()
    NOT_APPLICABLE = auto()

    @property
    def is_finding(self) -> bool:
        """Whether it belongs to the findings rather than to the verdicts shown on request."""
        return self not in {Verdict.CLEAR, Verdict.NOT_APPLICABLE}


class Force(StrEnum):
    """How a norm binds, strongest first."""

    LAW = auto()
    JUDICIAL_INTERPRETATION = auto()
    REGULATION = auto()
    REGULATOR_RULE = auto()
    REGULATOR_NOTICE = auto()
    STANDARD = auto()
    INDUSTRY_CODE = auto()
    OWN_INDICATOR = auto()


class Strength(StrEnum):
    """Must not, should not, or preferably not."""

    BAN = auto()
    SHOULD_NOT = auto()
    ADVISORY = auto()


class Confidence(StrEnum):
    """How the text is known: A read, B close excerpt, C summary only, M unverified (never fires)."""

    A = "A"
    B = "B"
    C = "C"
    M = "M"


class Subject(StrEnum):
    """What a norm is about."""

    QUIET_HOURS = auto()
    FREQUENCY = auto()
    CONVERSATION_PAUSE = auto()
    THIRD_PARTY = auto()
    THIRD_PARTY_REFUSAL = auto()
    DISCLOSURE = auto()
    IDENTIFICATION = auto()
    VISIT = auto()
    INTRUSION = auto()
    PUBLICITY = auto()
    THREAT = auto()
    INSULT = auto()
    IMPERSONATION = auto()
    FALSE_STATEMENT = auto()
    FEES = auto()
    NEW_BORROWING = auto()
    PRIVATE_CHANNEL = auto()
    WORKPLACE = auto()
    MEDIUM = auto()
    STOP_CONTACT = auto()
    REPRESENTED = auto()
    DISPUTE = auto()
    MORATORIUM = auto()
    AGREEMENT_KEPT = auto()
    VALIDATION_NOTICE = auto()
    CREDIT_REPORTING = auto()
    TIME_BARRED = auto()
    ASSIGNMENT = auto()
    INCONVENIENT_TIME = auto()
    LETTER_CONTENT = auto()
    HARASSMENT = auto()
    PRIVACY = auto()
    SUIT_VENUE = auto()
    RESTRAINT = auto()
    RECORD_KEEPING = auto()
    AGENCY_NOTICE = auto()
    DEFAULT_NOTICE = auto()
    FORBEARANCE = auto()
    LICENCE = auto()
    RATE_CAP = auto()
    PAYMENT_ORDER = auto()
    FEE_RULE = auto()
    COST_DISCLOSURE = auto()
    LIMITATION = auto()


class FindingState(StrEnum):
    """What the user made of a finding."""

    OPEN = auto()
    CONFIRMED = auto()
    DISMISSED = auto()
    USED = auto()
