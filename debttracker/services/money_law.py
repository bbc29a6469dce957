"""Law and money of an open case: lines on cost, claims beside them, limitation and credit-record clocks."""

from datetime import date, timedelta
from functools import cached_property

from debttracker.debts.caps import CapLine
from debttracker.debts.ceiling import Ceiling, ceiling
from debttracker.debts.comparison import compare_claim
from debttracker.debts.credit_clock import credit_clock, objection_answered_by, one_time_repair
from debttracker.debts.debt import Claim, Debt
from debttracker.debts.limitation import Clock, limitation
from debttracker.debts.payment import Payment
from debttracker.debts.restart_warning import IntendedAct, acts_that_restart
from debttracker.l10n import language
from debttracker.norms.cap_lines import LineForDebt, lines_for
from debttracker.norms.clock_rules import credit_rule, limitation_rule, repair_rule
from debttracker.norms.limitation_check import demand_acts
from debttracker.norms.money_engine import evaluate_money, verdicts_over
from debttracker.norms.money_matter import MoneyMatter
from debttracker.norms.money_schema import MoneyCheckKind, MoneyFinding, MoneyNorm
from debttracker.norms.seen import Parties
from debttracker.norms.vocabulary import Confidence
from debttracker.services import money_words
from debttracker.services.doubt_words import doubt, question
from debttracker.services.draft_lines import RateLine, rate_lines
from debttracker.services.judging import Judging, matter_of
from debttracker.services.money_law_views import (
    CapClaimView,
    CapLineView,
    ClaimView,
    CreditView,
    LimitationView,
    NormText,
    RestartWarningView,
    VerdictView,
)
from debttracker.services.money_views import MoneyBook
from debttracker.services.records import Lookup

_ONE_DAY = timedelta(days=1)


