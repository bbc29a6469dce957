"""Where the person said to live: what a new case and the demo begin with."""

from PySide6.QtCore import QLocale

from debttracker.l10n import language
from debttracker.services.places import DEMO_PLACES, REGIONS, likely_country
from debttracker.settings import Settings, keys


def living_place(settings: Settings) -> tuple[str, str | None]:
    """Return the country and its region; before anything was said, what system and language point to."""
    country = likely_country(settings.get(keys.COUNTRY), QLocale.system().name(), language())
    region = settings.get(keys.REGION)
    return country, region if region in REGIONS.get(country, ()) else None


def remember_place(settings: Settings, country: str, region: str | None) -> None:
    """Put where the person lives into the settings."""
    settings.set(keys.COUNTRY, country)
    settings.set(keys.REGION, region or "")


def demo_place(settings: Settings) -> str:
    """Return the country whose demo is shown: where the person lives, else where the language is spoken."""
    country, _region = living_place(settings)
    return country if country in DEMO_PLACES else likely_country("", "", language())
