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
        for name, method in _uses_in(path, tree):
            uses[name].add(method)
    for path, tree in trees.items():
        module = importlib.import_module(
            ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        )
        place = path.relative_to(ROOT).as_posix()
        for name, value in vars(module).items():
            for pattern in _in(value, module):
                yield f"{place} {name}", pattern, _mode(uses[path.stem, name])
        for text, method in _written_in_calls(tree, module):
            yield f"{place} {text!r}", re.compile(text), _mode({method})


def _uses_in(path, tree):
    """Pairs of a pattern, by module and name, and of the method that ``tree`` calls on it."""
    origin = {
        each.name: node.module.rpartition(".")[2]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for each in node.names
    }
    for node in ast.walk(tree):
        method, owner = None, None
        if isinstance(node, ast.Attribute) and node.attr in SEARCHING | ANCHORED:
            method, owner = node.attr, node.value
        elif isinstance(node, ast.Call) and _begins_later(node):
            method, owner = "search", node.func.value
        if method:
            name = getattr(owner, "id", None) or getattr(owner, "attr", None)
            yield (origin.get(name, path.stem), name), method


def _begins_later(call):
    """Whether ``call`` matches from a place in the text, one after the other perhaps."""
    return len(call.args) > 1 and getattr(call.func, "attr", "") == "match"


def _written_in_calls(tree, module):
    """Pairs of a pattern's text and of the function of ``re`` that it is given to."""
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
                yield text, node.func.attr


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


def _in(value, module, trail=()):
    """The patterns in ``value`` and in what it holds; ``trail`` has those that hold it."""
    if isinstance(value, re.Pattern):
        yield value
        return
    if any(value is each for each in trail):
        return
    items = ()
    if isinstance(value, dict):
        items = value.values()
    elif isinstance(value, list | tuple | set | frozenset):
        items = value
    elif isinstance(value, type) and value.__module__ == module.__name__:
        items = vars(value).values()
    for item in list(items):
        yield from _in(item, module, (*trail, value))
