# ruff: noqa: INP001 - beside a script, not in a package
"""Finds the texts of the program that are to be translated, and those that could not be."""

import ast
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract

WORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "mark": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "rule": (2,),
    "impossible": (2,),
}
"""What takes texts, and at which places; `rule` and `impossible` say what is wrong with a term of a debt."""
TEXT_ARGUMENTS = {"_": 1, "gettext": 1, "mark": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}
BASE_ERROR = "WorldError"
LOOKUP = "l10n/catalog.py"
"""The file that looks texts up: it hands on what it is given."""

Key = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def key_of(message: Message) -> Key:
    """Return what identifies a message: its context and its (singular) text."""
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def sources(package: Path) -> list[Path]:
    """Return the program's files in a stable order."""
    return sorted(path for path in package.rglob("*.py") if "_data" not in path.parts)


def error_names(trees: Iterable[ast.Module]) -> frozenset[str]:
    """Return the names of all classes that derive from the world's error."""
    bases = {
        node.name: {name for base in node.bases if (name := called(base)) is not None}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {BASE_ERROR}
    while more := {name for name, parents in bases.items() if parents & found} - found:
        found |= more
    return frozenset(found)


def called(node: ast.expr) -> str | None:
    """Return the last part of a name such as `l10n.gettext`."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else None


def calls(node: ast.AST, *, inside: bool = False) -> Iterator[tuple[ast.Call, bool]]:
    """Yield every call below `node`, and whether it runs only when some function is called."""
    if isinstance(node, ast.Call):
        yield node, inside
    body: list[ast.AST] = []
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        body = list(node.body)
    elif isinstance(node, ast.Lambda):
        body = [node.body]
    for child in ast.iter_child_nodes(node):
        yield from calls(child, inside=inside or any(child is part for part in body))


def source_problems(path: str, tree: ast.Module, errors: frozenset[str]) -> Iterator[Problem]:
    """Yield the calls whose texts cannot be collected or would be looked up too early."""
    for call, inside in calls(tree):
        name = called(call.func)
        where = f"{path}:{call.lineno}"
        if name in TEXT_ARGUMENTS:
            texts = call.args[: TEXT_ARGUMENTS[name]]
            if len(texts) < TEXT_ARGUMENTS[name] or not all(map(is_text, texts)):
                yield Problem(
                    where, f"the text of {name}() must be a plain literal; fill its fields afterwards"
                )
            if not inside and name != "mark":
                yield Problem(
                    where, f"{name}() is called at import, before the language is known; use mark()"
                )
        elif name in errors and call.args and not is_text(call.args[0]) and is_made(call.args[0]):
            yield Problem(where, f"the sentence of {name}() must be a plain literal with %(name)s fields")


def is_text(node: ast.expr) -> bool:
    """Return whether an argument is a string literal."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_made(node: ast.expr) -> bool:
    """Return whether an argument is a string put together on the spot."""
    return isinstance(node, ast.JoinedStr | ast.BinOp) or (
        isinstance(node, ast.Call) and called(node.func) in {"format", "join"}
    )


def collect(package: Path) -> tuple[Catalog, list[Problem]]:
    """Return the template of all texts below `package`, and what is wrong in the files."""
    template, problems = Catalog(), list[Problem]()
    contents = {path: path.read_bytes() for path in sources(package)}
    trees = {path: ast.parse(content, str(path)) for path, content in contents.items()}
    errors = error_names(trees.values())
    keywords = WORDS | dict.fromkeys(errors, (1,))
    for path, content in contents.items():
        name = path.relative_to(package.parent).as_posix()
        if not name.endswith(LOOKUP):
            problems += source_problems(name, trees[path], errors)
        for _line, text, comments, context in extract(
            "python", io.BytesIO(content), keywords, comment_tags=("NOTE:",), strip_comment_tags=True
        ):
            problems += add(template, name, text, comments, context)
    return template, problems


def add(template: Catalog, name: str, text: Any, comments: list[str], context: str | None) -> list[Problem]:
    """Add one collected text to the template; the same text with two plurals is a problem."""
    first = text if isinstance(text, str) else text[0]
    known = template.get(first, context)
    if known is not None and isinstance(known.id, tuple) and isinstance(text, tuple) and known.id != text:
        return [Problem(name, f"{first!r} has two different plurals")]
    if known is not None and isinstance(known.id, tuple):
        text = known.id
    template.add(text, locations=[(name, None)], auto_comments=comments, context=context)  # type: ignore[list-item]
    return []
