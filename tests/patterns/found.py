"""All patterns of the portal's code, and how each is used."""

import ast
import importlib
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("portal", "declarations", "networks", "news")
SEARCHING = {"search", "sub", "subn", "split", "findall", "finditer"}
ANCHORED = {"match", "fullmatch"}


def files():
    return [
        path
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in path.parts and "settings" not in path.parts
    ]


def patterns():
    """Triples of a name, the compiled pattern and its mode, for each pattern in the code."""
    trees = {path: ast.parse(path.read_text()) for path in files()}
    uses = defaultdict(set)
    for path, tree in trees.items():
        origin = {
            each.name: node.module.rpartition(".")[2]
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for each in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in SEARCHING | ANCHORED:
                name = getattr(node.value, "id", None) or getattr(node.value, "attr", None)
                uses[origin.get(name, path.stem), name].add(node.attr)
            if (
                isinstance(node, ast.Call)
                and len(node.args) > 1
                and getattr(node.func, "attr", "") == "match"
            ):
                name = getattr(node.func.value, "id", None) or getattr(
                    node.func.value, "attr", None
                )
                uses[origin.get(name, path.stem), name].add("search")
    for path, tree in trees.items():
        module = importlib.import_module(
            ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        )
        place = path.relative_to(ROOT).as_posix()
        for name, value in vars(module).items():
            for pattern in _in(value, module):
                yield f"{place} {name}", pattern, _mode(uses[path.stem, name])
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and getattr(node.func.value, "id", "") == "re"
                and node.func.attr in SEARCHING | ANCHORED
                and node.args
            ):
                text = _text(node.args[0], module)
                if text is not None:
                    yield f"{place} {text!r}", re.compile(text), _mode({node.func.attr})


def _mode(uses):
    if not uses or uses & SEARCHING:
        return "search"
    return "fullmatch" if "fullmatch" in uses else "match"


def _text(node, module):
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        value = getattr(module, node.id, None)
        return value if isinstance(value, str) else None
    return None


def _in(value, module):
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _in(item, module)
    elif isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _in(item, module)
    elif isinstance(value, type) and value.__module__ == module.__name__:
        for item in vars(value).values():
            yield from _in(item, module)
