"""Terms that are usual somewhere, for a form to offer. Never applied silently: the contract decides.

Sources: published examples of Chinese banks (0.05 % a day, full amount, 10 % minimum, 5 % late fee); grace of
3 days and 10 yuan: self-discipline convention of the China Banking Association, 2013, as banks describe it.
"""

from decimal import Decimal

from debttracker.debts.terms import CardTerms
from debttracker.debts.vocabulary import Compounding, InterestBase

CHINA_CARD = CardTerms(
    daily_rate=Decimal("0.05"),
    cash_daily_rate=Decimal("0.05"),
    interest_base=InterestBase.FULL_AMOUNT,
    compounding=Compounding.MONTHLY,
    minimum_percent=Decimal(10),
    late_fee_percent=Decimal(5),
    grace_days=3,
    tolerance=1000,
)
"""Usual terms of a credit card in mainland China, amounts in fen. To be checked against the contract."""
