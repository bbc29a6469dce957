"""Readings, doubts and missing facts of a finding, each as one sentence or question."""

from debttracker.l10n import _
from debttracker.norms.vocabulary import Note


def doubt(note: str) -> str:
    """Say which reading or doubt a verdict rests on."""
    return {
        Note.BORDERLINE: _("Less than a minute from the limit: the exact second decides."),
        Note.RUNS_PAST: _("It began before the limit and went on past it."),
        Note.END_POINT: _("It began exactly at the limit; this norm still permits that moment."),
        Note.SENT_UNKNOWN: _("Only the delivery is known; the time of sending counts."),
        Note.ZONES_DIFFER: _("It depends on whose time zone counts."),
        Note.AGGREGATED_COLLECTORS: _("Only when everyone who collects for this lender is counted together."),
        Note.ATTEMPTS_ONLY: _("Only when attempts that reached nobody are counted."),
        Note.ONE_WAY_OF_COUNTING: _("Only under one of several ways of counting."),
        Note.SAME_DAY: _("Notice and contact fall on one day; which came first is not recorded."),
        Note.EDGE_OF_PERIOD: _("It lies at the very end of the period; the sources differ by a day."),
        Note.SAME_PERSON_ASSUMED: _("The names are not recorded; the same kind of person is taken for one."),
        Note.MESSAGE_AS_COLLECTION: _("Whether a message at night is collection work is not settled."),
        Note.PERSON_NEEDS_REVIEW: _("Whether this person is liable needs a closer look."),
        Note.BOILERPLATE_CONSENT: _(
            "The consent is a clause of a form contract; whether it binds is doubtful."
        ),
        Note.NEEDS_JUDGEMENT: _("It needs a person's judgement of what was said and meant."),
        Note.THEIR_RECORDS_DECIDE: _("Only the lender's own records can show it; ask for them."),
        Note.COUNTERPARTY_CONSENT_UNKNOWN: _(
            "With the lender's consent it would be allowed; ask the lender."
        ),
        Note.WORDING_UNVERIFIED: _("Sources give the wording of this condition differently."),
        Note.OFFER_NOT_RECORDED: _(
            "It would be allowed had the person offered to pay; no offer is recorded."
        ),
        Note.TRANSFEREE_NOT_CONFIRMED: _("Whether this text binds a buyer of the debt is not known."),
        Note.OWN_NORM: _("This norm is your own, from your folder; it is not part of the program."),
        Note.OWN_THRESHOLD: _("The number is the program's own; no norm sets one."),
        Note.TEXT_NOT_VERIFIED: _("The text itself is not yet verified; it is known from a summary."),
        Note.REFERENCE_NOT_VERIFIED: _(
            "The reference rate has not been checked for that day; a newer one may exist."
        ),
        Note.SUIT_DATE_ASSUMED: _(
            "The rate on the day of a suit counts; no suit is recorded, so today's is used."
        ),
        Note.CHARGES_NOT_COUNTED: _(
            "Late fees and the like are not in this verdict; the comparison has them."
        ),
        Note.FEES_NOT_COUNTED: _("Fees and money kept back at the start are not in this verdict."),
        Note.FEES_COUNTED: _("Only when fees and money kept back at the start are counted as cost."),
        Note.YEAR_OF_360_DAYS: _("The contract counts a year as 360 days; that may be all that is above."),
        Note.WRITTEN_CONTRACT_ASSUMED: _(
            "A written contract is assumed; without one the time may be shorter."
        ),
        Note.PERIOD_DEPENDS: _(
            "When this period begins, or whether it is the right one, depends on facts not recorded here."
        ),
        Note.NOT_VERIFIED_SINCE: _("The norm has not been checked again since before this contact."),
    }[Note(note)]


def question(field: str) -> str:
    """Ask for the fact that is missing, by its name in the contract."""
    known = _contact_questions() | _matter_questions() | _notice_questions() | _money_questions()
    return known.get(field) or _("Not known yet: %(field)s") % {"field": field}


