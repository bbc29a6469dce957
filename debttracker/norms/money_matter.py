"""One debt as the money norms see it: its facts, the day of its contract, what was paid on it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from debttracker.debts.check_terms import without_impossible
from debttracker.debts.creditor import Creditor
from debttracker.debts.debt import Debt
from debttracker.debts.payment import Payment
from debttracker.debts.terms import LoanTerms
from debttracker.debts.vocabulary import PaymentKind
from debttracker.money.reference_rates import ReferenceRates
from debttracker.norms.condition import ALWAYS, Condition, Facts, Missing, Tri
from debttracker.norms.debt_facts import debt_facts
from debttracker.norms.facts import Matter, party_facts, plain
from debttracker.norms.finding import Value
from debttracker.norms.terms_facts import terms_facts


@dataclass(frozen=True)
class MoneyMatter:
    """One debt of a matter on a day, with the reference rates. Raises nothing for what is not known."""

    matter: Matter
    debt: Debt
    on: dt.date
    case_currency: str
    rates: ReferenceRates

    @property
    def currency(self) -> str:
        """The debt's currency, else the case's."""
        return self.debt.currency or self.case_currency

    @cached_property
    def possible(self) -> Debt:
        """The debt with impossible terms taken as unknown."""
        return without_impossible(self.debt)[0]

    @cached_property
    def payments(self) -> Sequence[Payment]:
        """The payments recorded for the debt."""
        return tuple(p for p in self.matter.payments if p.debt == self.debt.id)

    @cached_property
    def made(self) -> Sequence[Payment]:
        """The payments that were made by the day and stand, oldest first; refunds are none."""
        stand = [
            p
            for p in self.payments
            if p.paid_on <= self.on
            and not p.scheduled
            and p.kind is not PaymentKind.REFUND
            and not (p.reversed_on and p.reversed_on <= self.on)
        ]
        return tuple(sorted(stand, key=lambda p: (p.paid_on, p.id)))

    @cached_property
    def contract(self) -> dt.date | None:
        """The day of the contract: the start of a loan, else the day the debt was opened."""
        terms = self.possible.terms
        return self.debt.opened or (terms.start if isinstance(terms, LoanTerms) else None)

    @property
    def contract_field(self) -> str:
        """The field that would tell the day of the contract."""
        return "terms.start" if isinstance(self.debt.terms, LoanTerms) else "debt.opened"

    def first_suit(self, since: dt.date | None) -> dt.date | None:
        """Return the day of the first suit on record that is not older than a day."""
        days = (suit.date for suit in self.debt.suits)
        return min((day for day in days if since is None or day >= since), default=None)

    @cached_property
    def facts(self) -> Facts:
        """The facts that a norm may ask for of a debt without a contact."""
        creditor = next((c for c in self.matter.creditors if c.id == self.debt.creditor), None)
        asked = Missing(("debt.creditor",))
        parties = party_facts(self.matter, creditor or Creditor(""), None, self.on)
        if creditor is None:
            parties = {
                name: asked if name.startswith("creditor.") else fact for name, fact in parties.items()
            }
        own = debt_facts(self.debt, self.matter.creditor_notices, self.on)
        return {**parties, **own, **terms_facts(self.possible)}

    def binds(self, bound: Condition) -> Tri:
        """Whether a norm binds this debt, as far as the facts tell."""
        return bound.holds(self.facts)

    def shown(self, bound: Condition) -> Mapping[str, Value]:
        """Return the facts that a condition looked at, as a finding carries them."""
        if bound is ALWAYS:
            return {}
        return {name: plain(self.facts[name]) for name in bound.facts}
