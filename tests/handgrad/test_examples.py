"""The examples in the docstrings run, and give what they say."""

import doctest
import importlib
import pkgutil

import pytest

import handgrad as hg

MODULES = sorted(f"handgrad.{module.name}" for module in pkgutil.iter_modules(hg.__path__) if not module.ispkg)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_run(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples():
    found = doctest.DocTestFinder().find(importlib.import_module("handgrad.tape"), globs={})
    assert any(test.examples for test in found)
