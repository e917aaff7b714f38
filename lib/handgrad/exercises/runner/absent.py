"""The library, gone: what stands in its place while a student's function is called.

An exercise asks for a function that the library has. Whoever calls that instead of
writing it meets `Absent`, which says so.
"""

import importlib.abc
import importlib.machinery
import sys
from contextlib import contextmanager
from types import ModuleType

LIBRARY = "handgrad"
CHECKED = {}  # what was given to `check` as the answer to an exercise, by its name


class LibraryAbsentError(Exception):
    """The library was called where it is not there."""


class Absent:
    """Anything of the library, under its name. Only a use of it is an error."""

    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Absent(f"{self._name}.{name}")

    def __call__(self, *arguments, **options):
        raise LibraryAbsentError(self._name)


class AbsentModule(ModuleType):
    """A module that has everything, absent. Only `check` may be called."""

    __path__ = ()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "check":
            return remember
        return Absent(f"{self.__name__}.{name}")


def remember(function=None, exercise="", *arguments, **options):
    """`check`, idle, but for a function of another name than its exercise's."""
    if isinstance(exercise, str) and exercise:
        CHECKED[exercise] = function


class AbsentFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds an absent module for every import from the library."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == LIBRARY:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return AbsentModule(spec.name)

    def exec_module(self, module):
        pass


def of_library(name):
    return f"{name}.".startswith(f"{LIBRARY}.")


def loaded():
    """The names of the library's modules, among the thousands that are imported."""
    # A method of all names is many times faster than a function of ours.
    likely = [name for name in [*sys.modules] if name.startswith(LIBRARY)]
    return [name for name in likely if of_library(name)]


def is_lent(value):
    """Whether a value is a module, function, class or object of the library."""
    if isinstance(value, ModuleType):
        return of_library(value.__name__)
    return of_library(module_of(value))  # an object says what its class says


def module_of(value):
    """Where it says that it is from. What it says may be code of its own."""
    try:
        return str(getattr(value, "__module__", ""))
    except Exception:
        return ""


@contextmanager
def library_absent(names=None):
    """Hides the library from imports, and from `names`, the globals of a function."""
    names = {} if names is None else names
    hidden = {name: value for name, value in names.items() if is_lent(value)}
    modules = {name: sys.modules.pop(name) for name in loaded()}
    finder = AbsentFinder()
    sys.meta_path.insert(0, finder)
    for name, value in hidden.items():
        names[name] = stand_in(name, value)
    try:
        yield
    finally:
        sys.meta_path[:] = [each for each in sys.meta_path if each is not finder]
        for name in loaded():
            del sys.modules[name]
        sys.modules.update(modules)
        names.update(hidden)


@contextmanager
def library_refused():
    """Raises LibraryAbsentError at any call of the library, however it is reached.

    A function may hold the library where no name tells: in a default argument, a
    closure, a list, a class. A profiler sees each call; one that is at work is left
    alone.
    """
    if sys.getprofile():
        yield
        return
    sys.setprofile(refuse_library)
    try:
        yield
    finally:
        sys.setprofile(None)


def refuse_library(frame, event, argument):
    """A profiler. To it this folder, which makes the call, is not of the library."""
    module = str(frame.f_globals.get("__name__", ""))
    ours = module.startswith(f"{LIBRARY}.exercises.runner")
    if event == "call" and of_library(module) and not ours:
        name = frame.f_code.co_qualname
        made = "<" in name  # by a decorator, under a name that nobody wrote
        raise LibraryAbsentError(module if made else f"{LIBRARY}.{name}")


def stand_in(name, value):
    if isinstance(value, ModuleType):
        return AbsentModule(value.__name__)
    return Absent(f"{LIBRARY}.{getattr(value, '__name__', name)}")
