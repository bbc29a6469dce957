"""What version 2 lays out otherwise than version 1. Frozen: never changed."""

from collections.abc import Mapping
from types import MappingProxyType

CHANGED: Mapping[str, str] = MappingProxyType(
    {
        "debt_card_terms": """
CREATE TABLE debt_card_terms ( owner INTEGER NOT NULL, credit_limit INTEGER, statement_day INTEGER, due_day
INTEGER, due_days_after INTEGER, due_shift TEXT, calendar TEXT, daily_rate TEXT, annual_rate TEXT, year_days
INTEGER, cash_daily_rate TEXT, interest_base TEXT, compounding TEXT, minimum_percent TEXT,
minimum_cash_percent TEXT, minimum_floor INTEGER, minimum_adds_known INTEGER NOT NULL, late_fee_percent
TEXT, late_fee_floor INTEGER, late_fee_cap INTEGER, late_fee_repeat_within INTEGER, late_fee_most INTEGER,
late_fee_free_up_to INTEGER, late_fee_within_minimum INTEGER, grace_days INTEGER, tolerance INTEGER,
cash_fee_percent TEXT, cash_fee_floor INTEGER, cash_fee_cap INTEGER, payment_order TEXT, CONSTRAINT
pk_debt_card_terms PRIMARY KEY (owner), CONSTRAINT ck_debt_card_terms_credit_limit CHECK (credit_limit
BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_card_terms_statement_day CHECK
(statement_day BETWEEN 1 AND 31), CONSTRAINT ck_debt_card_terms_due_day CHECK (due_day BETWEEN 1 AND 31),
CONSTRAINT ck_debt_card_terms_due_days_after CHECK (due_days_after BETWEEN 0 AND 366), CONSTRAINT
ck_debt_card_terms_due_shift CHECK (due_shift = 'none' OR due_shift = 'next_business_day' OR due_shift =
'previous_business_day'), CONSTRAINT ck_debt_card_terms_year_days CHECK (year_days BETWEEN 360 AND 366),
CONSTRAINT ck_debt_card_terms_interest_base CHECK (interest_base = 'full_amount' OR interest_base =
'unpaid_part' OR interest_base = 'from_due' OR interest_base = 'average_daily_balance' OR interest_base =
'average_daily_balance_without_new' OR interest_base = 'previous_balance' OR interest_base =
'adjusted_balance'), CONSTRAINT ck_debt_card_terms_compounding CHECK (compounding = 'none' OR compounding =
'monthly' OR compounding = 'daily'), CONSTRAINT ck_debt_card_terms_minimum_floor CHECK (minimum_floor
BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_card_terms_minimum_adds_known CHECK
(minimum_adds_known IN (0, 1)), CONSTRAINT ck_debt_card_terms_late_fee_floor CHECK (late_fee_floor BETWEEN
-100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_card_terms_late_fee_cap CHECK (late_fee_cap
BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_card_terms_late_fee_repeat_within
CHECK (late_fee_repeat_within BETWEEN 1 AND 120), CONSTRAINT ck_debt_card_terms_late_fee_most CHECK
(late_fee_most BETWEEN 0 AND 1200), CONSTRAINT ck_debt_card_terms_late_fee_free_up_to CHECK
(late_fee_free_up_to BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT
ck_debt_card_terms_late_fee_within_minimum CHECK (late_fee_within_minimum IN (0, 1)), CONSTRAINT
ck_debt_card_terms_grace_days CHECK (grace_days BETWEEN 0 AND 366), CONSTRAINT ck_debt_card_terms_tolerance
CHECK (tolerance BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT
ck_debt_card_terms_cash_fee_floor CHECK (cash_fee_floor BETWEEN -100000000000000000 AND 100000000000000000),
CONSTRAINT ck_debt_card_terms_cash_fee_cap CHECK (cash_fee_cap BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_debt_card_terms_payment_order CHECK (payment_order = 'instalments' OR
payment_order = 'civil_code_561' OR payment_order = 'charges_first' OR payment_order = 'principal_first' OR
payment_order = 'charges_then_principal_from_day_91' OR payment_order = 'highest_rate_above_minimum' OR
payment_order = 'highest_rate_first'), CONSTRAINT fk_debt_card_terms_owner FOREIGN KEY(owner) REFERENCES
debt (entry) ON DELETE CASCADE ) STRICT
""",
        "debt_loan_terms": """
CREATE TABLE debt_loan_terms ( owner INTEGER NOT NULL, principal INTEGER, received INTEGER, start TEXT,
first_due TEXT, every TEXT, periods INTEGER, method TEXT, rounding TEXT, due_shift TEXT, calendar TEXT,
annual_rate TEXT, period_fee_rate TEXT, day_count TEXT, overdue_multiplier TEXT, overdue_annual_rate TEXT,
overdue_base TEXT, overdue_day_count TEXT, compound_overdue INTEGER, charges_on_charges INTEGER,
charges_cap_percent TEXT, late_fee INTEGER, late_fee_percent TEXT, late_fee_floor INTEGER, late_fee_cap
INTEGER, grace_days INTEGER, waiting_days INTEGER, prepayment TEXT, prepayment_fee INTEGER,
prepayment_fee_percent TEXT, refund_fees INTEGER, payment_order TEXT, CONSTRAINT pk_debt_loan_terms PRIMARY
KEY (owner), CONSTRAINT ck_debt_loan_terms_principal CHECK (principal BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_debt_loan_terms_received CHECK (received BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_debt_loan_terms_start CHECK (date(start) = start), CONSTRAINT
ck_debt_loan_terms_first_due CHECK (date(first_due) = first_due), CONSTRAINT ck_debt_loan_terms_periods
CHECK (periods BETWEEN 1 AND 20000), CONSTRAINT ck_debt_loan_terms_method CHECK (method = 'level_payment' OR
method = 'equal_principal' OR method = 'interest_only' OR method = 'bullet' OR method = 'flat'), CONSTRAINT
ck_debt_loan_terms_rounding CHECK (rounding = 'half_up' OR rounding = 'up' OR rounding = 'down'), CONSTRAINT
ck_debt_loan_terms_due_shift CHECK (due_shift = 'none' OR due_shift = 'next_business_day' OR due_shift =
'previous_business_day'), CONSTRAINT ck_debt_loan_terms_day_count CHECK (day_count = '30/360' OR day_count =
'actual/365' OR day_count = 'actual/360' OR day_count = 'actual/actual'), CONSTRAINT
ck_debt_loan_terms_overdue_base CHECK (overdue_base = 'principal' OR overdue_base = 'instalment' OR
overdue_base = 'all'), CONSTRAINT ck_debt_loan_terms_overdue_day_count CHECK (overdue_day_count = '30/360'
OR overdue_day_count = 'actual/365' OR overdue_day_count = 'actual/360' OR overdue_day_count =
'actual/actual'), CONSTRAINT ck_debt_loan_terms_compound_overdue CHECK (compound_overdue IN (0, 1)),
CONSTRAINT ck_debt_loan_terms_charges_on_charges CHECK (charges_on_charges IN (0, 1)), CONSTRAINT
ck_debt_loan_terms_late_fee CHECK (late_fee BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT
ck_debt_loan_terms_late_fee_floor CHECK (late_fee_floor BETWEEN -100000000000000000 AND 100000000000000000),
CONSTRAINT ck_debt_loan_terms_late_fee_cap CHECK (late_fee_cap BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_debt_loan_terms_grace_days CHECK (grace_days BETWEEN 0 AND 366),
CONSTRAINT ck_debt_loan_terms_waiting_days CHECK (waiting_days BETWEEN 0 AND 3660), CONSTRAINT
ck_debt_loan_terms_prepayment CHECK (prepayment = 'shorten' OR prepayment = 'reduce' OR prepayment =
'not_allowed'), CONSTRAINT ck_debt_loan_terms_prepayment_fee CHECK (prepayment_fee BETWEEN
-100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_loan_terms_refund_fees CHECK (refund_fees IN
(0, 1)), CONSTRAINT ck_debt_loan_terms_payment_order CHECK (payment_order = 'instalments' OR payment_order =
'civil_code_561' OR payment_order = 'charges_first' OR payment_order = 'principal_first' OR payment_order =
'charges_then_principal_from_day_91' OR payment_order = 'highest_rate_above_minimum' OR payment_order =
'highest_rate_first'), CONSTRAINT fk_debt_loan_terms_owner FOREIGN KEY(owner) REFERENCES debt (entry) ON
DELETE CASCADE ) STRICT
""",
        "debt_loan_terms_fees": """
CREATE TABLE debt_loan_terms_fees ( owner INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
amount INTEGER NOT NULL, "when" TEXT NOT NULL, kind TEXT, refundable INTEGER, CONSTRAINT
pk_debt_loan_terms_fees PRIMARY KEY (owner, position), CONSTRAINT ck_debt_loan_terms_fees_amount CHECK
(amount BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_loan_terms_fees_kind CHECK
(kind = 'service' OR kind = 'guarantee' OR kind = 'insurance' OR kind = 'membership' OR kind =
'upfront_interest' OR kind = 'other'), CONSTRAINT ck_debt_loan_terms_fees_refundable CHECK (refundable IN
(0, 1)), CONSTRAINT fk_debt_loan_terms_fees_owner FOREIGN KEY(owner) REFERENCES debt_loan_terms (owner) ON
DELETE CASCADE ) WITHOUT ROWID, STRICT
""",
        "debt_statements": """
CREATE TABLE debt_statements ( owner INTEGER NOT NULL, position INTEGER NOT NULL, date TEXT NOT NULL, due
TEXT, balance INTEGER, minimum INTEGER, previous_balance INTEGER, purchases INTEGER, cash_advances INTEGER,
interest INTEGER, fees INTEGER, late_fee INTEGER, payments INTEGER, CONSTRAINT pk_debt_statements PRIMARY
KEY (owner, position), CONSTRAINT ck_debt_statements_date CHECK (date(date) = date), CONSTRAINT
ck_debt_statements_due CHECK (date(due) = due), CONSTRAINT ck_debt_statements_balance CHECK (balance BETWEEN
-100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_statements_minimum CHECK (minimum BETWEEN
-100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_statements_previous_balance CHECK
(previous_balance BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT
ck_debt_statements_purchases CHECK (purchases BETWEEN -100000000000000000 AND 100000000000000000),
CONSTRAINT ck_debt_statements_cash_advances CHECK (cash_advances BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_debt_statements_interest CHECK (interest BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_debt_statements_fees CHECK (fees BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_debt_statements_late_fee CHECK (late_fee BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_debt_statements_payments CHECK (payments BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT fk_debt_statements_owner FOREIGN KEY(owner) REFERENCES debt (entry) ON
DELETE CASCADE ) WITHOUT ROWID, STRICT
""",
        "debt_transactions": """
CREATE TABLE debt_transactions ( owner INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL,
posted_on TEXT NOT NULL, amount INTEGER NOT NULL, kind TEXT NOT NULL, periods INTEGER, period_fee_rate TEXT,
note TEXT, CONSTRAINT pk_debt_transactions PRIMARY KEY (owner, position), CONSTRAINT
ck_debt_transactions_posted_on CHECK (date(posted_on) = posted_on), CONSTRAINT ck_debt_transactions_amount
CHECK (amount BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_transactions_kind
CHECK (kind = 'purchase' OR kind = 'cash_advance' OR kind = 'instalment' OR kind = 'fee' OR kind =
'interest' OR kind = 'late_fee' OR kind = 'refund' OR kind = 'opening_balance' OR kind =
'balance_transfer'), CONSTRAINT ck_debt_transactions_periods CHECK (periods BETWEEN 1 AND 120), CONSTRAINT
fk_debt_transactions_owner FOREIGN KEY(owner) REFERENCES debt (entry) ON DELETE CASCADE ) WITHOUT ROWID,
STRICT
""",
        "payment": """
CREATE TABLE payment ( entry INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, debt TEXT NOT
NULL, paid_on TEXT NOT NULL, amount INTEGER NOT NULL, kind TEXT, scheduled INTEGER, reversed_on TEXT,
booked_principal INTEGER, booked_interest INTEGER, booked_penalty INTEGER, booked_fees INTEGER, method TEXT,
payee TEXT, note TEXT, checksum BLOB NOT NULL, CONSTRAINT ck_payment_paid_on CHECK (date(paid_on) =
paid_on), CONSTRAINT ck_payment_amount CHECK (amount BETWEEN -100000000000000000 AND 100000000000000000),
CONSTRAINT ck_payment_kind CHECK (kind = 'payment' OR kind = 'refund'), CONSTRAINT ck_payment_scheduled
CHECK (scheduled IN (0, 1)), CONSTRAINT ck_payment_reversed_on CHECK (date(reversed_on) = reversed_on),
CONSTRAINT ck_payment_booked_principal CHECK (booked_principal BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_payment_booked_interest CHECK (booked_interest BETWEEN
-100000000000000000 AND 100000000000000000), CONSTRAINT ck_payment_booked_penalty CHECK (booked_penalty
BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_payment_booked_fees CHECK (booked_fees
BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT uq_payment_id UNIQUE (id), CONSTRAINT
fk_payment_debt FOREIGN KEY(debt) REFERENCES debt (id) DEFERRABLE INITIALLY DEFERRED ) STRICT
""",
    }
)

