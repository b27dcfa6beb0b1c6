"""Views, the contract with those who write templates, are plain frozen values with documented fields."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields, is_dataclass

import pytest

from generator.commands.explain import VIEWS, _pieces

CLASSES = list(dict.fromkeys([*VIEWS.values(), *(piece for view in VIEWS.values() for piece in _pieces(view))]))


def test_each_template_has_a_view_whose_docstring_names_it():
    for template, view in VIEWS.items():
        assert (view.__doc__ or "").startswith((f"{template}: ", f"{template.rpartition('/')[0]}/*: "))


@pytest.mark.parametrize("view", CLASSES)
def test_views_are_frozen(view):
    assert is_dataclass(view)
    assert view.__dataclass_params__.frozen
    assert "__slots__" in vars(view)


@pytest.mark.parametrize("view", CLASSES)
def test_fields_of_views_have_plain_types(view):
    """Text, numbers, yes or no, and tuples of these: nothing to call, nothing of the catalogue."""
    plain = {"str", "int", "float", "bool", "None", "tuple", "Prose", "...", *(cls.__name__ for cls in CLASSES)}
    for field in fields(view):
        names = {node.id for node in ast.walk(ast.parse(str(field.type), mode="eval")) if isinstance(node, ast.Name)}

        assert set() == names - plain


@pytest.mark.parametrize("view", CLASSES)
def test_each_field_of_a_view_has_a_docstring(view):
    """Documented means available."""
    (tree,) = ast.parse(inspect.getsource(view)).body
    after = dict(zip(tree.body, tree.body[1:], strict=False))
    bare = [
        node.target.id
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
        and node.target.id != "TEMPLATE"
        and not (isinstance(after.get(node), ast.Expr) and after[node].value.value.strip())
    ]

    assert [] == bare
