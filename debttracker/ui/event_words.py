"""Names of what happened with a debt: agreements, acknowledgements, suits.

Every function looks the words up when it is called.
"""

from debttracker.debts.vocabulary import AcknowledgementKind, AgreementKind, SuitKind
from debttracker.l10n import _, pgettext


def agreement_kind_name(kind: AgreementKind) -> str:
    """Return what was agreed on how to repay."""
    return {
        AgreementKind.INDIVIDUAL_INSTALMENT: _("Yes, instalments with this lender"),
        AgreementKind.NEGOTIATED_PLAN: _("Yes, a plan with several lenders"),
        AgreementKind.OTHER: _("Yes, another one"),
    }[kind]


def acknowledgement_kind_name(kind: AcknowledgementKind) -> str:
    """Return by what a debt was acknowledged."""
    return {
        AcknowledgementKind.PROMISE: _("Promise to pay"),
        AcknowledgementKind.PLAN: _("Repayment plan agreed"),
        AcknowledgementKind.WRITTEN_ACKNOWLEDGEMENT: _("Written acknowledgement"),
        AcknowledgementKind.REQUEST_FOR_DELAY: _("Request for more time"),
    }[kind]


def suit_kind_name(kind: SuitKind) -> str:
    """Return what was brought before a court."""
    return {
        SuitKind.SUIT: pgettext("suit", "Suit"),
        SuitKind.PAYMENT_ORDER: pgettext("suit", "Payment order"),
        SuitKind.ARBITRATION: pgettext("suit", "Arbitration"),
        SuitKind.MEDIATION: pgettext("suit", "Mediation"),
        SuitKind.ENFORCEMENT: pgettext("suit", "Enforcement"),
    }[kind]
