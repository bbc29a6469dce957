"""The norms that are shipped and the person's own, by place. Nothing is read before it is asked for."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from debttracker.debts.limitation import LimitationRule
from debttracker.errors import InputError
from debttracker.norms.clock_rules import limitation_rule
from debttracker.norms.loader import PACK_FILE, load_pack
from debttracker.norms.money_registry import MoneyRegistry
from debttracker.norms.money_schema import MoneyCheckKind
from debttracker.norms.own_norms import OwnNorms, read_own_norms
from debttracker.norms.schema import Norm, Pack

REFERENCE_RATES = "reference_rates"
"""The folder of reference rates: beside the folder of norms, and in the folder of the program's settings."""


class Registry:
    """Packs of norms in a folder, each read once, on first use.

    `own_rates` is a folder in which the person keeps reference rates that are newer than those shipped,
    `own_norms` one with norms of their own, a folder for each place.
    """

    def __init__(self, folder: Path, own_rates: Path | None = None, own_norms: Path | None = None) -> None:
        self._folder = folder
        self._own_rates = own_rates
        self._packs: dict[str, Pack] = {}
        self.own_folder = own_norms
        self._own: OwnNorms | None = None
        shipped = folder.parent / REFERENCE_RATES
        self.money = MoneyRegistry(folder, [shipped] if own_rates is None else [shipped, own_rates])

    @property
    def own(self) -> OwnNorms:
        """The person's own norms, and what is wrong in their folder."""
        if self._own is None:
            folder = self.own_folder
            self._own = OwnNorms() if folder is None else read_own_norms(folder, self._shipped)
        return self._own

    def read_own_again(self) -> OwnNorms:
        """Read the person's own norms anew, after they were changed."""
        self._own = None
        return self.own

    def with_own(self, folder: Path) -> "Registry":
        """Return the same norms with those of another folder as the person's own."""
        return Registry(self._folder, self._own_rates, folder)

    def _shipped(self, place: str) -> Pack | None:
        return self.pack(place) if place.upper() in self.jurisdictions() else None

    def jurisdictions(self) -> tuple[str, ...]:
        """Return the places that have a shipped pack: `CN`, `US`, `US-MA` and so on."""
        return tuple(sorted(f.parent.name.upper() for f in self._folder.glob(f"*/{PACK_FILE}")))

    def pack(self, jurisdiction: str) -> Pack:
        """Return the shipped pack of a place. Raises InputError when there is none or a file is wrong."""
        name = jurisdiction.lower()
        if name not in self._packs:
            if jurisdiction.upper() not in self.jurisdictions():
                raise InputError("There are no norms for %(place)s.", place=jurisdiction)
            self._packs[name] = load_pack(self._folder / name)
        return self._packs[name]

    def packs(self, jurisdiction: str, region: str | None = None) -> tuple[Pack, ...]:
        """Return the packs that judge a case: of the country and of each part that holds the region.

        The person's own pack of a place follows the one that is shipped.
        """
        places = [jurisdiction.upper()]
        if region is not None:
            parts = region.upper().split("-")
            places += ["-".join(parts[: n + 1]) for n in range(1, len(parts))]
        sources = (self._shipped, self.own.of_place)
        found = [pack(place) for place in dict.fromkeys(places) for pack in sources]
        return tuple(pack for pack in found if pack is not None)

    def norms(self, jurisdiction: str, region: str | None = None) -> tuple[Norm, ...]:
        """Return the norms that judge a case, in the order of their ids, those held back included."""
        return tuple(
            sorted((n for p in self.packs(jurisdiction, region) for n in p.norms), key=lambda n: n.id)
        )

    def limitation(
        self, norms: Iterable[Norm], jurisdiction: str, region: str | None
    ) -> tuple[LimitationRule, ...]:
        """Return the limitation periods of a place where one of these norms asks for them, else none."""
        if not any(norm.check.of_the_place for norm in norms):
            return ()
        money = self.money.norms(jurisdiction, region)
        return tuple(
            limitation_rule(norm)
            for norm in money
            if norm.check.kind is MoneyCheckKind.LIMITATION and not norm.held_back
        )

    def norm(self, norm_id: str) -> Norm | None:
        """Return a norm by its id, or None."""
        place = norm_id.partition(".")[0]
        packs = (self._shipped(place), self.own.of_place(place))
        return next((n for pack in packs if pack is not None for n in pack.norms if n.id == norm_id), None)

    def in_force(self, jurisdiction: str, region: str | None, on: dt.date) -> tuple[Norm, ...]:
        """Return the norms of a case's place that are in force on a day and not held back."""
        norms = self.norms(jurisdiction, region)
        return tuple(n for n in norms if not n.held_back and n.version_on(on) is not None)
