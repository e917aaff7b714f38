"""What stands in the grader for packages that draw: they do nothing there.

A notebook that is handed in may import them for pictures of its own, and a function
may show its progress with tqdm, whose bars count here and draw nothing.
"""

import importlib.abc
import importlib.machinery
from types import ModuleType

DRAWING = ("matplotlib", "mpl_toolkits", "seaborn", "plotly", "IPython", "ipywidgets")
WITH_BARS = "tqdm"


class Idle:
    """Whatever is done with it gives it back."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __call__(self, *arguments, **options):
        return self

    def __getitem__(self, key):
        return self

    def __setitem__(self, key, value):
        pass

    def __iter__(self):
        return iter((self, self))  # as in `figure, axes = plt.subplots()`

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


class Bar(Idle):
    """A bar of tqdm: it goes through what it was given."""

    def __init__(self, iterable=(), *arguments, **options):
        self._iterable = iterable

    def __iter__(self):
        return iter(self._iterable)

    def __len__(self):
        return len(self._iterable)


def bar_of_range(*numbers, **options):
    return Bar(range(*numbers))


BARS = {"tqdm": Bar, "trange": bar_of_range}


class IdleModule(ModuleType):
    """A module that has everything, idle."""

    __path__ = ()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        bars = BARS if self.__name__.partition(".")[0] == WITH_BARS else {}
        return bars.get(name) or Idle()


class IdleFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds an idle module for every import of a package that draws."""

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in (*DRAWING, WITH_BARS):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return IdleModule(spec.name)

    def exec_module(self, module):
        pass