def _contact_questions() -> dict[str, str]:
    return {
        "contact.at": _("At what time was it?"),
        "contact.sent_at": _("When was the message sent?"),
        "contact.ended_at": _("When did it end?"),
        "contact.channel": _("How did they make contact?"),
        "contact.direction": _("Who contacted whom?"),
        "contact.outcome": _("What came of it: a conversation, no answer?"),
        "contact.automated": _("Was it a person or a machine?"),
        "contact.number_kind": _("What kind of number or account was it?"),
        "contact.number_source": _("Where did they have the number from?"),
        "contact.called_number": _("Which of the numbers was called?"),
        "contact.address_by_employer": _("Did the employer provide that address?"),
        "contact.visibility": _("Who could see it?"),
        "contact.creditor": _("Which lender was it about?"),
        "contact.collector": _("Who was calling?"),
        "contact.debts": _("Which debt was it about?"),
        "contact.purpose": _("Was it to collect, or for something else?"),
        "contact.person": _("Who was contacted?"),
        "contact.person_name": _("What is the name of the person contacted?"),
        "contact.place": _("Where was the person reached?"),
        "contact.identified": _("Did they say who they are?"),
        "contact.authority_shown": _("Did they show identification?"),
        "contact.badge_shown": _("Did they wear a badge?"),
        "contact.visitors": _("How many people came?"),
        "contact.visit_announced": _("Was the visit announced?"),
        "contact.entered_home": _("Did they enter the home?"),
        "contact.entry_consent": _("Were they allowed in?"),
        "contact.asked_to_leave": _("Were they asked to leave?"),
        "contact.left_when_asked": _("Did they leave when asked?"),
        "contact.disclosed": _("What was this person told of the debt?"),
        "contact.third_party_offered_to_pay": _("Did this person offer to pay?"),
        "contact.debtor_unreachable": _("Could you be reached at that time?"),
        "contact.checklist": _("Which items did the letter carry?"),
        "contact.consent": _("Had you agreed to be contacted at such hours?"),
        "contact.consent_scope": _("What did the agreement cover?"),
        "contact.purpose_stated": _("Did they say what they came for?"),
        "contact.identity_checked": _("Did they make sure whom they spoke to before they told anything?"),
        "contact.asked_who": _("Did that person ask who was calling, and for whom?"),
        "contact.recorded_by_collector": _("Did they record it?"),
        "contact.words": _("What exactly was said or written?"),
        "contact.candidate_zones": _("In which time zone was the person?"),
    }


def _matter_questions() -> dict[str, str]:
    return {
        "creditor.kind": _("What kind of lender is it?"),
        "creditor.member_of": _("Of which associations is the lender a member?"),
        "creditor.licensed": _("Does the lender have a licence?"),
        "creditor.via_platform": _("Was the loan arranged through a platform?"),
        "collector.kind": _("Who collects: the lender itself, an agency, a law firm, a debt buyer?"),
        "collector.own_name": _("Does the lender collect in its own name?"),
        "collector.licensed": _("Does the collector have a licence?"),
        "collector.on_published_list": _("Is the collector on the list that the lender publishes?"),
        "debt.creditor": _("Who is the lender?"),
        "debt.opened": _("When was the debt taken up?"),
        "debt.terms": _("When was or is the last instalment due?"),
        "debtor.service_member": _("Are you in the armed forces, or a dependant?"),
        "reference_rates.cn-lpr-1y": _("What is the newest one-year LPR?"),
        "debt.kind": _("What kind of debt is it?"),
        "debt.online": _("Was the loan arranged online?"),
        "debt.purpose": _("What was the money for?"),
        "debt.jointly_signed": _("Did anybody else sign?"),
        "debt.secured": _("Is there a pledge or a mortgage behind the debt?"),
        "debt.disclosed_costs": _("What was shown of the cost before signing?"),
        "debtor.minor": _("Is the debtor under age?"),
        "debt.agreement": _("Is there a repayment agreement?"),
        "debt.agreement.kept": _("Has the repayment agreement been kept?"),
        "debt.agreement.from": _("Since when has the repayment agreement been in force?"),
        "debt.assigned_on": _("When was the debt sold?"),
        "debt.assignment_notified_on": _("Did a notice come that the debt was sold, and when?"),
        "debt.first_missed_due": _("Which due date was missed first?"),
        "debt.defaulted_on": _("Since when has it been in default?"),
        "debt.judgments": _("Is there a judgment?"),
        "debt.suits": _("Is there a suit?"),
        "case.region": _("In which part of the country do you live?"),
        "complaints.received_on": _("When was the complaint handed in?"),
        "complaints.to": _("To which body was the complaint made?"),
        "complaints.final_response_on": _("When did the final answer to the complaint come?"),
        "debt.claims": _("What do they claim, principal and the rest apart?"),
        "debt.claims.loss": _("Which loss from the default do they show?"),
        "debt.credit_reports.marked_disputed": _("Does the credit report mark the debt as disputed?"),
    }


