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


class CheckKind(StrEnum):
    """The closed list of kinds of check; `resources/norms/README.md` says what each asks and takes."""

    CONDITION = auto()
    CLOCK_WINDOW = auto()
    DATES = auto()
    COUNT = auto()
    AFTER_CONTACT = auto()
    AFTER_NOTICE = auto()
    NOTICE_MISSING = auto()
    NOTICE_FLAWED = auto()
    DEMAND_IN_VALIDATION = auto()
    DEBTOR_REACHABLE = auto()
    DUTY_SHOWN = auto()
    TIME_BARRED = auto()
    BESIDE = auto()


class Period(StrEnum):
    """Over what a count runs. `days` are calendar days of the person's zone, the contact's own included."""

    CALENDAR_DAY = auto()
    DAYS = auto()
    HOURS = auto()
    MINUTES = auto()
    EVER = auto()


class KeyPart(StrEnum):
    """What contacts have to share to be counted together."""

    LENDER_GROUP = auto()
    COLLECTOR = auto()
    DEBT = auto()
    ACCOUNT = auto()
    PERSON = auto()
    CALLED_NUMBER = auto()


class PersonRole(StrEnum):
    """A person seen from the debt."""

    DEBTOR = auto()
    LIABLE = auto()
    SUPPLEMENTARY = auto()
    SPOUSE = auto()
    HEIR = auto()
    REPRESENTATIVE = auto()
    THIRD = auto()


class Note(StrEnum):
    """The codes in a finding's `notes`: which reading or doubt a verdict rests on."""

    BORDERLINE = auto()
    """The contact began within a minute of an end point of the closed hours."""
    RUNS_PAST = auto()
    """It began before the closed hours and ran into them."""
    END_POINT = auto()
    """It began exactly at an end point that the norm leaves free; another text may read it otherwise."""
    SENT_UNKNOWN = auto()
    """Only the delivery of the message is known, not its sending."""
    ZONES_DIFFER = auto()
    """It depends on whose time zone counts."""
    AGGREGATED_COLLECTORS = auto()
    """The count is passed only with all collectors of the lender taken together."""
    ATTEMPTS_ONLY = auto()
    """The count is passed only with attempts that reached nobody."""
    ONE_WAY_OF_COUNTING = auto()
    """The count is passed under one way of counting, not under every one."""
    SAME_DAY = auto()
    """Notice and contact fall on one day; which came first is not recorded."""
    EDGE_OF_PERIOD = auto()
    """It lies at the last day of a period whose end is not settled to the day."""
    SAME_PERSON_ASSUMED = auto()
    """Notice and contact name no person; the same kind of person is taken for the same one."""
    MESSAGE_AS_COLLECTION = auto()
    """Whether a message at night is collection work is not settled by the text."""
    PERSON_NEEDS_REVIEW = auto()
    """Whether this person is liable needs a closer look (spouse, heir, further cardholder)."""
    BOILERPLATE_CONSENT = auto()
    """The consent is a clause of a form contract; whether it binds is doubtful."""
    NEEDS_JUDGEMENT = auto()
    """An element of the norm needs a person's judgement (effect, truth, reasonableness)."""
    THEIR_RECORDS_DECIDE = auto()
    """What happened on the lender's side decides; only its own records can show it."""
    COUNTERPARTY_CONSENT_UNKNOWN = auto()
    """It would be allowed with the lender's consent, which the debtor cannot see."""
    WORDING_UNVERIFIED = auto()
    """Sources give the wording of a condition differently."""
    OFFER_NOT_RECORDED = auto()
    """The norm would allow it had the person offered to pay; no such offer is recorded."""
    TRANSFEREE_NOT_CONFIRMED = auto()
    """The debt was sold; whether the text binds the buyer is not known."""
    OWN_NORM = auto()
    """The norm is the person's own, from their folder; it is not one that is shipped."""
    OWN_THRESHOLD = auto()
    """The number is the program's own; no norm sets one."""
    TEXT_NOT_VERIFIED = auto()
    """Known from a summary only; the text itself was not read."""
    REFERENCE_NOT_VERIFIED = auto()
    """The reference rate was not checked through the day that counts; a newer fixing may exist."""
    SUIT_DATE_ASSUMED = auto()
    """The rate on the day of a suit counts; none is recorded, so the day asked about stands in."""
    CHARGES_NOT_COUNTED = auto()
    """Late fees and other charges that hang on what happens are not in this verdict."""
    FEES_NOT_COUNTED = auto()
    """Fees and money kept back at the start are not in this verdict."""
    FEES_COUNTED = auto()
    """The line is crossed only with fees, or with money kept back at the start, counted as cost."""
    YEAR_OF_360_DAYS = auto()
    """The contract counts a year as 360 days, which may be all that takes it above the line."""
    WRITTEN_CONTRACT_ASSUMED = auto()
    """The period is that of a written contract; whether the contract is one is not recorded."""
    PERIOD_DEPENDS = auto()
    """When the period begins, or whether it is the right one, depends on facts that no record tells."""
    NOT_VERIFIED_SINCE = auto()
    """The contact is later than the date through which the text was checked."""