class MoneyLaw:
    """Answers about one state of a case. Every method raises KeyError for an unknown debt."""

    def __init__(self, look: Lookup, money: MoneyBook, judging: Judging, today: date) -> None:
        self._look = look
        self._money = money
        self._judging = judging
        self._today = today
        self._matter = matter_of(look.case)

    def debt_name(self, debt_id: str) -> str:
        """Return what a debt is called."""
        return self._look.debt_name(self._look.debts[debt_id])

    def findings(self, on: date | None = None, *, everything: bool = False) -> list[MoneyFinding]:
        """Return the verdicts of the money norms over all debts, by debt id, then norm id."""
        registry = self._judging.money
        return evaluate_money(
            self._matter,
            self._norms,
            registry.rates,
            on or self._today,
            self._look.case.info.currency,
            everything=everything,
        )

    def cap_lines(self, debt_id: str, on: date | None = None) -> tuple[CapLineView, ...]:
        """Return the lines that bind a debt, or may, with the most that each supports on a day."""
        one = self._one(debt_id, on or self._today)
        verdicts = {finding.norm: finding for finding in verdicts_over(one, self._norms)}
        return tuple(self._line(found, one, verdicts) for found in lines_for(self._norms, one))

    def lines_on(self, debt_id: str, on: date) -> tuple[CapLineView, ...]:
        """Return the lines of `cap_lines` without figures and verdicts: `ceiling` is None for all of them."""
        one = self._one(debt_id, on)
        return tuple(self._line(found, one, {}, measured=False) for found in lines_for(self._norms, one))

    def rate_lines(self, debt_id: str, on: date | None = None) -> tuple[RateLine, ...]:
        """Return the lines that a debt's rate and plan are held against, and what is above them."""
        return rate_lines(self._one(debt_id, on or self._today), self._norms)

    def claim_comparison(self, debt_id: str, on: date | None = None) -> ClaimView | None:
        """Return the latest claim up to a day beside the terms and the lines, or None without a claim."""
        claims = self._claims(debt_id, on)
        return self._compared(debt_id, claims[-1]) if claims else None

    def claim_comparisons(self, debt_id: str, on: date | None = None) -> tuple[ClaimView, ...]:
        """Return every claim up to a day beside the terms and the lines of its own date, oldest first."""
        return tuple(self._compared(debt_id, claim) for claim in self._claims(debt_id, on))

    def verdicts(self, debt_id: str, on: date | None = None) -> tuple[VerdictView, ...]:
        """Return what the money norms find in the contract of a debt as of a day, by norm id."""
        norms = {norm.id: norm for norm in self._norms}
        return tuple(
            VerdictView(
                _text(norms[found.norm]),
                found,
                money_words.verdict_sentence(found),
                tuple(doubt(note) for note in found.notes),
                tuple(question(field) for field in found.missing),
                self._look.statuses.get(found.key),
            )
            for found in verdicts_over(self._one(debt_id, on or self._today), self._norms)
            if found.verdict.is_finding
        )

    def limitation_clock(self, debt_id: str, on: date | None = None) -> tuple[LimitationView, ...]:
        """Return the limitation periods of a debt; none where the place has no such norm on file."""
        return tuple(
            self._limitation(norm, clock) for norm, clock in self._clocks(debt_id, on or self._today)
        )

    def restart_warnings(
        self, debt_id: str, act: IntendedAct, on: date | None = None
    ) -> tuple[RestartWarningView, ...]:
        """Return what an act on a day would do to each period; to be shown before it is recorded."""
        found = []
        for norm, clock in self._clocks(debt_id, on or self._today):
            warning = acts_that_restart(clock, limitation_rule(norm), act)
            if warning is not None:
                found.append(RestartWarningView(_text(norm), warning, money_words.warning_sentence(warning)))
        return tuple(found)

    def credit_clock(self, debt_id: str, on: date | None = None) -> CreditView | None:
        """Return how long a debt's bad mark may stay, or None where the place has no such norm on file."""
        debt, day = self._look.debts[debt_id], on or self._today
        norms = self._binding(MoneyCheckKind.CREDIT_RECORD, self._one(debt_id, day))
        if not norms:
            return None
        rule = credit_rule(norms[0])
        since, ended = self._episode(debt, day)
        clock = credit_clock(self._money.balance(debt, day), since, ended, rule)
        view = CreditView(
            _text(norms[0]), clock, money_words.credit_sentence(clock), objection_answered_by(day, rule)
        )
        repairs = self._binding(MoneyCheckKind.CREDIT_REPAIR, self._one(debt_id, day))
        return view if not repairs or since is None else self._with_repair(view, repairs[0], debt, day)

    @cached_property
    def _norms(self) -> tuple[MoneyNorm, ...]:
        info = self._look.case.info
        return self._judging.money.norms(info.jurisdiction, info.region)

    @cached_property
    def _parties(self) -> Parties:
        return Parties(self._matter)

    def _one(self, debt_id: str, on: date) -> MoneyMatter:
        debt, currency = self._look.debts[debt_id], self._look.case.info.currency
        return MoneyMatter(self._matter, debt, on, currency, self._judging.money.rates)

    def _payments(self, debt: Debt) -> tuple[Payment, ...]:
        return self._look.payments.get(debt.id, ())

    def _binding(self, kind: MoneyCheckKind, one: MoneyMatter) -> list[MoneyNorm]:
        """The norms of a kind that bind a debt; where a fact is missing they are shown too."""
        of_kind = [norm for norm in self._norms if norm.check.kind is kind and not norm.held_back]
        return [norm for norm in of_kind if one.binds(norm.bound) is not False]

    def _claims(self, debt_id: str, on: date | None) -> list[Claim]:
        """The claims of a debt up to a day, oldest first."""
        debt, day = self._look.debts[debt_id], on or self._today
        return sorted((c for c in debt.claims if c.date <= day), key=lambda claim: claim.date)

    def _compared(self, debt_id: str, claim: Claim) -> ClaimView:
        debt = self._look.debts[debt_id]
        views = {view.line.id: view for view in self.cap_lines(debt_id, claim.date)}
        fit = [view.line for view in views.values() if view.ceiling is not None]
        currency = self._look.currency(debt)
        compared = compare_claim(debt, claim, self._payments(debt), fit, currency)
        caps = []
        for cap in compared.caps:
            view = views[cap.ceiling.line]
            sentence = money_words.cap_sentence(
                cap.word, cap.difference, currency, view.norms[-1].force, certain=view.certain
            )
            caps.append(CapClaimView(view, cap, sentence))
        return ClaimView(
            self._look.debt_name(debt),
            currency,
            compared,
            money_words.terms_sentence(compared.total, currency),
            tuple(caps),
            tuple(view for view in views.values() if view.ceiling is None),
        )

    def _clocks(self, debt_id: str, on: date) -> list[tuple[MoneyNorm, Clock]]:
        debt = self._look.debts[debt_id]
        demands = demand_acts(self._parties, debt_id)
        return [
            (norm, limitation(debt, self._payments(debt), demands, limitation_rule(norm), on))
            for norm in self._binding(MoneyCheckKind.LIMITATION, self._one(debt_id, on))
        ]

    def _line(
        self,
        found: LineForDebt,
        one: MoneyMatter,
        verdicts: dict[str, MoneyFinding],
        *,
        measured: bool = True,
    ) -> CapLineView:
        ready = measured and found.binds is True and not found.missing
        norms = found.norms
        doubted = any(n.confidence is Confidence.C or n.versions[-1].ceiling is not None for n in norms)
        return CapLineView(
            found.line,
            tuple(_text(norm) for norm in norms),
            found.binds is True,
            not (doubted or found.notes),
            self._ceiling(found.line, one) if ready else None,
            tuple(v for norm in norms if (v := verdicts.get(norm.id)) and v.verdict.is_finding),
            tuple(doubt(note) for note in found.notes),
            found.missing,
            tuple(question(field) for field in found.missing),
        )

    def _ceiling(self, line: CapLine, one: MoneyMatter) -> Ceiling:
        return ceiling(one.debt, self._payments(one.debt), line, self._money.balance(one.debt, one.on))

    def _limitation(self, norm: MoneyNorm, clock: Clock) -> LimitationView:
        certain = norm.confidence is not Confidence.C and norm.versions[-1].note is None
        note = norm.versions[-1].note
        return LimitationView(
            _text(norm),
            clock,
            certain,
            money_words.clock_sentence(clock, certain=certain, extinguishes=norm.check.extinguishes),
            money_words.evidence_note(),
            tuple(question(field) for field in clock.missing),
            (doubt(note),) if note is not None else (),
        )

    def _episode(self, debt: Debt, on: date) -> tuple[date | None, date | None]:
        """Return since when the latest overdue ran and on which payment day it ended, if known."""
        now = self._money.balance(debt, on)
        if now.days_past_due > 0:
            return now.oldest_unpaid_due, None
        days = sorted({p.paid_on for p in self._payments(debt) if p.paid_on <= on}, reverse=True)
        for day in days:
            before = self._money.balance(debt, day - _ONE_DAY)
            if before.days_past_due > 0 and self._money.balance(debt, day).days_past_due <= 0:
                return before.oldest_unpaid_due, day
        return debt.first_missed_due, None

    def _with_repair(self, view: CreditView, norm: MoneyNorm, debt: Debt, on: date) -> CreditView:
        rule = repair_rule(norm)
        if self._look.currency(debt) != rule.currency:
            return view
        clock = view.clock
        # What the bureau shows as the item is not what the ledger computes: only a report tells.
        shown = max((r.amount for r in debt.credit_reports if r.amount is not None), default=None)
        state = one_time_repair(shown, clock.overdue_since, clock.ended_on, on, rule)
        return CreditView(view.text, clock, view.sentence, view.answer_by, state, _text(norm))


def _text(norm: MoneyNorm) -> NormText:
    text = norm.text(language())
    return NormText(
        norm.id,
        text.title,
        text.asks,
        text.can_do,
        norm.force,
        norm.strength,
        norm.confidence,
        norm.versions[-1].citation,
    )
