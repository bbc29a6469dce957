"""What a wheel needs beyond the package: compiled message catalogs, and the data of the program."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes a `.mo` beside each `.po`, and takes `resources/` in but for the pictures of the README."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile every catalog, without its fuzzy entries, and name what of `resources/` goes in."""
        for po in Path(self.root, "i18n").glob("*/LC_MESSAGES/*.po"):
            with po.open("rb") as source:
                messages = read_po(source)
            messages.creation_date = datetime.fromtimestamp(0, UTC)  # else now, and each wheel is another
            with po.with_suffix(".mo").open("wb") as target:
                write_mo(target, messages, use_fuzzy=False)
        for path in sorted(Path(self.root, "resources").iterdir()):
            if path.name != "screens":
                build_data["force_include"][str(path)] = f"debttracker/_data/resources/{path.name}"
