"""One cell, statement by statement.

In a notebook a statement that fails ends its cell. Here it ends itself alone: it may
have failed for want of a package, of somebody who types, or of the library, which the
student had, and the functions below it are graded all the same.
"""

import ast
import codeop
import re

MAGIC = re.compile(r"^(\s*)(?:(?:[\w, ]+=\s*)?[%!].*|\?.*|[\w.]+\?+)$", re.MULTILINE)


class Cells:
    """Runs cells in one set of names; `from __future__` holds from there on."""

    def __init__(self, names):
        self.names, self.compile = names, codeop.Compile()

    def run(self, source, name):
        """The first exception that a statement raised, or None."""
        first = None
        for each in parsed(source, name).body:
            statement = ast.Module([each], [])
            try:
                exec(self.compile(statement, name, "exec"), self.names)
            except Exception as error:
                if first is None:
                    first = error
        return first


def parsed(source, name):
    """IPython's own lines, such as `%matplotlib inline`, do nothing here."""
    try:
        return ast.parse(source, name)
    except SyntaxError:
        return ast.parse(MAGIC.sub(r"\1pass", source), name)
