"""The tags of a contact as names and as plain questions, grouped by theme."""

from debttracker.contacts.vocabulary import Tag
from debttracker.l10n import _, pgettext


def tag_name(tag: Tag) -> str:
    """Return a tag's short name."""
    return _names()[tag]


def _names() -> dict[Tag, str]:
    return {
        Tag.VIOLENCE: _("Violence"),
        Tag.THREAT: _("Threat of violence"),
        Tag.INSULT: _("Insult"),
        Tag.STALKING: _("Following or waiting outside"),
        Tag.ARREST_THREAT: _("Threat of arrest"),
        Tag.CRIMINAL_THREAT: _("Threat of criminal charges"),
        Tag.FALSE_CRIMINAL_LABEL: _("Called a criminal"),
        Tag.SEIZURE_THREAT: _("Threat to seize property"),
        Tag.WAGE_THREAT: _("Threat to seize wages"),
        Tag.SUIT_THREAT: _("Threat to sue"),
        Tag.JOB_THREAT: _("Threat to the job"),
        Tag.EXPOSURE_THREAT: _("Threat to tell others"),
        Tag.IMPERSONATES_AUTHORITY: _("Posed as an authority"),
        Tag.IMPERSONATES_COURT: _("Posed as a court"),
        Tag.IMPERSONATES_LAWYER: _("Posed as a lawyer"),
        Tag.FALSE_AMOUNT: _("Wrong amount"),
        Tag.FALSE_CONSEQUENCE: _("False consequence"),
        Tag.BLACKLIST_CLAIM: _("Talk of a blacklist"),
        Tag.DEMAND_THIRD_PARTY: _("Asked others to pay"),
        Tag.NEW_BORROWING: _("Urged to borrow"),
        Tag.PRESSURE_SALE: _("Urged to sell something"),
        Tag.EXTRA_FEE: _("Asked for an extra fee"),
        Tag.PRIVATE_ACCOUNT: _("Private account for payment"),
        Tag.PUBLIC_POSTING: _("Posted in public"),
        Tag.ENVELOPE_REVEALS: _("Envelope shows the debt"),
        Tag.LURE_TO_CALL: _("Lured to call back"),
        Tag.OBSCENE: _("Obscene words"),
        Tag.DETENTION: _("Held against the will"),
        Tag.INTRUSION: _("Entered the home"),
        Tag.SELF_HARM_PRESSURE: _("Pressed towards self-harm"),
        Tag.DISCLOSES_DEBT: pgettext("tag", "Told others of the debt"),
        Tag.REQUIRED_DISCLOSURE_GIVEN: _("Required notice was given"),
        Tag.OPT_OUT_OFFERED: _("Way to opt out was offered"),
        Tag.FALSE_NAME: _("False name"),
        Tag.POSTDATED_CHEQUE: _("Post-dated cheque misused"),
    }
