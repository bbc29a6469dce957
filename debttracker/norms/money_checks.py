"""Which function looks at a debt for which kind of money norm."""

from collections.abc import Callable, Mapping

from debttracker.norms import card_checks, notice_money_checks, record_checks, terms_checks
from debttracker.norms.charge_check import look_at_order, look_at_steps, look_at_total
from debttracker.norms.looked import Looked
from debttracker.norms.money_matter import MoneyMatter
from debttracker.norms.money_schema import MoneyCheckKind, MoneyNorm, MoneyVersion

Look = Callable[[MoneyNorm, MoneyVersion, MoneyMatter], Looked | None]
"""Looks at the facts by one version of a norm; None when the norm does not bind this debt after all."""

LOOKS: Mapping[MoneyCheckKind, Look] = {
    MoneyCheckKind.CHARGE_TOTAL: look_at_total,
    MoneyCheckKind.LATE_FEE_STEPS: look_at_steps,
    MoneyCheckKind.PAYMENT_ORDER: look_at_order,
    MoneyCheckKind.CONDITION: terms_checks.look_at_condition,
    MoneyCheckKind.COST_DISCLOSURE: terms_checks.look_at_disclosure,
    MoneyCheckKind.KEPT_BACK: terms_checks.look_at_kept_back,
    MoneyCheckKind.CLAIMED_INTEREST: terms_checks.look_at_claimed_interest,
    MoneyCheckKind.PENALTY_AND_LOSS: terms_checks.look_at_penalty,
    MoneyCheckKind.PART_ORDER: terms_checks.look_at_part_order,
    MoneyCheckKind.HIGHEST_RATE_FIRST: terms_checks.look_at_rates_order,
    MoneyCheckKind.PAYMENT_DIRECTION: terms_checks.look_at_direction,
    MoneyCheckKind.TREATED_LATE: card_checks.look_at_late_treatment,
    MoneyCheckKind.LATE_FEE_HARBOUR: card_checks.look_at_harbour,
    MoneyCheckKind.LATE_FEE_AGREED: card_checks.look_at_agreed_late_fee,
    MoneyCheckKind.FIRST_YEAR_FEES: card_checks.look_at_first_year,
    MoneyCheckKind.STATEMENT_CONTENT: card_checks.look_at_content,
    MoneyCheckKind.CARD_MINIMUM: card_checks.look_at_minimum,
    MoneyCheckKind.PERSISTENT_DEBT: card_checks.look_at_persistent,
    MoneyCheckKind.INSTALMENT_TERMS: card_checks.look_at_instalments,
    MoneyCheckKind.CREDIT_REPORT: record_checks.look_at_report,
    MoneyCheckKind.CHARGES_NOT_REPAID: notice_money_checks.look_at_repayment,
    MoneyCheckKind.MORATORIUM_CHARGES: notice_money_checks.look_at_moratorium,
    MoneyCheckKind.SUIT_DURING_COMPLAINT: notice_money_checks.look_at_suit,
}
