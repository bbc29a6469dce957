"""How a figure was computed, in words: one sentence for each line of a trace."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from debttracker.debts.balance import TraceLine
from debttracker.debts.formulas import Formula
from debttracker.debts.vocabulary import OverdueBase, TransactionKind
from debttracker.l10n import _, formats
from debttracker.money.vocabulary import DayCount
from debttracker.ui import cap_trace_words
from debttracker.ui.debt_words import day_count_name, overdue_base_name, transaction_kind_name
from debttracker.ui.term_fields import field_label

Money = Callable[[int], str]


def trace_sentence(line: TraceLine, money: Money) -> str:
    """Return how one line of a trace came about; an unknown formula is named as it stands."""
    template = _templates().get(line.formula) or cap_trace_words.templates().get(line.formula)
    if template is None:
        return line.formula
    known = {name: _written(name, value, money) for name, value in line.inputs.items()}
    fields = _Fields(known)
    words = template % fields
    if fields.absent:
        words = _short().get(line.formula, words)
    return words + "".join(f"; {more}" for more in _remarks(line, known))


def source_words(source: str | None) -> str:
    """Return where a formula comes from: a term of the contract, the lender's table, or a rule."""
    if not source:
        return ""
    if source == "terms":
        return _("from the terms entered")
    if source == "terms.schedule":
        return _("from the lender's own table")
    if source == "changes":
        return _("from a change of the contract")
    if source.startswith("terms."):
        return _('from the term "%(term)s"') % {"term": field_label(source)}
    orders = {
        "cn.card2011.payment-order": _("charges first, from day 91 past due on the principal first"),
        "payment.booked": _("as the lender booked it"),
        "payment_order.charges_first": _("charges first, then the principal"),
        "payment_order.principal_first": _("the principal first, then charges"),
        "payment_order.charges_then_principal_from_day_91": _(
            "charges first, from day 91 past due on the principal first"
        ),
        "payment_order.highest_rate_above_minimum": _(
            "what exceeds the minimum payment goes to the balance with the highest rate first"
        ),
        "payment_order.highest_rate_first": _("the balance with the highest rate first"),
        "payment_order.instalments": _("fees and penalties first, then the oldest instalment"),
        "payment_order.civil_code_561": _(
            "costs first, then interest, then principal (Civil Code, art. 561)"
        ),
    }
    return orders.get(source, source)


def _remarks(line: TraceLine, known: Mapping[str, str]) -> list[str]:
    found = []
    if line.formula in _BOUNDED and "floor" in known:
        found.append(_("at least %(amount)s") % {"amount": known["floor"]})
    if line.formula in _BOUNDED and "cap" in known:
        found.append(_("at most %(amount)s") % {"amount": known["cap"]})
    if "beyond" in known:
        found.append(
            _("the lender booked %(amount)s more on this than was open") % {"amount": known["beyond"]}
        )
    if "minimum" in known:
        found.append(_("no more than the minimum payment, %(amount)s") % {"amount": known["minimum"]})
    if "day_count_assumed" in line.inputs:
        found.append(_("the contract does not say how days are counted"))
    if "not_yet_posted" in line.inputs:
        found.append(_("not on a bill yet"))
    return found


class _Fields(dict[str, str]):
    """Fields of a sentence; what the trace does not say becomes a dash and is noted."""

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__(known)
        self.absent = False

    def __missing__(self, key: str) -> str:
        self.absent = True
        return "—"


_BOUNDED = frozenset({Formula.CARD_LATE_FEE, Formula.CARD_CASH_FEE, Formula.LOAN_LATE_FEE_PERCENT})
_AMOUNTS = frozenset(
    {
        "amount",
        "interest",
        "unpaid",
        "floor",
        "minimum",
        "cap",
        "printed",
        "computed",
        "principal",
        "balance_days",
        "beyond",
        "fee",
        "charged",
        "limit",
        "cut",
        "owed",
    }
)
_RATES = frozenset({"annual_rate", "percent", "daily_rate", "rate"})
_DATES = frozenset({"due", "claimed_on", "statement", "from", "until"})


def _written(name: str, value: str | int, money: Money) -> str:
    if isinstance(value, int):
        return money(value) if name in _AMOUNTS else formats.number(value)
    if name in _RATES:
        return _rate(value)
    if name in _DATES:
        try:
            return formats.date_short(date.fromisoformat(value))
        except ValueError:
            return value
    return _vocabulary(name, value)


def _rate(value: str) -> str:
    """Write a rate; one a day may be given as a rate a year over the days of a year, `18.25/365`."""
    percent, _slash, days = value.partition("/")
    try:
        written = formats.percent(Decimal(percent))
    except InvalidOperation:
        return value
    return f"{written} / {days}" if days else written


