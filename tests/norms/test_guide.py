"""The example of the guide for those who write a norm of their own loads, and its cases hold."""

import re
from pathlib import Path

from debttracker.norms.registry import Registry
from debttracker.paths import resources
from debttracker.services.own_norms import try_own_norms

GUIDE = Path(__file__).parents[2] / "CONTRIBUTING.md"


def test_example_of_the_guide_holds(tmp_path: Path) -> None:
    section = (
        GUIDE.read_text(encoding="utf-8").partition("## Add a norm of your own")[2].partition("\n## ")[0]
    )
    blocks = [
        "\n".join(line.removeprefix("        ") for line in block.splitlines())
        for block in re.findall(r"(?:^ {8}.*\n|^\n(?= {8}))+", section, re.MULTILINE)
    ]
    assert len(blocks) == 3
    cases = tmp_path / "cn" / "cases"
    cases.mkdir(parents=True)
    for file, text in zip(
        (
            tmp_path / "cn" / "house.night-calls.toml",
            cases / "_matters.toml",
            cases / "house.night-calls.toml",
        ),
        blocks,
        strict=True,
    ):
        file.write_text(text, encoding="utf-8")
    trial = try_own_norms(Registry(resources() / "norms"), tmp_path)
    assert [str(mistake) for mistake in trial.mistakes] == []
    assert trial.failed == {}
    assert (trial.norms, trial.cases, trial.without_cases) == (1, 3, ())
