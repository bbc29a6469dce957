"""What version 2 lays out otherwise than version 1. Frozen: never changed."""

from collections.abc import Mapping
from types import MappingProxyType

CHANGED: Mapping[str, str] = MappingProxyType(
    {
        "case_info_debtor": """
CREATE TABLE case_info_debtor ( owner INTEGER NOT NULL, service_member INTEGER, minor INTEGER, deceased_on
TEXT, incapacitated_on TEXT, name TEXT, note TEXT, CONSTRAINT pk_case_info_debtor PRIMARY KEY (owner),
CONSTRAINT ck_case_info_debtor_service_member CHECK (service_member IN (0, 1)), CONSTRAINT
ck_case_info_debtor_minor CHECK (minor IN (0, 1)), CONSTRAINT ck_case_info_debtor_deceased_on CHECK
(date(deceased_on) = deceased_on), CONSTRAINT ck_case_info_debtor_incapacitated_on CHECK
(date(incapacitated_on) = incapacitated_on), CONSTRAINT fk_case_info_debtor_owner FOREIGN KEY(owner)
REFERENCES case_info (entry) ON DELETE CASCADE ) STRICT
""",
        "contact": """
CREATE TABLE contact ( entry INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, at TEXT,
at_offset INTEGER, at_precision TEXT, ended_at TEXT, ended_at_offset INTEGER, duration_seconds INTEGER,
sent_at TEXT, sent_at_offset INTEGER, delivered_at TEXT, delivered_at_offset INTEGER, channel TEXT,
automated INTEGER, direction TEXT, outcome TEXT, number TEXT, number_kind TEXT, called_number TEXT,
address_used TEXT, address_by_employer INTEGER, visibility TEXT, creditor TEXT, collector TEXT, purpose
TEXT, reply_to TEXT, person TEXT, person_name TEXT, place TEXT, person_zone TEXT, candidate_zones_known
INTEGER NOT NULL, identified TEXT, authority_shown INTEGER, badge_shown INTEGER, recording_notice INTEGER,
recorded_by_collector INTEGER, visitors INTEGER, visit_announced INTEGER, purpose_stated INTEGER,
entered_home INTEGER, entry_consent INTEGER, asked_to_leave INTEGER, left_when_asked INTEGER, disclosed
TEXT, third_party_offered_to_pay INTEGER, debtor_unreachable TEXT, number_source TEXT, checklist_known
INTEGER NOT NULL, consent TEXT, amount_demanded INTEGER, amount_taken INTEGER, payee TEXT, pay_by TEXT,
asked_who INTEGER, identity_checked INTEGER, words TEXT, note TEXT, recorded_at TEXT, recorded_at_offset
INTEGER, checksum BLOB NOT NULL, CONSTRAINT ck_contact_at_offset CHECK ((at IS NULL) = (at_offset IS NULL)),
CONSTRAINT ck_contact_at CHECK (at LIKE '____-__-__T__:__:__.______Z'), CONSTRAINT ck_contact_at_precision
CHECK (at_precision = 'second' OR at_precision = 'minute' OR at_precision = 'date'), CONSTRAINT
ck_contact_ended_at_offset CHECK ((ended_at IS NULL) = (ended_at_offset IS NULL)), CONSTRAINT
ck_contact_ended_at CHECK (ended_at LIKE '____-__-__T__:__:__.______Z'), CONSTRAINT
ck_contact_duration_seconds CHECK (duration_seconds BETWEEN 0 AND 2678400), CONSTRAINT
ck_contact_sent_at_offset CHECK ((sent_at IS NULL) = (sent_at_offset IS NULL)), CONSTRAINT
ck_contact_sent_at CHECK (sent_at LIKE '____-__-__T__:__:__.______Z'), CONSTRAINT
ck_contact_delivered_at_offset CHECK ((delivered_at IS NULL) = (delivered_at_offset IS NULL)), CONSTRAINT
ck_contact_delivered_at CHECK (delivered_at LIKE '____-__-__T__:__:__.______Z'), CONSTRAINT
ck_contact_channel CHECK (channel = 'call' OR channel = 'voicemail' OR channel = 'sms' OR channel =
'messenger' OR channel = 'email' OR channel = 'letter' OR channel = 'postcard' OR channel = 'fax' OR channel
= 'app_push' OR channel = 'visit' OR channel = 'public_post' OR channel = 'court'), CONSTRAINT
ck_contact_automated CHECK (automated IN (0, 1)), CONSTRAINT ck_contact_direction CHECK (direction =
'incoming' OR direction = 'outgoing'), CONSTRAINT ck_contact_outcome CHECK (outcome = 'conversation' OR
outcome = 'no_answer' OR outcome = 'busy' OR outcome = 'not_in_service' OR outcome = 'message_left' OR
outcome = 'mailbox_full' OR outcome = 'delivered' OR outcome = 'refused'), CONSTRAINT ck_contact_number_kind
CHECK (number_kind = 'mobile' OR number_kind = 'business_mobile' OR number_kind = 'landline' OR number_kind
= 'hotline' OR number_kind = 'sms_port' OR number_kind = 'virtual' OR number_kind = 'premium' OR number_kind
= 'hidden' OR number_kind = 'spoofed' OR number_kind = 'private_account' OR number_kind = 'unknown'),
CONSTRAINT ck_contact_address_by_employer CHECK (address_by_employer IN (0, 1)), CONSTRAINT
ck_contact_visibility CHECK (visibility = 'public' OR visibility = 'contacts' OR visibility = 'private'),
CONSTRAINT ck_contact_purpose CHECK (purpose = 'collect' OR purpose = 'reply' OR purpose = 'confirm_stop' OR
purpose = 'legal_notice' OR purpose = 'other'), CONSTRAINT ck_contact_person CHECK (person = 'debtor' OR
person = 'co_borrower' OR person = 'guarantor' OR person = 'supplementary_cardholder' OR person = 'spouse'
OR person = 'parent' OR person = 'child' OR person = 'relative' OR person = 'household_member' OR person =
'emergency_contact' OR person = 'referee' OR person = 'phone_list_contact' OR person = 'colleague' OR person
= 'employer' OR person = 'neighbour' OR person = 'friend' OR person = 'heir' OR person = 'guardian' OR
person = 'executor' OR person = 'lawyer' OR person = 'other' OR person = 'unknown'), CONSTRAINT
ck_contact_place CHECK (place = 'home' OR place = 'work' OR place = 'school' OR place = 'hospital' OR place
= 'public' OR place = 'other'), CONSTRAINT ck_contact_candidate_zones_known CHECK (candidate_zones_known IN
(0, 1)), CONSTRAINT ck_contact_identified CHECK (identified = 'name' OR identified = 'company' OR identified
= 'both' OR identified = 'none'), CONSTRAINT ck_contact_authority_shown CHECK (authority_shown IN (0, 1)),
CONSTRAINT ck_contact_badge_shown CHECK (badge_shown IN (0, 1)), CONSTRAINT ck_contact_recording_notice
CHECK (recording_notice IN (0, 1)), CONSTRAINT ck_contact_recorded_by_collector CHECK (recorded_by_collector
IN (0, 1)), CONSTRAINT ck_contact_visitors CHECK (visitors BETWEEN 0 AND 10000), CONSTRAINT
ck_contact_visit_announced CHECK (visit_announced IN (0, 1)), CONSTRAINT ck_contact_purpose_stated CHECK
(purpose_stated IN (0, 1)), CONSTRAINT ck_contact_entered_home CHECK (entered_home IN (0, 1)), CONSTRAINT
ck_contact_entry_consent CHECK (entry_consent IN (0, 1)), CONSTRAINT ck_contact_asked_to_leave CHECK
(asked_to_leave IN (0, 1)), CONSTRAINT ck_contact_left_when_asked CHECK (left_when_asked IN (0, 1)),
CONSTRAINT ck_contact_disclosed CHECK (disclosed = 'nothing' OR disclosed = 'contact_request' OR disclosed =
'existence' OR disclosed = 'details'), CONSTRAINT ck_contact_third_party_offered_to_pay CHECK
(third_party_offered_to_pay IN (0, 1)), CONSTRAINT ck_contact_checklist_known CHECK (checklist_known IN (0,
1)), CONSTRAINT ck_contact_consent CHECK (consent = 'none' OR consent = 'specific' OR consent =
'contract_clause'), CONSTRAINT ck_contact_amount_demanded CHECK (amount_demanded BETWEEN -100000000000000000
AND 100000000000000000), CONSTRAINT ck_contact_amount_taken CHECK (amount_taken BETWEEN -100000000000000000
AND 100000000000000000), CONSTRAINT ck_contact_pay_by CHECK (date(pay_by) = pay_by), CONSTRAINT
ck_contact_asked_who CHECK (asked_who IN (0, 1)), CONSTRAINT ck_contact_identity_checked CHECK
(identity_checked IN (0, 1)), CONSTRAINT ck_contact_recorded_at_offset CHECK ((recorded_at IS NULL) =
(recorded_at_offset IS NULL)), CONSTRAINT ck_contact_recorded_at CHECK (recorded_at LIKE
'____-__-__T__:__:__.______Z'), CONSTRAINT uq_contact_id UNIQUE (id), CONSTRAINT fk_contact_creditor FOREIGN
KEY(creditor) REFERENCES creditor (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_contact_collector
FOREIGN KEY(collector) REFERENCES collector (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT
fk_contact_reply_to FOREIGN KEY(reply_to) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED ) STRICT
""",
        "contact_suggested_tags": """
CREATE TABLE contact_suggested_tags ( owner INTEGER NOT NULL, position INTEGER NOT NULL, value TEXT NOT
NULL, CONSTRAINT pk_contact_suggested_tags PRIMARY KEY (owner, position), CONSTRAINT
ck_contact_suggested_tags_value CHECK (value = 'violence' OR value = 'threat' OR value = 'insult' OR value =
'stalking' OR value = 'arrest_threat' OR value = 'criminal_threat' OR value = 'false_criminal_label' OR
value = 'seizure_threat' OR value = 'wage_threat' OR value = 'suit_threat' OR value = 'job_threat' OR value
= 'exposure_threat' OR value = 'impersonates_authority' OR value = 'impersonates_court' OR value =
'impersonates_lawyer' OR value = 'false_amount' OR value = 'false_consequence' OR value = 'blacklist_claim'
OR value = 'demand_third_party' OR value = 'new_borrowing' OR value = 'pressure_sale' OR value = 'extra_fee'
OR value = 'private_account' OR value = 'public_posting' OR value = 'envelope_reveals' OR value =
'lure_to_call' OR value = 'obscene' OR value = 'detention' OR value = 'intrusion' OR value =
'self_harm_pressure' OR value = 'discloses_debt' OR value = 'required_disclosure_given' OR value =
'opt_out_offered' OR value = 'false_name' OR value = 'postdated_cheque'), CONSTRAINT
fk_contact_suggested_tags_owner FOREIGN KEY(owner) REFERENCES contact (entry) ON DELETE CASCADE ) WITHOUT
ROWID, STRICT
""",
        "contact_tags": """
CREATE TABLE contact_tags ( owner INTEGER NOT NULL, position INTEGER NOT NULL, value TEXT NOT NULL,
CONSTRAINT pk_contact_tags PRIMARY KEY (owner, position), CONSTRAINT ck_contact_tags_value CHECK (value =
'violence' OR value = 'threat' OR value = 'insult' OR value = 'stalking' OR value = 'arrest_threat' OR value
= 'criminal_threat' OR value = 'false_criminal_label' OR value = 'seizure_threat' OR value = 'wage_threat'
OR value = 'suit_threat' OR value = 'job_threat' OR value = 'exposure_threat' OR value =
'impersonates_authority' OR value = 'impersonates_court' OR value = 'impersonates_lawyer' OR value =
'false_amount' OR value = 'false_consequence' OR value = 'blacklist_claim' OR value = 'demand_third_party'
OR value = 'new_borrowing' OR value = 'pressure_sale' OR value = 'extra_fee' OR value = 'private_account' OR
value = 'public_posting' OR value = 'envelope_reveals' OR value = 'lure_to_call' OR value = 'obscene' OR
value = 'detention' OR value = 'intrusion' OR value = 'self_harm_pressure' OR value = 'discloses_debt' OR
value = 'required_disclosure_given' OR value = 'opt_out_offered' OR value = 'false_name' OR value =
'postdated_cheque'), CONSTRAINT fk_contact_tags_owner FOREIGN KEY(owner) REFERENCES contact (entry) ON
DELETE CASCADE ) WITHOUT ROWID, STRICT
""",
        "creditor_notice": """
CREATE TABLE creditor_notice ( entry INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, kind TEXT
NOT NULL, sent_on TEXT, received_on TEXT, returned INTEGER, never INTEGER, items_known INTEGER NOT NULL,
"from" TEXT, channel TEXT, remedy_by TEXT, collector TEXT, note TEXT, checksum BLOB NOT NULL, CONSTRAINT
ck_creditor_notice_kind CHECK (kind = 'reminder' OR kind = 'agency' OR kind = 'assignment' OR kind =
'validation' OR kind = 'default' OR kind = 'credit_reporting' OR kind = 'start_of_collection' OR kind =
'enforcement' OR kind = 'persistent_debt'), CONSTRAINT ck_creditor_notice_sent_on CHECK (date(sent_on) =
sent_on), CONSTRAINT ck_creditor_notice_received_on CHECK (date(received_on) = received_on), CONSTRAINT
ck_creditor_notice_returned CHECK (returned IN (0, 1)), CONSTRAINT ck_creditor_notice_never CHECK (never IN
(0, 1)), CONSTRAINT ck_creditor_notice_items_known CHECK (items_known IN (0, 1)), CONSTRAINT
ck_creditor_notice_channel CHECK (channel = 'call' OR channel = 'voicemail' OR channel = 'sms' OR channel =
'messenger' OR channel = 'email' OR channel = 'letter' OR channel = 'postcard' OR channel = 'fax' OR channel
= 'app_push' OR channel = 'visit' OR channel = 'public_post' OR channel = 'court'), CONSTRAINT
ck_creditor_notice_remedy_by CHECK (date(remedy_by) = remedy_by), CONSTRAINT uq_creditor_notice_id UNIQUE
(id), CONSTRAINT fk_creditor_notice_collector FOREIGN KEY(collector) REFERENCES collector (id) DEFERRABLE
INITIALLY DEFERRED ) STRICT
""",
        "debt": """
CREATE TABLE debt ( entry INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, kind TEXT NOT NULL,
creditor TEXT, name TEXT, currency TEXT, account_number TEXT, online INTEGER, purpose TEXT, jointly_signed
INTEGER, secured INTEGER, opened TEXT, first_missed_due TEXT, defaulted_on TEXT, last_paid_on TEXT,
acknowledged_on TEXT, assigned_on TEXT, assignment_notified_on TEXT, no_judgment INTEGER,
disclosed_costs_known INTEGER NOT NULL, note TEXT, checksum BLOB NOT NULL, CONSTRAINT ck_debt_kind CHECK
(kind = 'credit_card' OR kind = 'microloan' OR kind = 'instalment' OR kind = 'bank_loan' OR kind =
'private_loan' OR kind = 'student_loan' OR kind = 'cash_card' OR kind = 'microfinance' OR kind =
'high_cost_short_term' OR kind = 'pawn' OR kind = 'utility' OR kind = 'guarantee' OR kind = 'other'),
CONSTRAINT ck_debt_online CHECK (online IN (0, 1)), CONSTRAINT ck_debt_purpose CHECK (purpose = 'consumer'
OR purpose = 'household' OR purpose = 'business'), CONSTRAINT ck_debt_jointly_signed CHECK (jointly_signed
IN (0, 1)), CONSTRAINT ck_debt_secured CHECK (secured IN (0, 1)), CONSTRAINT ck_debt_opened CHECK
(date(opened) = opened), CONSTRAINT ck_debt_first_missed_due CHECK (date(first_missed_due) =
first_missed_due), CONSTRAINT ck_debt_defaulted_on CHECK (date(defaulted_on) = defaulted_on), CONSTRAINT
ck_debt_last_paid_on CHECK (date(last_paid_on) = last_paid_on), CONSTRAINT ck_debt_acknowledged_on CHECK
(date(acknowledged_on) = acknowledged_on), CONSTRAINT ck_debt_assigned_on CHECK (date(assigned_on) =
assigned_on), CONSTRAINT ck_debt_assignment_notified_on CHECK (assignment_notified_on = 'never' OR
date(assignment_notified_on) = assignment_notified_on), CONSTRAINT ck_debt_no_judgment CHECK (no_judgment IN
(0, 1)), CONSTRAINT ck_debt_disclosed_costs_known CHECK (disclosed_costs_known IN (0, 1)), CONSTRAINT
uq_debt_id UNIQUE (id), CONSTRAINT fk_debt_creditor FOREIGN KEY(creditor) REFERENCES creditor (id)
DEFERRABLE INITIALLY DEFERRED ) STRICT
""",
        "debt_card_terms": """
CREATE TABLE debt_card_terms ( owner INTEGER NOT NULL, credit_limit INTEGER, statement_day INTEGER, due_day
INTEGER, due_days_after INTEGER, due_shift TEXT, calendar TEXT, daily_rate TEXT, annual_rate TEXT, year_days
INTEGER, cash_daily_rate TEXT, interest_base TEXT, compounding TEXT, minimum_percent TEXT,
minimum_cash_percent TEXT, minimum_floor INTEGER, minimum_adds_known INTEGER NOT NULL, late_fee_percent
TEXT, late_fee_floor INTEGER, late_fee_cap INTEGER, late_fee_repeat_within INTEGER, late_fee_most INTEGER,
late_fee_free_up_to INTEGER, late_fee_within_minimum INTEGER, grace_days INTEGER, tolerance INTEGER,
cash_fee_percent TEXT, cash_fee_floor INTEGER, cash_fee_cap INTEGER, interest_on_fees INTEGER, payment_order
TEXT, CONSTRAINT pk_debt_card_terms PRIMARY KEY (owner), CONSTRAINT ck_debt_card_terms_credit_limit CHECK
(credit_limit BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT
ck_debt_card_terms_statement_day CHECK (statement_day BETWEEN 1 AND 31), CONSTRAINT
ck_debt_card_terms_due_day CHECK (due_day BETWEEN 1 AND 31), CONSTRAINT ck_debt_card_terms_due_days_after
CHECK (due_days_after BETWEEN 0 AND 366), CONSTRAINT ck_debt_card_terms_due_shift CHECK (due_shift = 'none'
OR due_shift = 'next_business_day' OR due_shift = 'previous_business_day'), CONSTRAINT
ck_debt_card_terms_year_days CHECK (year_days BETWEEN 360 AND 366), CONSTRAINT
ck_debt_card_terms_interest_base CHECK (interest_base = 'full_amount' OR interest_base = 'unpaid_part' OR
interest_base = 'from_due' OR interest_base = 'average_daily_balance' OR interest_base =
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
100000000000000000), CONSTRAINT ck_debt_card_terms_interest_on_fees CHECK (interest_on_fees IN (0, 1)),
CONSTRAINT ck_debt_card_terms_payment_order CHECK (payment_order = 'instalments' OR payment_order =
'civil_code_561' OR payment_order = 'charges_first' OR payment_order = 'principal_first' OR payment_order =
'charges_then_principal_from_day_91' OR payment_order = 'highest_rate_above_minimum' OR payment_order =
'highest_rate_first'), CONSTRAINT fk_debt_card_terms_owner FOREIGN KEY(owner) REFERENCES debt (entry) ON
DELETE CASCADE ) STRICT
""",
        "debt_claims": """
CREATE TABLE debt_claims ( owner INTEGER NOT NULL, position INTEGER NOT NULL, date TEXT NOT NULL, principal
INTEGER, interest INTEGER, penalty INTEGER, fees INTEGER, total INTEGER, loss INTEGER, note TEXT, CONSTRAINT
pk_debt_claims PRIMARY KEY (owner, position), CONSTRAINT ck_debt_claims_date CHECK (date(date) = date),
CONSTRAINT ck_debt_claims_principal CHECK (principal BETWEEN -100000000000000000 AND 100000000000000000),
CONSTRAINT ck_debt_claims_interest CHECK (interest BETWEEN -100000000000000000 AND 100000000000000000),
CONSTRAINT ck_debt_claims_penalty CHECK (penalty BETWEEN -100000000000000000 AND 100000000000000000),
CONSTRAINT ck_debt_claims_fees CHECK (fees BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT
ck_debt_claims_total CHECK (total BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT
ck_debt_claims_loss CHECK (loss BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT
fk_debt_claims_owner FOREIGN KEY(owner) REFERENCES debt (entry) ON DELETE CASCADE ) WITHOUT ROWID, STRICT
""",
        "debt_credit_reports": """
CREATE TABLE debt_credit_reports ( owner INTEGER NOT NULL, position INTEGER NOT NULL, date TEXT NOT NULL,
kind TEXT, "by" TEXT, amount INTEGER, marked_disputed INTEGER, note TEXT, CONSTRAINT pk_debt_credit_reports
PRIMARY KEY (owner, position), CONSTRAINT ck_debt_credit_reports_date CHECK (date(date) = date), CONSTRAINT
ck_debt_credit_reports_amount CHECK (amount BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT
ck_debt_credit_reports_marked_disputed CHECK (marked_disputed IN (0, 1)), CONSTRAINT
fk_debt_credit_reports_owner FOREIGN KEY(owner) REFERENCES debt (entry) ON DELETE CASCADE ) WITHOUT ROWID,
STRICT
""",
        "debt_judgments": """
CREATE TABLE debt_judgments ( owner INTEGER NOT NULL, position INTEGER NOT NULL, date TEXT NOT NULL, kind
TEXT, "by" TEXT, amount INTEGER, marked_disputed INTEGER, note TEXT, CONSTRAINT pk_debt_judgments PRIMARY
KEY (owner, position), CONSTRAINT ck_debt_judgments_date CHECK (date(date) = date), CONSTRAINT
ck_debt_judgments_amount CHECK (amount BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT
ck_debt_judgments_marked_disputed CHECK (marked_disputed IN (0, 1)), CONSTRAINT fk_debt_judgments_owner
FOREIGN KEY(owner) REFERENCES debt (entry) ON DELETE CASCADE ) WITHOUT ROWID, STRICT
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
interest INTEGER, fees INTEGER, late_fee INTEGER, payments INTEGER, sent_on TEXT, shows_cost_of_minimum
INTEGER, shows_due_and_late_fee INTEGER, CONSTRAINT pk_debt_statements PRIMARY KEY (owner, position),
CONSTRAINT ck_debt_statements_date CHECK (date(date) = date), CONSTRAINT ck_debt_statements_due CHECK
(date(due) = due), CONSTRAINT ck_debt_statements_balance CHECK (balance BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_debt_statements_minimum CHECK (minimum BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_debt_statements_previous_balance CHECK (previous_balance BETWEEN
-100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_statements_purchases CHECK (purchases
BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_statements_cash_advances CHECK
(cash_advances BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_statements_interest
CHECK (interest BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_statements_fees
CHECK (fees BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_statements_late_fee
CHECK (late_fee BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_statements_payments
CHECK (payments BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_statements_sent_on
CHECK (date(sent_on) = sent_on), CONSTRAINT ck_debt_statements_shows_cost_of_minimum CHECK
(shows_cost_of_minimum IN (0, 1)), CONSTRAINT ck_debt_statements_shows_due_and_late_fee CHECK
(shows_due_and_late_fee IN (0, 1)), CONSTRAINT fk_debt_statements_owner FOREIGN KEY(owner) REFERENCES debt
(entry) ON DELETE CASCADE ) WITHOUT ROWID, STRICT
""",
        "debt_suits": """
CREATE TABLE debt_suits ( owner INTEGER NOT NULL, position INTEGER NOT NULL, date TEXT NOT NULL, kind TEXT,
"by" TEXT, amount INTEGER, marked_disputed INTEGER, note TEXT, CONSTRAINT pk_debt_suits PRIMARY KEY (owner,
position), CONSTRAINT ck_debt_suits_date CHECK (date(date) = date), CONSTRAINT ck_debt_suits_amount CHECK
(amount BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_debt_suits_marked_disputed CHECK
(marked_disputed IN (0, 1)), CONSTRAINT fk_debt_suits_owner FOREIGN KEY(owner) REFERENCES debt (entry) ON
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
        "finding_status": """
CREATE TABLE finding_status ( entry INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, contact TEXT, norm TEXT NOT
NULL, state TEXT NOT NULL, reason TEXT, verdict TEXT, release TEXT, changed_at TEXT, changed_at_offset
INTEGER, debt TEXT, checksum BLOB NOT NULL, CONSTRAINT ck_finding_status_state CHECK (state = 'open' OR
state = 'confirmed' OR state = 'dismissed' OR state = 'used'), CONSTRAINT ck_finding_status_verdict CHECK
(verdict = 'breach' OR verdict = 'presumed' OR verdict = 'possible' OR verdict = 'cannot_tell' OR verdict =
'advisory' OR verdict = 'clear' OR verdict = 'not_applicable'), CONSTRAINT
ck_finding_status_changed_at_offset CHECK ((changed_at IS NULL) = (changed_at_offset IS NULL)), CONSTRAINT
ck_finding_status_changed_at CHECK (changed_at LIKE '____-__-__T__:__:__.______Z'), CONSTRAINT
uq_finding_status_contact_norm UNIQUE (contact, norm), CONSTRAINT uq_finding_status_debt_norm UNIQUE (debt,
norm), CONSTRAINT ck_finding_status_about CHECK ((contact IS NULL) <> (debt IS NULL)), CONSTRAINT
fk_finding_status_contact FOREIGN KEY(contact) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
CONSTRAINT fk_finding_status_debt FOREIGN KEY(debt) REFERENCES debt (id) DEFERRABLE INITIALLY DEFERRED )
STRICT
""",
        "notice": """
CREATE TABLE notice ( entry INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, kind TEXT NOT
NULL, sent_on TEXT, received_on TEXT, in_writing INTEGER, channel TEXT, person TEXT, person_name TEXT, "to"
TEXT, "from" TEXT, until TEXT, withdrawn_on TEXT, answered_on TEXT, note TEXT, checksum BLOB NOT NULL,
CONSTRAINT ck_notice_kind CHECK (kind = 'stop_contact' OR kind = 'stop_channel' OR kind = 'stop_at_work' OR
kind = 'inconvenient_time' OR kind = 'represented' OR kind = 'dispute' OR kind = 'not_my_debt' OR kind =
'information_request' OR kind = 'moratorium' OR kind = 'insolvency' OR kind = 'third_party_refusal' OR kind
= 'letters_only' OR kind = 'adviser_preparing_plan' OR kind = 'vulnerable' OR kind = 'disaster' OR kind =
'hospital' OR kind = 'bereavement' OR kind = 'death' OR kind = 'incapacity' OR kind = 'negotiation_request'
OR kind = 'refund_request'), CONSTRAINT ck_notice_sent_on CHECK (date(sent_on) = sent_on), CONSTRAINT
ck_notice_received_on CHECK (date(received_on) = received_on), CONSTRAINT ck_notice_in_writing CHECK
(in_writing IN (0, 1)), CONSTRAINT ck_notice_channel CHECK (channel = 'call' OR channel = 'voicemail' OR
channel = 'sms' OR channel = 'messenger' OR channel = 'email' OR channel = 'letter' OR channel = 'postcard'
OR channel = 'fax' OR channel = 'app_push' OR channel = 'visit' OR channel = 'public_post' OR channel =
'court'), CONSTRAINT ck_notice_person CHECK (person = 'debtor' OR person = 'co_borrower' OR person =
'guarantor' OR person = 'supplementary_cardholder' OR person = 'spouse' OR person = 'parent' OR person =
'child' OR person = 'relative' OR person = 'household_member' OR person = 'emergency_contact' OR person =
'referee' OR person = 'phone_list_contact' OR person = 'colleague' OR person = 'employer' OR person =
'neighbour' OR person = 'friend' OR person = 'heir' OR person = 'guardian' OR person = 'executor' OR person
= 'lawyer' OR person = 'other' OR person = 'unknown'), CONSTRAINT ck_notice_from CHECK (date("from") =
"from"), CONSTRAINT ck_notice_until CHECK (date(until) = until), CONSTRAINT ck_notice_withdrawn_on CHECK
(date(withdrawn_on) = withdrawn_on), CONSTRAINT ck_notice_answered_on CHECK (date(answered_on) =
answered_on), CONSTRAINT uq_notice_id UNIQUE (id) ) STRICT
""",
        "payment": """
CREATE TABLE payment ( entry INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, debt TEXT NOT
NULL, paid_on TEXT NOT NULL, amount INTEGER NOT NULL, kind TEXT, scheduled INTEGER, reversed_on TEXT,
booked_principal INTEGER, booked_interest INTEGER, booked_penalty INTEGER, booked_fees INTEGER,
booked_purchases INTEGER, booked_cash_advances INTEGER, received_at TEXT, received_at_offset INTEGER,
directed_to TEXT, method TEXT, payee TEXT, note TEXT, checksum BLOB NOT NULL, CONSTRAINT ck_payment_paid_on
CHECK (date(paid_on) = paid_on), CONSTRAINT ck_payment_amount CHECK (amount BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_payment_kind CHECK (kind = 'payment' OR kind = 'refund'), CONSTRAINT
ck_payment_scheduled CHECK (scheduled IN (0, 1)), CONSTRAINT ck_payment_reversed_on CHECK (date(reversed_on)
= reversed_on), CONSTRAINT ck_payment_booked_principal CHECK (booked_principal BETWEEN -100000000000000000
AND 100000000000000000), CONSTRAINT ck_payment_booked_interest CHECK (booked_interest BETWEEN
-100000000000000000 AND 100000000000000000), CONSTRAINT ck_payment_booked_penalty CHECK (booked_penalty
BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_payment_booked_fees CHECK (booked_fees
BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT ck_payment_booked_purchases CHECK
(booked_purchases BETWEEN -100000000000000000 AND 100000000000000000), CONSTRAINT
ck_payment_booked_cash_advances CHECK (booked_cash_advances BETWEEN -100000000000000000 AND
100000000000000000), CONSTRAINT ck_payment_received_at_offset CHECK ((received_at IS NULL) =
(received_at_offset IS NULL)), CONSTRAINT ck_payment_received_at CHECK (received_at LIKE
'____-__-__T__:__:__.______Z'), CONSTRAINT uq_payment_id UNIQUE (id), CONSTRAINT fk_payment_debt FOREIGN
KEY(debt) REFERENCES debt (id) DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_payment_directed_to FOREIGN
KEY(directed_to) REFERENCES debt (id) DEFERRABLE INITIALLY DEFERRED ) STRICT
""",
    }
)

NEW: Mapping[str, str] = MappingProxyType(
    {
        "debt_acknowledgements": """
CREATE TABLE debt_acknowledgements ( owner INTEGER NOT NULL, position INTEGER NOT NULL, date TEXT NOT NULL,
kind TEXT, "by" TEXT, amount INTEGER, marked_disputed INTEGER, note TEXT, CONSTRAINT
pk_debt_acknowledgements PRIMARY KEY (owner, position), CONSTRAINT ck_debt_acknowledgements_date CHECK
(date(date) = date), CONSTRAINT ck_debt_acknowledgements_amount CHECK (amount BETWEEN -100000000000000000
AND 100000000000000000), CONSTRAINT ck_debt_acknowledgements_marked_disputed CHECK (marked_disputed IN (0,
1)), CONSTRAINT fk_debt_acknowledgements_owner FOREIGN KEY(owner) REFERENCES debt (entry) ON DELETE CASCADE
) WITHOUT ROWID, STRICT
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
        "debt_disclosed_costs": """
CREATE TABLE debt_disclosed_costs ( owner INTEGER NOT NULL, position INTEGER NOT NULL, value TEXT NOT NULL,
CONSTRAINT pk_debt_disclosed_costs PRIMARY KEY (owner, position), CONSTRAINT fk_debt_disclosed_costs_owner
FOREIGN KEY(owner) REFERENCES debt (entry) ON DELETE CASCADE ) WITHOUT ROWID, STRICT
""",
        "remembered": """
CREATE TABLE remembered ( entry INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, at_offset
INTEGER NOT NULL, change INTEGER NOT NULL, content BLOB NOT NULL, CONSTRAINT ck_remembered_at CHECK (at LIKE
'____-__-__T__:__:__.______Z'), CONSTRAINT ck_remembered_entry CHECK (entry = 1) ) STRICT
""",
    }
)

INDEXES: Mapping[str, str] = MappingProxyType(
    {
        "ix_contact_collector": """
CREATE INDEX ix_contact_collector ON contact (collector)
""",
        "ix_contact_creditor": """
CREATE INDEX ix_contact_creditor ON contact (creditor)
""",
        "ix_contact_reply_to": """
CREATE INDEX ix_contact_reply_to ON contact (reply_to)
""",
        "ix_creditor_notice_collector": """
CREATE INDEX ix_creditor_notice_collector ON creditor_notice (collector)
""",
        "ix_debt_creditor": """
CREATE INDEX ix_debt_creditor ON debt (creditor)
""",
        "ix_finding_status_contact": """
CREATE INDEX ix_finding_status_contact ON finding_status (contact)
""",
        "ix_finding_status_debt": """
CREATE INDEX ix_finding_status_debt ON finding_status (debt)
""",
        "ix_payment_debt": """
CREATE INDEX ix_payment_debt ON payment (debt)
""",
        "ix_payment_directed_to": """
CREATE INDEX ix_payment_directed_to ON payment (directed_to)
""",
    }
)
