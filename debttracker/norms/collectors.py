"""Whether a debt is in the hands of somebody who collects for others, as laws on debt collectors ask."""

from debttracker.contacts.vocabulary import CollectorKind
from debttracker.norms.condition import Tri
from debttracker.norms.money_matter import MoneyMatter

_FOR_OTHERS = {CollectorKind.AGENCY, CollectorKind.DEBT_BUYER, CollectorKind.LAW_FIRM}


def debt_collectors(matter: MoneyMatter) -> Tri:
    """Whether a collector of the debt's lender collects for others, or for itself under another name."""
    own = [c for c in matter.matter.collectors if c.creditor == matter.debt.creditor]
    if any(c.kind in _FOR_OTHERS for c in own):
        return True
    if any(c.kind is CollectorKind.IN_HOUSE and c.own_name is False for c in own):
        return True
    unknown = any(c.kind in {None, CollectorKind.UNKNOWN} for c in own)
    return ("collector.kind",) if unknown else False
