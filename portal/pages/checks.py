"""
System checks that no panel, search field, ordering, fixture or migration names a bare text.

The bare name of a translated field, as ``title``, reads and writes whichever language is active;
``title_pl`` and ``title_en`` are what an editor, an index or a file must name.
"""

import ast
import json
from inspect import getsourcefile
from pathlib import Path

import yaml
from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, register
from wagtail.admin.panels import FieldPanel, InlinePanel, get_edit_handler
from wagtail.contrib.settings.registry import registry as site_settings
from wagtail.models import get_page_models
from wagtail.search.index import Indexed, RelatedFields
from wagtail.snippets.models import get_snippet_models

from .languages import languages, localized, translated_names


def refusal(place, name, file):
    columns = ", ".join(localized(name, language) for language in languages())
    return Error(
        f"{file}: {place} names the translated field “{name}” without a language.",
        hint=f"Name {columns} instead (localized_names, text_panel).",
        id="pages.E001",
    )


def check_models(app_configs=None, **kwargs):
    """Errors for panels, search fields and orderings that name a bare translated field."""
    errors = []
    for model in apps.get_models():
        names = [
            *(("panels", name) for name in panel_names(model)),
            *(("search_fields", name) for name in search_names(model)),
            *(("Meta.ordering", name) for name in ordering_names(model)),
            *(("admin_form_fields", name) for name in getattr(model, "admin_form_fields", ())),
        ]
        errors += [
            refusal(f"{model._meta.label}.{place}", name, getsourcefile(model))
            for place, name in names
            if name in translated_names(model)
        ]
        for child, name in inline_names(model):
            if name in translated_names(child):
                errors.append(refusal(f"{child._meta.label}.panels", name, getsourcefile(child)))
    return errors


def edited_models():
    return {*get_page_models(), *get_snippet_models(), *site_settings}


def panels_of(panel):
    """``panel`` and all panels in it, except those of child objects."""
    yield panel
    for child in getattr(panel, "children", ()):
        yield from panels_of(child)


def edit_handler(model):
    return model.get_edit_handler() if model in get_page_models() else get_edit_handler(model)


def panel_names(model):
    if model in edited_models():
        for panel in panels_of(edit_handler(model)):
            if isinstance(panel, FieldPanel):
                yield panel.field_name


def inline_names(model, handler=None):
    """Pairs of a child model and a field that a panel of it names."""
    if handler is None and model not in edited_models():
        return
    for panel in panels_of(handler or edit_handler(model)):
        if isinstance(panel, InlinePanel):
            child = panel.db_field.related_model
            for inner in panels_of(panel.child_edit_handler):
                if isinstance(inner, FieldPanel):
                    yield child, inner.field_name
            yield from inline_names(child, panel.child_edit_handler)


def search_names(model):
    if not issubclass(model, Indexed):
        return
    for field in model.get_search_fields():
        if not isinstance(field, RelatedFields):
            yield field.field_name


def ordering_names(model):
    for term in model._meta.ordering:
        expression = getattr(term, "expression", term)
        yield str(getattr(expression, "name", expression)).lstrip("-").partition("__")[0]


def check_files(app_configs=None, **kwargs):
    """Errors for fixtures, demo content and data migrations that name a bare translated field."""
    base = Path(settings.BASE_DIR)
    errors = []
    for app in apps.get_app_configs():
        folder = Path(app.path)
        if base in folder.parents and ".venv" not in folder.parts:
            for file in sorted(folder.glob("fixtures/*.json")):
                errors += check_fixture(file)
            for file in sorted(folder.glob("migrations/*.py")):
                errors += check_migration(file)
    for file in sorted(base.glob("demo/**/*.yaml")):
        errors += check_content(file)
    return errors


def model_named(label):
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def check_fixture(file):
    """Errors for a file of Django's ``dumpdata``."""
    return [
        refusal(row["model"], name, file)
        for row in json.loads(file.read_text())
        for name in row["fields"]
        if model_named(row["model"]) and name in translated_names(model_named(row["model"]))
    ]


def check_content(file):
    """Errors for a file of demo content: a page, a site's settings or the rows of a model."""
    data = yaml.safe_load(file.read_text())
    model = isinstance(data, dict) and model_named(data.get("model"))
    if not model:
        return []
    items = data.get("items")
    rows = list(items.values()) if isinstance(items, dict) else [data]
    return [
        refusal(owner._meta.label, name, file)
        for row in rows
        for owner, name in names_in(row, model)
    ]


def names_in(row, model):
    """Pairs of a model and a bare translated field that ``row``, or a child row in it, names."""
    relations = {field.name: field for field in model._meta.get_fields() if field.one_to_many}
    for name, value in row.items():
        if name in translated_names(model):
            yield model, name
        elif name in relations and isinstance(value, list):
            for child in value:
                yield from names_in(child, relations[name].related_model)


def check_migration(file):
    """Errors for functions of a data migration, which see the columns as the database has them."""
    tree = ast.parse(file.read_text())
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return [
        refusal(function.name, name, f"{file}:{line}")
        for function in functions
        for name, line in names_written(function)
    ]


def names_written(function):
    """
    Pairs of a bare translated field that ``function`` names and the line.

    As a keyword in a call on a model, an attribute it sets, or the name given to ``setattr``. Which
    names count depends on the models that the function gets from ``apps``.
    """
    models = dict(models_got(function))
    translated = set().union(*(translated_names(model) for model in models.values()))
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            if node.attr in translated:
                yield node.attr, node.lineno
        elif isinstance(node, ast.Call):
            root = node.func
            while isinstance(root, (ast.Attribute, ast.Call)):
                root = root.value if isinstance(root, ast.Attribute) else root.func
            model = models.get(getattr(root, "id", None))
            known = translated_names(model) if model else ()
            for keyword in node.keywords:
                name = (keyword.arg or "").partition("__")[0]
                if name in known:
                    yield name, node.lineno
            if getattr(node.func, "id", None) == "setattr" and len(node.args) > 1:
                name = getattr(node.args[1], "value", None)
                if name in translated:
                    yield name, node.lineno


def models_got(function):
    """Pairs of a variable and the model that ``apps.get_model`` puts into it."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            call = node.value
            if getattr(call.func, "attr", None) == "get_model":
                label = ".".join(str(getattr(part, "value", "")) for part in call.args)
                model = model_named(label)
                if model:
                    yield getattr(node.targets[0], "id", None), model


def register_checks():
    """Let ``manage.py check``, and whatever runs it, look for bare names."""
    register(check_models, Tags.models)
    register(check_files, Tags.models)
