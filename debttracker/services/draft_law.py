"""What the law would say of a debt that is still being typed; nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.limitation import Act, ActKind, Effect, acts_of
from debttracker.debts.restart_warning import IntendedAct, RestartWarning
from debttracker.services.draft_lines import RateLine
from debttracker.services.money_law_views import RestartWarningView

if TYPE_CHECKING:
    from debttracker.services.session import Session

_DRAFT = "\N{NULL}draft"
_INTENDED: Mapping[ActKind, IntendedAct] = MappingProxyType(
    {
        ActKind.PAYMENT: IntendedAct.PAYMENT,
        ActKind.ACKNOWLEDGEMENT: IntendedAct.ACKNOWLEDGEMENT,
    }
)


@dataclass(frozen=True, slots=True)
class ActWarning:
    """What an act that was typed, and is not on file yet, does to a limitation period on its day."""

    on: date
    view: RestartWarningView


@dataclass(frozen=True, slots=True)
class DraftLaw:
    """The lines that a draft is held against, and the acts in it that touch a limitation period."""

    lines: tuple[RateLine, ...] = ()
    warnings: tuple[ActWarning, ...] = ()


def draft_law(session: "Session", debt: Debt, creditor: Creditor | None) -> DraftLaw:
    """Return what the law says of a draft as if it stood in the case, with its lender if that one is new.

    A debt that is not on file yet gives no warnings: all that is typed happened before.
    """
    draft = replace(debt, id=debt.id or _DRAFT, creditor=creditor.id if creditor else debt.creditor)
    lender = () if creditor is None else (creditor,)
    lines = session.law_with(draft, *lender).rate_lines(draft.id)
    saved = next((one for one in session.case.debts if one.id == draft.id), None)
    if saved is None:
        return DraftLaw(lines)
    law = session.law_with(_without_acts(draft, saved), *lender)
    found = {
        (act.on, view.sentence): ActWarning(act.on, view)
        for act in _new_acts(draft, saved)
        for view in law.restart_warnings(draft.id, _INTENDED[act.kind], act.on)
        if _moves(view.warning)
    }
    return DraftLaw(lines, tuple(found.values()))


def _moves(warning: RestartWarning) -> bool:
    """Whether an act moves the end: one before the period began leaves it where it is."""
    return warning.effect is not Effect.RESTARTED or warning.would_expire != warning.expires


def _new_acts(draft: Debt, saved: Debt) -> list[Act]:
    """The acts of the debtor that the draft has and the record has not, oldest first."""
    known = {(act.on, act.kind) for act in acts_of(saved, ())}
    return [act for act in acts_of(draft, ()) if act.kind in _INTENDED and (act.on, act.kind) not in known]


def _without_acts(draft: Debt, saved: Debt) -> Debt:
    """The draft before its new acts: they are weighed against the period as it stood."""
    return replace(
        draft,
        last_paid_on=saved.last_paid_on,
        acknowledged_on=saved.acknowledged_on,
        acknowledgements=saved.acknowledgements,
        agreement=saved.agreement,
        changes=saved.changes,
    )
