"""What `handgrad release` makes of this book, a plugin of pytest.

    released   a function: `released("student")` is the folder of notebooks without solutions,
               `released("nbgrader")` that of nbgrader's sources; no test may change what is in it

A release takes seconds, since it starts the book's translator: it is made when a test first asks for it.
"""

import pytest

from booktools.toc import ROOT, exercises
from handgrad.classroom.release.notebooks import nbgrader_source, release
from support.workers import one_at_a_time, shared_folder

EDITIONS = {"student": release, "nbgrader": nbgrader_source}


@pytest.fixture(scope="session")
def released(tmp_path_factory):
    shared = shared_folder(tmp_path_factory)

    def folder(edition):
        place = shared / f"released-{edition}"
        paths = [place / page.stem / f"{page.stem}.ipynb" for page in exercises()]
        with one_at_a_time(shared / "released.lock"):
            if not all(path.exists() for path in paths):
                assert EDITIONS[edition](ROOT, place) == sorted(paths)
        return place

    return folder
