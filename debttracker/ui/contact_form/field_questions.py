"""Which question to ask where a verdict names a fact that is missing."""

from debttracker.l10n import _


def field_question(field: str) -> str | None:
    """Return the question for a field of a contact (`contact.person` or `person`), None for other fields."""
    return _questions().get(field.removeprefix("contact."))


def is_contact_field(field: str) -> bool:
    """Tell whether a missing fact is a field of the contact itself."""
    return field.removeprefix("contact.") in _questions() and not field.startswith(("debt.", "creditor."))


def _questions() -> dict[str, str]:
    return {
        "at": _("When did it happen?"),
        "at_precision": _("At what time of day was it?"),
        "ended_at": _("When did it end?"),
        "duration_seconds": _("How long did it take?"),
        "sent_at": _("When was it sent?"),
        "delivered_at": _("When did it arrive?"),
        "channel": _("How did they make contact?"),
        "automated": _("Was it a machine or a recording?"),
        "direction": _("Who contacted whom?"),
        "outcome": _("What came of it?"),
        "number": _("From which number or account?"),
        "number_kind": _("What kind of number or account is it?"),
        "called_number": _("Which number did they call?"),
        "address_used": _("Which address did they use?"),
        "address_by_employer": _("Was it an address given by the employer?"),
        "visibility": _("Who could see the message?"),
        "creditor": _("Which lender is it about?"),
        "collector": _("Who collected?"),
        "debts": _("Which debts is it about?"),
        "purpose": _("What was the contact for?"),
        "reply_to": _("Which contact of ours did it answer?"),
        "person": _("Who was contacted?"),
        "person_name": _("What is that person's name?"),
        "place": _("Where was the person reached?"),
        "person_zone": _("In which time zone was the person?"),
        "candidate_zones": _("Which time zones are possible?"),
        "identified": _("Did they say who they are?"),
        "authority_shown": _("Did they show written authority?"),
        "badge_shown": _("Did they show a badge?"),
        "recording_notice": _("Did they say that the call is recorded?"),
        "recorded_by_collector": _("Did they record it?"),
        "visitors": _("How many came?"),
        "visit_announced": _("Was the visit announced?"),
        "purpose_stated": _("Did they say what they came for?"),
        "entered_home": _("Did they enter the home?"),
        "entry_consent": _("Were they asked in?"),
        "asked_to_leave": _("Were they asked to leave?"),
        "left_when_asked": _("Did they leave when asked?"),
        "disclosed": _("What was that person told of the debt?"),
        "third_party_offered_to_pay": _("Had that person offered to pay?"),
        "debtor_unreachable": _("Could they not reach the debtor, and why?"),
        "number_source": _("Where did they get the number?"),
        "checklist": _("Which items did the letter or message hold?"),
        "pay_by": _("By which day were you to pay?"),
        "identity_checked": _("Did they make sure whom they spoke to before they told anything?"),
        "asked_who": _("Did that person ask who was calling, and for whom?"),
        "consent": _("Had the debtor agreed to contact of this kind at this time?"),
        "consent_scope": _("What did the agreement cover?"),
        "amount_demanded": _("How much did they demand?"),
        "amount_taken": _("How much did they take?"),
        "payee": _("To whom was it to be paid?"),
        "tags": _("What did they do?"),
        "strain": _("How hard was it on you?"),
        "words": _("What exactly was said or written?"),
        "note": _("Anything else to remember?"),
    }
