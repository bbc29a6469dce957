"""How the person wants figures and dates written where it differs from the language.

One per process, beside the language that `catalog` holds, and for the same reason.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Styles:
    """`iso_dates` writes whole dates as 2026-11-23; without `grouped` figures have no thousands separator."""

    iso_dates: bool = False
    grouped: bool = True


class _Holder:
    def __init__(self) -> None:
        self.styles = Styles()


_active = _Holder()


def set_styles(styles: Styles) -> None:
    """Write figures and dates in these styles from now on."""
    _active.styles = styles


def styles() -> Styles:
    """Return the styles in use."""
    return _active.styles
