"""What version 3 lays out otherwise than version 2. Frozen: never changed."""

from collections.abc import Mapping
from types import MappingProxyType

CHANGED: Mapping[str, str] = MappingProxyType(
    {
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
asked_who INTEGER, identity_checked INTEGER, strain INTEGER, words TEXT, note TEXT, recorded_at TEXT,
recorded_at_offset INTEGER, checksum BLOB NOT NULL, CONSTRAINT ck_contact_at_offset CHECK ((at IS NULL) =
(at_offset IS NULL)), CONSTRAINT ck_contact_at CHECK (at LIKE '____-__-__T__:__:__.______Z'), CONSTRAINT
ck_contact_at_precision CHECK (at_precision = 'second' OR at_precision = 'minute' OR at_precision = 'date'),
CONSTRAINT ck_contact_ended_at_offset CHECK ((ended_at IS NULL) = (ended_at_offset IS NULL)), CONSTRAINT
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
(identity_checked IN (0, 1)), CONSTRAINT ck_contact_strain CHECK (strain BETWEEN 1 AND 5), CONSTRAINT
ck_contact_recorded_at_offset CHECK ((recorded_at IS NULL) = (recorded_at_offset IS NULL)), CONSTRAINT
ck_contact_recorded_at CHECK (recorded_at LIKE '____-__-__T__:__:__.______Z'), CONSTRAINT uq_contact_id
UNIQUE (id), CONSTRAINT fk_contact_creditor FOREIGN KEY(creditor) REFERENCES creditor (id) DEFERRABLE
INITIALLY DEFERRED, CONSTRAINT fk_contact_collector FOREIGN KEY(collector) REFERENCES collector (id)
DEFERRABLE INITIALLY DEFERRED, CONSTRAINT fk_contact_reply_to FOREIGN KEY(reply_to) REFERENCES contact (id)
DEFERRABLE INITIALLY DEFERRED ) STRICT
""",
    }
)

NEW: Mapping[str, str] = MappingProxyType({})

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
    }
)
