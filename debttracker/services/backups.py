"""Copies of the case file: where they lie, and when one is written by itself."""

from collections.abc import Callable
from datetime import UTC, datetime
from glob import escape
from pathlib import Path


class Backups:
    """Keeps copies of one case file in a folder beside it.

    `copy(folder)` writes one checked copy and returns its path; `thin(folder)` drops old copies.
    """

    def __init__(
        self,
        case: Path,
        folder: Path | None,
        copy: Callable[[Path], Path],
        thin: Callable[[Path], object],
    ) -> None:
        self._pattern = f"{escape(case.stem)}-*{case.suffix}"
        self._folder = folder or case.with_name(f"{case.stem}-backups")
        self._copy = copy
        self._thin = thin

    def write(self, folder: Path | None = None) -> Path:
        """Write a copy into the folder given, else into the usual one, and return its path."""
        target = folder or self._folder
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self._copy(target)

    def keep(self) -> Path:
        """Write a copy into the usual folder and thin the old ones out by day, week and month."""
        written = self.write()
        self._thin(self._folder)
        return written

    def latest(self) -> datetime | None:
        """Return when the newest copy in the usual folder was written, None when there is none."""
        if not self._folder.is_dir():
            return None
        times = [path.stat().st_mtime for path in self._folder.glob(self._pattern)]
        return datetime.fromtimestamp(max(times), UTC) if times else None
