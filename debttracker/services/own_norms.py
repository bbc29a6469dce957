"""Which norms are in use; the person's own: whether they can be read, and whether their cases hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from debttracker.errors import InputError
from debttracker.norms.money_schema import MoneyNorm
from debttracker.norms.registry import Registry
from debttracker.norms.schema import Norm, Pack
from debttracker.norms.worked_cases import WorkedCase, differences, read_cases


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack of norms in use: its place, how many norms, those among them held back, and its dates."""

    place: str
    own: bool
    norms: int
    held_back: int
    release: str
    verified_through: date


@dataclass(frozen=True, slots=True)
class NormsInUse:
    """The packs in use, those of the person last; what of the person's folder was left out."""

    packs: tuple[PackRow, ...]
    folder: Path | None
    mistakes: tuple[InputError, ...]


def norms_in_use(registry: Registry) -> NormsInUse:
    """Return which norms are in use; money norms count with those on contacts."""
    money = registry.money
    over_debts = set(money.jurisdictions())
    rows = []
    for place in registry.jurisdictions():
        pack = registry.pack(place)
        norms: list[Norm | MoneyNorm] = [*pack.norms, *(money.of_place(place) if place in over_debts else ())]
        rows.append(_row(pack, norms))
    rows += [_row(pack, pack.norms) for pack in registry.own.packs]
    return NormsInUse(tuple(rows), registry.own_folder, registry.own.mistakes)


def _row(pack: Pack, norms: Sequence[Norm | MoneyNorm]) -> PackRow:
    return PackRow(
        place=pack.jurisdiction,
        own=pack.own,
        norms=len(norms),
        held_back=sum(norm.held_back for norm in norms),
        release=pack.release,
        verified_through=pack.verified_through,
    )


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of running the cases beside a person's norms. `failed` has the lines that differ, by case."""

    norms: int
    cases: int
    mistakes: tuple[InputError, ...]
    failed: Mapping[str, tuple[str, ...]]
    without_cases: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether every file could be read, every norm has a case, and every case holds."""
        return not (self.mistakes or self.failed or self.without_cases)


def try_own_norms(registry: Registry, folder: Path) -> Trial:
    """Run the cases in a folder of norms against these norms and those that are shipped."""
    tried = registry.with_own(folder)
    mistakes = list(tried.own.mistakes)
    cases: list[WorkedCase] = []
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        try:
            cases += read_cases(place)
        except InputError as error:
            mistakes.append(error)
    norms = [norm.id for pack in tried.own.packs for norm in pack.norms]
    tested = {norm for case in cases for norm in case.norms}
    wrong = {f"{case.file}: {case.name}": _differences(case, tried) for case in cases}
    return Trial(
        norms=len(norms),
        cases=len(cases),
        mistakes=tuple(mistakes),
        failed={name: lines for name, lines in wrong.items() if lines},
        without_cases=tuple(norm for norm in norms if norm not in tested),
    )


def _differences(case: WorkedCase, registry: Registry) -> tuple[str, ...]:
    try:
        return tuple(differences(case, registry))
    except InputError as error:  # such as a time zone that does not exist
        return (str(error),)