NEW: Mapping[str, str] = MappingProxyType(
    {
        "debt_acknowledgements": """
CREATE TABLE debt_acknowledgements ( owner INTEGER NOT NULL, position INTEGER NOT NULL, date TEXT NOT NULL,
kind TEXT, "by" TEXT, amount INTEGER, note TEXT, CONSTRAINT pk_debt_acknowledgements PRIMARY KEY (owner,
position), CONSTRAINT ck_debt_acknowledgements_date CHECK (date(date) = date), CONSTRAINT
ck_debt_acknowledgements_amount CHECK (amount BETWEEN -100000000000000000 AND 100000000000000000),
CONSTRAINT fk_debt_acknowledgements_owner FOREIGN KEY(owner) REFERENCES debt (entry) ON DELETE CASCADE )
WITHOUT ROWID, STRICT
""",
        "debt_card_terms_late_fee_steps": """
CREATE TABLE debt_card_terms_late_fee_steps ( owner INTEGER NOT NULL, position INTEGER NOT NULL, value
INTEGER NOT NULL, CONSTRAINT pk_debt_card_terms_late_fee_steps PRIMARY KEY (owner, position), CONSTRAINT
ck_debt_card_terms_late_fee_steps_value CHECK (value BETWEEN -100000000000000000 AND 100000000000000000),
CONSTRAINT fk_debt_card_terms_late_fee_steps_owner FOREIGN KEY(owner) REFERENCES debt_card_terms (owner) ON
DELETE CASCADE ) WITHOUT ROWID, STRICT
""",
        "debt_card_terms_minimum_adds": """
CREATE TABLE debt_card_terms_minimum_adds ( owner INTEGER NOT NULL, position INTEGER NOT NULL, value TEXT
NOT NULL, CONSTRAINT pk_debt_card_terms_minimum_adds PRIMARY KEY (owner, position), CONSTRAINT
ck_debt_card_terms_minimum_adds_value CHECK (value = 'interest' OR value = 'fees' OR value = 'past_due' OR
value = 'over_limit' OR value = 'instalments'), CONSTRAINT fk_debt_card_terms_minimum_adds_owner FOREIGN
KEY(owner) REFERENCES debt_card_terms (owner) ON DELETE CASCADE ) WITHOUT ROWID, STRICT
""",
        "debt_card_terms_rates": """
CREATE TABLE debt_card_terms_rates ( owner INTEGER NOT NULL, position INTEGER NOT NULL, balance TEXT NOT
NULL, "from" TEXT, until TEXT, annual_rate TEXT, daily_rate TEXT, CONSTRAINT pk_debt_card_terms_rates
PRIMARY KEY (owner, position), CONSTRAINT ck_debt_card_terms_rates_balance CHECK (balance = 'purchases' OR
balance = 'cash_advances' OR balance = 'instalments' OR balance = 'balance_transfers'), CONSTRAINT
ck_debt_card_terms_rates_from CHECK (date("from") = "from"), CONSTRAINT ck_debt_card_terms_rates_until CHECK
(date(until) = until), CONSTRAINT fk_debt_card_terms_rates_owner FOREIGN KEY(owner) REFERENCES
debt_card_terms (owner) ON DELETE CASCADE ) WITHOUT ROWID, STRICT
""",
        "debt_changes": """
CREATE TABLE debt_changes ( owner INTEGER NOT NULL, position INTEGER NOT NULL, date TEXT NOT NULL, kind TEXT
NOT NULL, extra_days INTEGER, first_due TEXT, principal INTEGER, every TEXT, periods INTEGER, method TEXT,
annual_rate TEXT, waived_principal INTEGER, waived_interest INTEGER, waived_penalty INTEGER, waived_fees
INTEGER, note TEXT, CONSTRAINT pk_debt_changes PRIMARY KEY (owner, position), CONSTRAINT
ck_debt_changes_date CHECK (date(date) = date), CONSTRAINT ck_debt_changes_kind CHECK (kind = 'extension' OR
kind = 're_ageing' OR kind = 'restructured_plan' OR kind = 'acceleration' OR kind = 'rate_change' OR kind =
'waiver'), CONSTRAINT ck_debt_changes_extra_days CHECK (extra_days BETWEEN 0 AND 36600), CONSTRAINT
ck_debt_changes_first_due CHECK (date(first_due) = first_due), CONSTRAINT ck_debt_changes_principal CHECK
(principal BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_changes_periods CHECK
(periods BETWEEN 1 AND 20000), CONSTRAINT ck_debt_changes_method CHECK (method = 'level_payment' OR method =
'equal_principal' OR method = 'interest_only' OR method = 'bullet' OR method = 'flat'), CONSTRAINT
ck_debt_changes_waived_principal CHECK (waived_principal BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_debt_changes_waived_interest CHECK (waived_interest BETWEEN
-100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_changes_waived_penalty CHECK (waived_penalty
BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_changes_waived_fees CHECK
(waived_fees BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT fk_debt_changes_owner FOREIGN
KEY(owner) REFERENCES debt (entry) ON DELETE CASCADE ) WITHOUT ROWID, STRICT
""",
    }
)

INDEXES: Mapping[str, str] = MappingProxyType(
    {
        "ix_payment_debt": """
CREATE INDEX ix_payment_debt ON payment (debt)
""",
    }
)
