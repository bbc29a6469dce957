"""What files may write otherwise than the records are called: other names, generated ids, ranges."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from debttracker.case import HistoryEntry
from debttracker.contacts.contact import ConsentScope, Contact
from debttracker.contacts.notice import Complaint, CreditorNotice, Notice
from debttracker.debts.debt import Debt, DebtChange, Transaction
from debttracker.debts.payment import Payment
from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.papers.paper import Paper
from debttracker.planning.offers import Offer

ALIASES: Mapping[type, Mapping[str, str]] = MappingProxyType(
    {
        Transaction: {"posting_date": "posted_on", "date": "posted_on"},
        Payment: {"date": "paid_on", "on": "paid_on"},
    }
)
"""Other keys that are understood when a file is read, with the key that is written."""

GENERATED_IDS: Mapping[type, str] = MappingProxyType(
    {
        Payment: "payment",
        Notice: "notice",
        CreditorNotice: "creditor-notice",
        Complaint: "complaint",
        Contact: "contact",
        Offer: "offer",
        Paper: "paper",
        Transaction: "transaction",
    }
)
"""Records that may come without an id, with what the id made for them begins with."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Two fields of a record that files write as one object under `key`, as `from` and `until`."""

    key: str
    start: str
    end: str


FOLDED: Mapping[type, Folded] = MappingProxyType({ConsentScope: Folded("hours", "hours_from", "hours_until")})

RANGES: Mapping[tuple[type, str], tuple[int, int]] = MappingProxyType(
    {
        (CardTerms, "statement_day"): (1, 31),
        (CardTerms, "due_day"): (1, 31),
        (CardTerms, "due_days_after"): (0, 366),
        (CardTerms, "grace_days"): (0, 366),
        (CardTerms, "year_days"): (360, 366),
        (CardTerms, "late_fee_repeat_within"): (1, 120),
        (CardTerms, "late_fee_most"): (0, 1200),
        (Transaction, "periods"): (1, 120),
        (DebtChange, "extra_days"): (0, 36_600),
        (DebtChange, "periods"): (1, 20_000),
        (LoanTerms, "grace_days"): (0, 366),
        (LoanTerms, "periods"): (1, 20_000),
        (LoanTerms, "waiting_days"): (0, 3660),
        (Contact, "duration_seconds"): (0, 31 * 86_400),
        (Contact, "strain"): (1, 5),
        (Contact, "visitors"): (0, 10_000),
        (HistoryEntry, "id"): (1, 2**53),
    }
)
"""The least and the greatest of whole numbers that have bounds; others are within 64 bits."""

CURRENCY_OWNERS = (Debt,)
"""Records whose own `currency` holds for the amounts in them."""
