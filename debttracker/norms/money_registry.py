"""The money norms that are shipped, by place, and the reference rates they point to. Read when asked for."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from debttracker.errors import InputError
from debttracker.money.reference_rates import ReferenceRates
from debttracker.norms.money_loader import load_money_norms
from debttracker.norms.money_schema import MoneyNorm
from debttracker.norms.reference_rates_in_toml import load_reference_rates

MONEY_FOLDER = "money"


class MoneyRegistry:
    """Money norms in `<folder>/<place>/money`, and reference rates: those shipped, then the person's own."""

    def __init__(self, folder: Path, rate_folders: Sequence[Path]) -> None:
        self._folder = folder
        self._rate_folders = tuple(rate_folders)
        self._places: dict[str, tuple[MoneyNorm, ...]] = {}

    @cached_property
    def rates(self) -> ReferenceRates:
        """The reference rates. Raises InputError when a file is wrong."""
        return load_reference_rates(self._rate_folders)

    def jurisdictions(self) -> tuple[str, ...]:
        """Return the places that have money norms: `CN`, `US-CA` and so on."""
        found = {path.parent.parent.name.upper() for path in self._folder.glob(f"*/{MONEY_FOLDER}/*.toml")}
        return tuple(sorted(found))

    def of_place(self, jurisdiction: str) -> tuple[MoneyNorm, ...]:
        """Return the money norms of one place. Raises InputError when there are none or a file is wrong."""
        name = jurisdiction.lower()
        if name not in self._places:
            if jurisdiction.upper() not in self.jurisdictions():
                raise InputError("There are no norms for %(place)s.", place=jurisdiction)
            self._places[name] = load_money_norms(self._folder / name / MONEY_FOLDER)
        return self._places[name]

    def norms(self, jurisdiction: str, region: str | None = None) -> tuple[MoneyNorm, ...]:
        """Return the money norms of a case's place and of each part that holds its region, by id."""
        places = [jurisdiction.upper()]
        if region is not None:
            parts = region.upper().split("-")
            places += ["-".join(parts[: n + 1]) for n in range(1, len(parts))]
        shipped = set(self.jurisdictions())
        found = [n for place in dict.fromkeys(places) if place in shipped for n in self.of_place(place)]
        return tuple(
            sorted((n for n in found if not set(n.regions_not) & set(places)), key=lambda norm: norm.id)
        )

    def norm(self, norm_id: str) -> MoneyNorm | None:
        """Return a money norm by its id, or None."""
        place = norm_id.partition(".")[0].upper()
        if place not in self.jurisdictions():
            return None
        return next((norm for norm in self.of_place(place) if norm.id == norm_id), None)