def _vocabulary(name: str, value: str) -> str:
    if name == "event":
        return cap_trace_words.event_name(value)
    if name == "unit":
        return cap_trace_words.unit_name(value)
    try:
        if name == "base":
            return overdue_base_name(OverdueBase(value))
        if name == "day_count":
            return day_count_name(DayCount(value))
        if name == "kind":
            return transaction_kind_name(TransactionKind(value))
    except ValueError:
        return value
    return value


def _templates() -> dict[str, str]:
    return {
        Formula.LOAN_PRINCIPAL: _("The amount borrowed"),
        Formula.LOAN_INTEREST: _("Interest of period %(period)s, now due"),
        Formula.LOAN_INTEREST_ACCRUED: _(
            "Interest so far of period %(period)s: %(days)s of %(of_days)s days of %(interest)s"
        ),
        Formula.LOAN_INTEREST_DAILY: _(
            "Interest on the unpaid principal: %(days)s days at %(annual_rate)s a year (%(day_count)s)"
        ),
        Formula.LOAN_FEES: _("Fees of period %(period)s, now due"),
        Formula.LOAN_OVERDUE: _("Overdue interest: %(base)s, at %(annual_rate)s a year (%(day_count)s)"),
        Formula.LOAN_LATE_FEE: _("Late fee for period %(period)s, due %(due)s"),
        Formula.LOAN_LATE_FEE_PERCENT: _(
            "Late fee for period %(period)s, due %(due)s: %(percent)s of the unpaid %(unpaid)s"
        ),
        Formula.LOAN_PREPAYMENT_FEE: _("Fee for paying %(amount)s early: %(percent)s"),
        Formula.LOAN_FEE_REFUND: _(
            "Of a fee of %(fee)s given back for %(remaining)s of %(periods)s periods that have not begun"
        ),
        Formula.LOAN_PAID_AHEAD: _("Paid for a time after the end of the loan, booked anew"),
        Formula.LOAN_CHARGES_CAP: _(
            "Cut: all charges would be %(charged)s; the cap is %(limit)s (%(percent)s of the principal)"
        ),
        Formula.LOAN_CHARGES_CAP_AHEAD: _(
            "%(cut)s of the charges of period %(period)s fall away: all charges may be at most %(limit)s "
            "(%(percent)s of the principal)"
        ),
        Formula.LOAN_EXTENSION: _("Put off until %(until)s, with interest of %(annual_rate)s a year"),
        Formula.LOAN_RE_AGEING: _("Arrears of %(unpaid)s put off until %(until)s"),
        Formula.LOAN_ACCELERATION: _("Everything due at once: %(unpaid)s"),
        Formula.LOAN_RATE_CHANGE: _("From this day on %(annual_rate)s a year"),
        Formula.LOAN_NEW_PLAN: _("New plan: the %(owed)s that were owed become a principal of %(principal)s"),
        Formula.LOAN_WAIVER: _("Given up by the lender"),
        Formula.CLAIM: _(
            "Taken over from what the lender claimed on %(claimed_on)s, since no terms are known"
        ),
        Formula.CARD_PURCHASE: _("Posted to the card: %(kind)s"),
        Formula.CARD_FEE: _("A fee posted to the card"),
        Formula.CARD_CASH_FEE: _("Fee for a cash withdrawal of %(amount)s: %(percent)s"),
        Formula.CARD_INSTALMENT_FEE: _(
            "Fee of instalment %(period)s of %(of_periods)s: %(percent)s of %(amount)s"
        ),
        Formula.CARD_REFUND: _("Refund"),
        Formula.CARD_INTEREST_POSTED: _("Interest as the bank posted it"),
        Formula.CARD_FULL_AMOUNT: _(
            "Interest on the whole bill, each purchase from its day: %(daily_rate)s a day on "
            "daily balances that add up to %(balance_days)s"
        ),
        Formula.CARD_UNPAID_PART: _(
            "Interest on the unpaid part, from the day of each purchase: %(daily_rate)s a day on "
            "daily balances that add up to %(balance_days)s"
        ),
        Formula.CARD_FROM_DUE: _(
            "Interest on the unpaid part, from the due day: %(daily_rate)s a day on "
            "daily balances that add up to %(balance_days)s"
        ),
        Formula.CARD_AVERAGE_DAILY: _(
            "Interest on the average balance: %(daily_rate)s a day on "
            "daily balances that add up to %(balance_days)s"
        ),
        Formula.CARD_AVERAGE_WITHOUT_NEW: _(
            "Interest on the average balance without new purchases: %(daily_rate)s a day on "
            "daily balances that add up to %(balance_days)s"
        ),
        Formula.CARD_PREVIOUS_BALANCE: _(
            "Interest on the balance of the last statement: %(daily_rate)s a day on "
            "daily balances that add up to %(balance_days)s"
        ),
        Formula.CARD_ADJUSTED_BALANCE: _(
            "Interest on the balance of the last statement less what was paid since: %(daily_rate)s a day on "
            "daily balances that add up to %(balance_days)s"
        ),
        Formula.CARD_TRANSFER_INTEREST: _(
            "Interest on balance transfers from their day: %(daily_rate)s a day on "
            "daily balances that add up to %(balance_days)s"
        ),
        Formula.CARD_INSTALMENT_INTEREST: _(
            "Interest on instalments not yet billed: %(daily_rate)s a day on "
            "daily balances that add up to %(balance_days)s"
        ),
        Formula.CARD_CASH_INTEREST: _(
            "Interest on cash withdrawals from their day: %(daily_rate)s a day on "
            "daily balances that add up to %(balance_days)s"
        ),
        Formula.CARD_LATE_FEE: _("Late fee: %(percent)s of the unpaid minimum of %(unpaid)s, due %(due)s"),
        Formula.CARD_LATE_FEE_STEP: _("Late fee for missed bill number %(step)s, due %(due)s"),
        Formula.CARD_LATE_FEE_POSTED: _("Late fee as the bank posted it"),
        Formula.CARD_WAIVER: _("Given up by the lender"),
        Formula.CARD_STATEMENT: _(
            "The bank's statement says %(printed)s, the computation %(computed)s; the statement is followed"
        ),
        Formula.PAYMENT: _("Payment"),
        Formula.PAYMENT_OVERPAID: _("Paid beyond what was owed"),
        Formula.PAYMENT_RETURNED: _("Money that the lender gave back"),
    }


