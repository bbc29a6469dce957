"""Prints the bill of materials of the program: CycloneDX 1.5 in JSON, the same for the same commit.

SOURCE_DATE_EPOCH=… python -m tests.frozen.bill COMMIT [build/build/COLLECT-00.toc] > debttracker.cdx.json
"""

import os
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot5
from packageurl import PackageURL

from debttracker import __version__
from tests.frozen.parts import Part, parts_of


def bill(parts: Sequence[Part], commit: str, made: datetime) -> str:
    """Return the bill of the program at a commit, as if made at an instant."""
    licences = LicenseFactory()
    program = Component(
        name="debttracker",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref="debttracker",
        licenses=[licences.make_from_string("MIT")],
    )
    whole = Bom(serial_number=uuid5(NAMESPACE_URL, f"debttracker/{commit}/{platform.platform()}"))
    whole.metadata.timestamp = made
    whole.metadata.component = program
    made_of = [
        Component(
            name=part.name,
            version=part.version,
            type=ComponentType.LIBRARY,
            bom_ref=part.purl,
            purl=PackageURL.from_string(part.purl),
            licenses=[licences.make_from_string(part.licence)],
        )
        for part in parts
    ]
    whole.components.update(made_of)
    whole.register_dependency(program, made_of)
    return str(JsonV1Dot5(whole).output_as_string(indent=2)) + "\n"


def main(commit: str, collected: Path | None) -> int:
    """Print the bill of this checkout."""
    made = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    sys.stdout.write(bill(parts_of(collected), commit, made))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else None))
