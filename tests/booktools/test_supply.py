"""The site's folder `pyodide/` is complete, verified, and nothing more; without a network the book is built too."""

import json
import types
import zipfile
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from booktools.extensions import pyodide as supply
from booktools.node import NodeError
from booktools.pyodide import compiling, contents, folder, handgrad, lock, official, sources, wheels
from booktools.pyodide.cache import Cache
from booktools.pyodide.fetch import UnavailableError, WrongHashError, download, sha256

ROOT = Path(__file__).parents[2]
NPM = ROOT / "node_modules" / "pyodide"
BUILT = ROOT / "_build" / "html" / "pyodide"
MEGABYTE = 1e6
ADDRESS = "http://127.0.0.1:9/full/"


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def zipped(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as new:
        for name, text in files.items():
            new.writestr(name, text)
    return path


def wheel(path: Path, metadata: str = "", files: dict[str, str] | None = None) -> Path:
    name, version, *_ = path.name.split("-")
    head = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n{metadata}\n"
    return zipped(path, {f"{name}-{version}.dist-info/METADATA": head} | (files or {f"{name}/__init__.py": ""}))


# ---- verified


def test_a_tampered_file_is_refused_by_its_name_and_both_hashes(tmp_path):
    carrier = zipped(tmp_path / "carrier.whl", {sources.INSIDE + "a.whl": "tampered"})
    package = {"file_name": "a.whl", "sha256": sha256(b"right")}
    with pytest.raises(WrongHashError) as refusal:
        sources.extract(carrier, [package], tmp_path)
    for part in ("a.whl", sha256(b"tampered"), sha256(b"right")):
        assert part in str(refusal.value)
    assert not (tmp_path / "a.whl").exists()


def test_a_file_that_is_gone_counts_as_unavailable(tmp_path):
    carrier = zipped(tmp_path / "carrier.whl", {})
    with pytest.raises(UnavailableError, match=r"carrier\.whl holds no a\.whl"):
        sources.extract(carrier, [{"file_name": "a.whl", "sha256": ""}], tmp_path)


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A folder that pip looks into, and nowhere else."""
    for name, value in {"NO_INDEX": "1", "FIND_LINKS": str(tmp_path), "CONFIG_FILE": "/dev/null"}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    wheel(tmp_path / "thing-1-py3-none-any.whl")
    return tmp_path


def test_a_wheel_with_another_hash_than_its_pin_stops_the_build(shelf):
    (shelf / "pins.txt").write_text(f"thing==1 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(WrongHashError, match=r"pins\.txt[\s\S]*thing==1[\s\S]*0000"):
        download(shelf / "pins.txt", shelf / "out")


def test_a_package_that_is_gone_counts_as_unavailable(shelf):
    (shelf / "pins.txt").write_text(f"other==1 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(UnavailableError, match="other==1"):
        download(shelf / "pins.txt", shelf / "out")


def test_pinned_wheels_have_the_versions_of_the_environment():
    required = dict(line.split("==") for line in (ROOT / "requirements.txt").read_text().split() if "==" in line)
    assert wheels.pinned().items() <= required.items()
    assert len(wheels.pinned()) == 6


# ---- the lock


def test_a_wheel_is_listed_with_what_it_needs_in_a_browser(tmp_path):
    asked = [
        "Some_Thing>=2",
        'colorama; platform_system == "Windows"',
        'emfs; sys_platform == "emscripten"',
        'pytest; extra == "test"',
        'old; python_version < "3.12"',
    ]
    metadata = "".join(f"Requires-Dist: {each}\n" for each in asked)
    files = {"its_name/__init__.py": "", "its_name/part/x.py": "", "single.py": "", "its_name-1.data/data/y.py": ""}
    entry = lock.described(wheel(tmp_path / "its_name-1-py3-none-any.whl", metadata, files))
    assert entry["name"] == "its-name"
    assert entry["depends"] == ["emfs", "some-thing"]
    assert entry["imports"] == ["its_name", "single"]
    assert entry["sha256"] == sha256((tmp_path / entry["file_name"]).read_bytes())


def test_a_need_that_nothing_meets_is_named_with_who_has_it():
    packages = {"a": {"depends": ["b"]}, "b": {"depends": ["c_d", "pytz"]}}
    with pytest.raises(lock.IncompleteError, match="b needs c-d, which is in no lock file"):
        lock.closure(["a"], packages)


def test_what_is_needed_for_nothing_here_is_not_asked_for():
    packages = {"a": {"depends": ["b"]}, "b": {"depends": ["pytz", "a"]}, "c": {"depends": []}}
    assert lock.closure(["a"], packages) == {"a": {"depends": ["b"]}, "b": {"depends": ["a"]}}


# ---- our wheel


def test_the_wheel_holds_the_library_as_it_is_tested_and_the_tree_stays_clean(tmp_path):
    before = set(ROOT.iterdir()) | set((ROOT / "lib").iterdir())
    handgrad.build(ROOT, tmp_path)
    [made] = tmp_path.glob("*.whl")
    library = [path for path in handgrad.sources(ROOT) if path.is_relative_to(ROOT / "lib/handgrad")]
    with zipfile.ZipFile(made) as opened:
        held = {name: opened.read(name) for name in opened.namelist() if name.startswith("handgrad/")}
    assert held == {path.relative_to(ROOT / "lib").as_posix(): path.read_bytes() for path in library}
    assert set(ROOT.iterdir()) | set((ROOT / "lib").iterdir()) == before


def test_the_same_library_makes_the_same_wheel_and_an_edit_another(tmp_path):
    tree = tmp_path / "tree"
    (tree / "lib/handgrad").mkdir(parents=True)
    for name in handgrad.PARTS:
        (tree / name).write_bytes((ROOT / name).read_bytes())
    (tree / "lib/handgrad/__init__.py").write_text("")
    before = handgrad.digest(tree)
    (tree / "lib/handgrad/__pycache__").mkdir()
    (tree / "lib/handgrad/__pycache__/x.pyc").write_text("")
    assert handgrad.digest(tree) == before
    (tree / "lib/handgrad/__init__.py").write_text("1")
    assert handgrad.digest(tree) != before


# ---- the folder


def test_the_folder_holds_what_is_listed_and_no_older_file(tmp_path):
    made, target = tmp_path / "new.whl", tmp_path / "site"
    made.write_text("new")
    target.mkdir()
    (target / "old.whl").write_text("old")
    (target / "new.whl").write_text("of another version")
    folder.write(target, [made], {"lock.json": "{}"})
    assert {path.name: path.read_text() for path in target.iterdir()} == {"new.whl": "new", "lock.json": "{}"}


def test_a_file_on_another_disk_is_copied(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError("cross-device link")

    monkeypatch.setattr("os.link", refuse)
    (tmp_path / "a").write_text("a")
    folder.place(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_text() == "a"


# ---- no network, no Node


@pytest.fixture(scope="module")
def offline(tmp_path_factory):
    """A folder made while nothing could be fetched or compiled, and what was said."""

    def nothing(*_):
        raise UnavailableError("no network")

    def no_node(*_):
        raise NodeError("no Node")

    place, said = tmp_path_factory.mktemp("offline"), []
    with pytest.MonkeyPatch.context() as patch:
        for module in (sources, wheels):
            patch.setattr(module, "download", nothing)
        patch.setattr(compiling, "node", no_node)
        patch.setattr(supply, "say", said.append)
        patch.setenv("PYODIDE_CDN", ADDRESS)
        supply.fill(place / "pyodide", ROOT, "site", Cache(place / "cache"))
    return types.SimpleNamespace(folder=place / "pyodide", said=said)


def test_without_a_network_the_site_points_at_the_official_host(offline):
    config = read(offline.folder / "config.json")
    assert config["source"] == "cdn"
    assert {path.name for path in offline.folder.iterdir()} > set(official.CORE)  # which npm has brought
    assert config["version"] == read(NPM / "pyodide-lock.json")["info"]["version"]


def test_without_a_network_official_packages_keep_their_official_hashes(offline):
    known = read(NPM / "pyodide-lock.json")["packages"]
    listed = read(offline.folder / "lock.json")["packages"]
    theirs = {name: entry for name, entry in listed.items() if "://" in entry["file_name"]}
    for name, entry in theirs.items():
        assert entry["file_name"] == ADDRESS + known[name]["file_name"]
        assert entry["sha256"] == known[name]["sha256"]
        assert set(entry["depends"]) <= set(listed)
    assert {"numpy", "matplotlib", "ipython"} <= set(theirs)


def test_the_progress_bar_knows_the_bytes_of_what_the_official_host_serves(offline):
    listed = [entry["file_name"] for entry in read(offline.folder / "lock.json")["packages"].values()]
    theirs = {name.rpartition("/")[2] for name in listed if "://" in name}
    assert set(read(contents.SIZES)) == theirs
    sizes = read(offline.folder / "config.json")["files"]
    assert {"numpy", "handgrad"} <= {name.split("-")[0] for name in sizes}
    assert sizes["pyodide.asm.wasm"] == (NPM / "pyodide.asm.wasm").stat().st_size


def test_without_a_network_our_wheels_are_served_and_are_those_of_the_list(offline):
    listed = read(offline.folder / "lock.json")["packages"].values()
    ours = {entry["file_name"]: entry["sha256"] for entry in listed if "://" not in entry["file_name"]}
    assert ours == {path.name: sha256(path.read_bytes()) for path in offline.folder.glob("*.whl")}
    assert {"handgrad", "comm", "psygnal"} <= {name.split("-")[0] for name in ours}


def test_without_a_network_the_build_says_what_the_reader_gets(offline):
    said = "\n".join(offline.said)
    given_up, reader_asks = f"{ADDRESS} is given up", f"(no network): pages that run Python will ask {ADDRESS}"
    assert -1 < said.find(given_up) < said.find(reader_asks)
    assert "packed from what is installed here" in said
    assert "not compiled (no Node)" in said


def test_packed_wheels_hold_no_machine_code(offline):
    [psygnal] = offline.folder.glob("psygnal-*.whl")
    with zipfile.ZipFile(psygnal) as opened:
        names = opened.namelist()
    assert "psygnal/_signal.py" in names
    assert not [name for name in names if name.startswith("..") or name.endswith((".so", ".pyd"))]


# ---- what is chosen


def application(tmp_path, source):
    configured = types.SimpleNamespace(pyodide_source=source)
    builder = types.SimpleNamespace(name="html")
    return types.SimpleNamespace(outdir=str(tmp_path), srcdir=str(ROOT), builder=builder, config=configured)


def test_a_book_may_be_built_without(tmp_path, monkeypatch):
    monkeypatch.delenv("PYODIDE_SOURCE", raising=False)
    (tmp_path / "pyodide").mkdir()
    supply.supply(application(tmp_path, "none"), None)
    assert not (tmp_path / "pyodide").exists()


def test_an_unknown_source_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("PYODIDE_SOURCE", "moon")
    with pytest.raises(supply.ConfigError, match="'moon', expected one of site, cdn, none"):
        supply.supply(application(tmp_path, "site"), None)


def test_a_failed_build_makes_no_folder(tmp_path):
    supply.supply(application(tmp_path, "site"), ValueError())
    assert list(tmp_path.iterdir()) == []


# ---- the built book


@pytest.fixture(scope="module")
def built():
    if not (BUILT / "config.json").exists():
        pytest.fail("there is no book to look at: run `make book` first")
    if read(BUILT / "config.json")["source"] != "site":
        pytest.skip("the book was built while Pyodide's files could not be had")
    return BUILT


@pytest.mark.slow
def test_the_book_lists_its_files_with_their_hashes_and_has_no_others(built):
    listed = {one["file_name"]: one["sha256"] for one in read(built / "lock.json")["packages"].values()}
    others = {"lock.json", "config.json", *official.CORE}
    assert {path.name for path in built.iterdir()} == set(listed) | others
    assert {name: sha256((built / name).read_bytes()) for name in listed} == listed


@pytest.mark.slow
def test_every_package_of_the_book_has_what_it_needs(built):
    packages = read(built / "lock.json")["packages"]
    for name, entry in packages.items():
        assert {canonicalize_name(other) for other in entry["depends"]} <= set(packages), name
    assert set(read(built / "config.json")["packages"]) <= set(packages)


@pytest.mark.slow
def test_the_bytes_of_a_start_are_those_of_the_files(built):
    sizes = read(built / "config.json")["files"]
    packages = read(built / "lock.json")["packages"]
    loaded = [one["file_name"] for one in lock.closure(read(built / "config.json")["packages"], packages).values()]
    assert set(sizes) == {*loaded, *official.START, "lock.json"}
    assert sizes == {name: (built / name).stat().st_size for name in sizes}


@pytest.mark.slow
def test_the_folder_of_the_book_weighs_less_than_39_megabytes(built):
    assert 34 < sum(path.stat().st_size for path in built.iterdir()) / MEGABYTE < 39


@pytest.mark.slow
def test_the_files_of_pyodide_itself_are_those_of_npm(built):
    for name in official.CORE[:-1]:
        assert (built / name).read_bytes() == (NPM / name).read_bytes(), name
