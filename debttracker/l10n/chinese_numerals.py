"""Small Chinese numerals, as in 万分之三点五."""

from decimal import Decimal

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
           "八": 8, "九": 9}  # fmt: skip


def read_small(text: str) -> Decimal | None:
    """Return the value of a numeral from 零 to 九十九, with decimals after 点; None when it is none."""
    whole, point, decimals = text.replace("點", "点").partition("点")
    value = _whole(whole)
    if value is None or (point and not decimals) or any(sign not in _DIGITS for sign in decimals):
        return None
    digits = "".join(str(_DIGITS[sign]) for sign in decimals)
    return Decimal(f"{value}.{digits}") if digits else Decimal(value)


def _whole(text: str) -> int | None:
    tens, ten, units = text.partition("十")
    if not ten:
        return _DIGITS.get(text)
    high = _DIGITS.get(tens) if tens else 1
    low = _DIGITS.get(units) if units else 0
    return None if not high or low is None or units in {"零", "〇"} else high * 10 + low