def _short() -> dict[str, str]:
    """Return the sentences that need no figures, for traces that do not give them."""
    return {
        Formula.LOAN_INTEREST: _("Interest now due"),
        Formula.LOAN_INTEREST_ACCRUED: _("Interest of the running period, counted to this day"),
        Formula.LOAN_INTEREST_DAILY: _("Interest on the unpaid principal, day by day"),
        Formula.LOAN_FEES: _("Fees now due"),
        Formula.LOAN_OVERDUE: _("Overdue interest"),
        Formula.LOAN_LATE_FEE: _("Late fee"),
        Formula.LOAN_LATE_FEE_PERCENT: _("Late fee of a percentage of the unpaid instalment"),
        Formula.LOAN_PREPAYMENT_FEE: _("Fee for paying early"),
        Formula.LOAN_FEE_REFUND: _("A fee given back for periods that have not begun"),
        Formula.LOAN_CHARGES_CAP: _("Cut: above the cap on all charges"),
        Formula.LOAN_CHARGES_CAP_AHEAD: _("Charges to come that fall away: above the cap on all charges"),
        Formula.LOAN_EXTENSION: _("Put off"),
        Formula.LOAN_RE_AGEING: _("Arrears put off"),
        Formula.LOAN_ACCELERATION: _("Everything due at once"),
        Formula.LOAN_RATE_CHANGE: _("Another rate from this day on"),
        Formula.LOAN_NEW_PLAN: _("A new plan for what was owed"),
        Formula.CLAIM: _("Taken over from what the lender claims, since no terms are known"),
        Formula.CARD_PURCHASE: _("Posted to the card"),
        Formula.CARD_CASH_FEE: _("Fee for a cash withdrawal"),
        Formula.CARD_INSTALMENT_FEE: _("Fee of an instalment"),
        Formula.CARD_FULL_AMOUNT: _("Interest on the whole bill, each purchase from its day"),
        Formula.CARD_UNPAID_PART: _("Interest on the unpaid part, from the day of each purchase"),
        Formula.CARD_FROM_DUE: _("Interest on the unpaid part, from the due day"),
        Formula.CARD_AVERAGE_DAILY: _("Interest on the average balance"),
        Formula.CARD_AVERAGE_WITHOUT_NEW: _("Interest on the average balance without new purchases"),
        Formula.CARD_PREVIOUS_BALANCE: _("Interest on the balance of the last statement"),
        Formula.CARD_ADJUSTED_BALANCE: _(
            "Interest on the balance of the last statement less what was paid since"
        ),
        Formula.CARD_TRANSFER_INTEREST: _("Interest on balance transfers from their day"),
        Formula.CARD_INSTALMENT_INTEREST: _("Interest on instalments not yet billed"),
        Formula.CARD_CASH_INTEREST: _("Interest on cash withdrawals from their day"),
        Formula.CARD_LATE_FEE: _("Late fee on the unpaid minimum"),
        Formula.CARD_LATE_FEE_STEP: _("Late fee for a missed bill"),
        Formula.CARD_STATEMENT: _("Difference to the bank's statement; the statement is followed"),
    }
