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

_BY_LANGUAGE = MappingProxyType({"zh_CN": "CN", "zh_TW": "TW", "en": "US"})


def likely_country(chosen: str, system: str, language: str) -> str:
    """Return the country to offer first: the one chosen, the system's, or one where the language is spoken.

    `system` is the name of the system's locale, as `en_GB`.
    """
    territory = system.replace("-", "_").rpartition("_")[2]
    return next(code for code in (chosen, territory, _BY_LANGUAGE[language]) if code in PLACES)


REGIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "US": ("US-CA", "US-MA", "US-NY", "US-NY-NYC", "US-TX", "US-WA", "US-ZZ"),
        "GB": ("GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"),
    }
)
"""The parts of a country in which norms differ, by ISO 3166-2; `US-ZZ` stands for all other states."""

DEMO_PLACES = ("CN", "TW", "HK", "US", "GB")
"""The places of which there is a made-up case."""