def _notice_questions() -> dict[str, str]:
    announced = _("Did the lender announce it, and when?")
    sent = _("Did you send a notice, and when?")
    remedy = _("Until when did the notice let you put it right?")
    items = _("What did the notice carry?")
    returned = _("Did the notice come back undelivered?")
    default = _("Did a default notice come, and when?")
    came = _("When did the notice reach you?")
    return {
        "creditor_notices": announced,
        "creditor_notices.agency": announced,
        "creditor_notices.agency.sent_on": announced,
        "creditor_notices.agency.items": items,
        "creditor_notices.agency.returned": returned,
        "creditor_notices.credit_reporting": _(
            "Did they say beforehand that they would report it, and when?"
        ),
        "creditor_notices.default": default,
        "creditor_notices.default.sent_on": default,
        "creditor_notices.default.received_on": came,
        "creditor_notices.default.returned": returned,
        "creditor_notices.default.items": items,
        "creditor_notices.default.remedy_by": remedy,
        "creditor_notices.enforcement.remedy_by": remedy,
        "creditor_notices.enforcement.received_on": came,
        "creditor_notices.enforcement.sent_on": came,
        "creditor_notices.persistent_debt": _("Did they write about how slowly the balance falls?"),
        "creditor_notices.start_of_collection": _("Did they announce that collection starts, and when?"),
        "creditor_notices.validation": _("Did a validation notice come, and when?"),
        "notices": sent,
        "notice.sent_on": sent,
        "notice.received_on": sent,
        "notice.from": _("When did it begin?"),
        "notice.channel": _("Which way of contact did you refuse?"),
        "notice.in_writing": _("Was the notice in writing?"),
        "notice.person": _("Who gave the notice?"),
        "notice.to": _("To whom did the notice go?"),
        "notice.window": _("Which hours did you name?"),
    }


def _money_questions() -> dict[str, str]:
    return {
        "payments.received_at": _("At what time did the payment reach them?"),
        "statements.fees": _("Which fees does the statement print?"),
        "statements.interest": _("Which interest does the statement print?"),
        "statements.minimum": _("Which minimum payment does the statement print?"),
        "statements.payments": _("Which payments does the statement print?"),
        "statements.sent_on": _("When was the statement sent?"),
        "statements.shows_cost_of_minimum": _("Does the statement show what paying the minimum costs?"),
        "statements.shows_due_and_late_fee": _("Does the statement show the due day and the late fee?"),
        "terms.annual_rate": _("Which interest a year was agreed?"),
        "terms.daily_rate": _("Which interest a day does the card bear?"),
        "terms.cash_daily_rate": _("Which interest a day does cash bear?"),
        "terms.compound_overdue": _("Does overdue interest bear interest itself?"),
        "terms.compounding": _("When does the card's interest bear interest itself?"),
        "terms.credit_limit": _("What is the card's limit?"),
        "terms.every": _("How often is an instalment due?"),
        "terms.interest_on_fees": _("Do the card's fees bear interest?"),
        "terms.late_fee": _("Which late fee was agreed?"),
        "terms.late_fee_free_up_to": _("Up to which bill is there no late fee?"),
        "terms.late_fee_most": _("How many late fees in a row may there be?"),
        "terms.late_fee_percent": _("Which late fee was agreed?"),
        "terms.late_fee_steps": _("Which late fee was agreed?"),
        "terms.method": _("How is the loan repaid?"),
        "terms.overdue_annual_rate": _("Which interest a year does an overdue amount bear?"),
        "terms.overdue_base": _("On what is overdue interest charged?"),
        "terms.periods": _("How many instalments are there?"),
        "terms.principal": _("How much was lent?"),
        "terms.received": _("How much of it did you really receive?"),
        "terms.start": _("When was the contract made?"),
        "transactions": _("What was posted before?"),
    }
