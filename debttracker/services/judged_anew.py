"""A case judged now beside what its file remembers of the last judgement."""

from datetime import date
from functools import cached_property

from debttracker.norms.finding import FindingKey
from debttracker.norms.vocabulary import Verdict
from debttracker.services import norm_memory
from debttracker.services.judging import Judging
from debttracker.services.money_law import MoneyLaw
from debttracker.services.norm_memory import Memory
from debttracker.services.norms_news import NormsNews, Then, news
from debttracker.services.records import Lookup
from debttracker.services.store import Store


class JudgedAnew:
    """Over one state of a case: what changed, and what is to be remembered."""

    def __init__(self, store: Store, look: Lookup, judging: Judging, law: MoneyLaw, today: date) -> None:
        self._store = store
        self._look = look
        self._judging = judging
        self._law = law
        self._today = today

    def news(self) -> NormsNews | None:
        """Return what newer norms changed; None when the file remembers nothing or the norms are the same."""
        kept = self._store.recall()
        memory = norm_memory.read(kept.text) if kept else None
        basis = self._judging.basis(self._look.case)
        if kept is None or memory is None or memory.basis.text == basis.text:
            return None
        then = Then(memory, kept.at, self._store.touched_since(kept.change))
        return news(then, self._now, self._look, self._judging.any_norm, self._judging.title)

    def remember(self) -> None:
        """Keep what the norms find now in the file, unless it is what the file remembers already."""
        kept, text = self._store.recall(), norm_memory.written(self._now)
        if kept is None or kept.text != text or self._store.touched_since(kept.change):
            self._store.remember(text)

    @cached_property
    def _now(self) -> Memory:
        verdicts: dict[FindingKey, Verdict] = {
            finding.key: finding.verdict
            for contact in sorted(self._judging.findings().items())
            for finding in contact[1]
        }
        verdicts |= {finding.key: finding.verdict for finding in self._law.findings(self._today)}
        return Memory(self._judging.basis(self._look.case), self._today, verdicts)
