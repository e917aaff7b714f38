"""What waits for an import: matplotlib and ipywidgets are slow to load, so they load when a cell asks for them."""

import sys
from importlib.machinery import PathFinder


class Finder:
    def __init__(self, name, action):
        self.name, self.action = name, action

    def find_spec(self, name, path=None, target=None):
        if name != self.name:
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path, target)
        execute = spec.loader.exec_module

        def exec_module(module):
            execute(module)
            self.action(module)

        spec.loader.exec_module = exec_module
        return spec


def after_import(name, action):
    """Calls action(module) once the module has been imported."""
    if name in sys.modules:
        action(sys.modules[name])
    else:
        sys.meta_path.insert(0, Finder(name, action))
