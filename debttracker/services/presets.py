"""Usual terms of common products from `resources/presets`: a start, to be checked against the contract."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from debttracker.debts.terms import CardTerms, LoanTerms
from debttracker.debts.vocabulary import DebtKind
from debttracker.exchange.codec import decode, terms_type
from debttracker.exchange.scalars import Context, MismatchError
from debttracker.l10n import LANGUAGES
from debttracker.norms.vocabulary import Confidence
from debttracker.toml_table import Table, read_table


@dataclass(frozen=True, slots=True)
class Preset:
    """Usual terms of one product; amounts are minor units of `currency`. Names and notes are by language."""

    id: str
    place: str
    currency: str
    kinds: tuple[DebtKind, ...]
    terms: CardTerms | LoanTerms
    confidence: Confidence
    source: str
    read_on: date
    names: Mapping[str, str]
    notes: Mapping[str, str]

    def fits(self, kind: DebtKind | None, currency: str) -> bool:
        """Return whether the preset is one for a kind of debt in a currency."""
        return kind in self.kinds and currency == self.currency


def load_presets(folder: Path, place: str) -> tuple[Preset, ...]:
    """Return the presets of a place (ISO 3166-1), none where there is no file.

    Raises InputError naming file, line and key of a mistake.
    """
    file = folder / f"{place.lower()}.toml"
    if not place.isalpha() or not file.is_file():
        return ()
    table = read_table(file)
    if table.text("place") != place.upper():
        raise table.error("place", f"{place.upper()}, as the file is called")
    currency, read_on = table.text("currency"), table.need("read_on", date)
    found = tuple(_preset(one, place.upper(), currency, read_on) for one in table.tables("preset"))
    table.done()
    return found


def fitting(presets: Sequence[Preset], kind: DebtKind | None, currency: str) -> tuple[Preset, ...]:
    """Return the presets for a kind of debt in a currency."""
    return tuple(preset for preset in presets if preset.fits(kind, currency))


def _preset(table: Table, place: str, currency: str, read_on: date) -> Preset:
    kinds = table.words("kinds", DebtKind)
    if not kinds or len({terms_type(kind) for kind in kinds}) > 1:
        raise table.error("kinds", "kinds of debt that have the same terms")
    name = table.text("id")
    preset = Preset(
        name,
        place,
        currency,
        kinds,
        _terms(table.need("terms", dict), terms_type(kinds[0]), currency, f"{name}: terms"),
        table.need_word("confidence", Confidence),
        table.text("source").strip(),
        read_on,
        _texts(table.need_table("name")),
        _texts(table.need_table("note")),
    )
    if preset.confidence is Confidence.M:
        raise table.error("confidence", "A, B or C: what is not verified is no usual term")
    table.done()
    return preset


def _terms(
    raw: dict[str, object], kind: type[CardTerms] | type[LoanTerms], currency: str, where: str
) -> CardTerms | LoanTerms:
    try:
        return decode(kind, raw, Context(currency))
    except MismatchError as error:
        raise error.located(where) from None


def _texts(table: Table) -> Mapping[str, str]:
    texts = {language: table.text(language) for language in LANGUAGES}
    table.done()
    return texts
