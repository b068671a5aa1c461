"""What there is to ask: the public functions of the services and the commands, by introspection."""

from __future__ import annotations

import argparse
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from carerix_desktop import services
from carerix_desktop.cli.main import build_parser


def service_functions() -> set[str]:
    """All of them: "module.function" and "module.Class.method", without the package."""
    return {
        f"{module.name}.{name}"
        for module in pkgutil.iter_modules(services.__path__)
        for name in _public(import_module(f"{services.__name__}.{module.name}"))
    }


def _public(module: ModuleType) -> Iterator[str]:
    own = module.__name__
    for name, value in vars(module).items():
        if name.startswith("_") or getattr(value, "__module__", None) != own:
            continue
        if inspect.isfunction(value):
            yield name
        elif inspect.isclass(value) and not getattr(value, "_is_protocol", False):
            yield from (f"{name}.{method}" for method in _methods(value))


def _methods(cls: type) -> Iterator[str]:
    for name, value in vars(cls).items():
        if not name.startswith("_") and isinstance(value, staticmethod | classmethod | type(_methods)):
            yield name


@cache
def commands() -> frozenset[str]:
    """All of them: "noun" and "noun verb", as they are typed."""
    return frozenset(_leaves(build_parser(), ""))


def _leaves(parser: argparse.ArgumentParser, typed: str) -> Iterator[str]:
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not below:
        yield typed.strip()
    for action in below:
        for name, leaf in action.choices.items():
            yield from _leaves(leaf, f"{typed} {name}")
