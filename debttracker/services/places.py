"""What a place settles of a new case: the zone of its clocks, where it has one only, and its currency."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class PlaceDefaults:
    """IANA zone (None where a place has several and the person must say which) and ISO 4217 currency."""

    timezone: str | None
    currency: str


PLACES: Mapping[str, PlaceDefaults] = MappingProxyType(
    {
        "CN": PlaceDefaults("Asia/Shanghai", "CNY"),
        "TW": PlaceDefaults("Asia/Taipei", "TWD"),
        "HK": PlaceDefaults("Asia/Hong_Kong", "HKD"),
        "MO": PlaceDefaults("Asia/Macau", "MOP"),
        "US": PlaceDefaults(None, "USD"),
        "GB": PlaceDefaults("Europe/London", "GBP"),
        "JP": PlaceDefaults("Asia/Tokyo", "JPY"),
        "KR": PlaceDefaults("Asia/Seoul", "KRW"),
        "SG": PlaceDefaults("Asia/Singapore", "SGD"),
        "MY": PlaceDefaults("Asia/Kuala_Lumpur", "MYR"),
        "PH": PlaceDefaults("Asia/Manila", "PHP"),
        "IN": PlaceDefaults("Asia/Kolkata", "INR"),
    }
)
"""By ISO 3166-1 code. Other places have no entry: nothing is guessed for them."""

REGIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "US": ("US-CA", "US-MA", "US-NY", "US-NY-NYC", "US-TX", "US-WA", "US-ZZ"),
        "GB": ("GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"),
    }
)
"""The parts of a country in which norms differ, by ISO 3166-2; `US-ZZ` stands for all other states."""
