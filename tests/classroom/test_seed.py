"""The secret seed of a course."""

import stat

import pytest

from handgrad.classroom import seed
from handgrad.classroom.grade.secret import of_notebook
from handgrad.exercises.judge.judging import PRACTICE

GOOD = "a secret that nobody guesses"


@pytest.fixture(autouse=True)
def course(tmp_path, monkeypatch):
    """A folder of one's own, and no seed in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(seed.VARIABLE, raising=False)
    return tmp_path


def test_a_made_seed_is_found():
    assert seed.make()
    assert len(seed.find()) == 64


def test_two_courses_have_two_seeds(course):
    assert seed.make("a") != seed.make("a")
    assert seed.make("b")
    assert seed.find("a") != seed.find("b")


def test_a_seed_is_never_overwritten(course):
    assert seed.make()
    before = seed.FILE.read_bytes()
    assert not seed.make()
    assert seed.FILE.read_bytes() == before


@pytest.mark.parametrize("what", ["empty", "dangling link"])
def test_nothing_that_is_there_is_overwritten(course, what):
    if what == "empty":
        seed.FILE.write_text("")
    else:
        seed.FILE.symlink_to("nowhere")
    assert not seed.make()
    with pytest.raises(seed.SeedError):
        seed.find()


def test_nobody_else_can_read_it():
    seed.make()
    assert stat.S_IMODE(seed.FILE.stat().st_mode) == 0o600


def test_nothing_else_is_left_in_the_folder(course):
    seed.make()
    seed.make()
    assert [each.name for each in course.iterdir()] == ["course.seed"]


def test_an_interrupted_making_leaves_nothing(course, monkeypatch):
    def stop(handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(seed.os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        seed.make()
    assert list(course.iterdir()) == []


def test_the_folder_of_a_named_file_is_made(course):
    assert seed.make(course / "autumn" / "my.seed")
    assert seed.find(course / "autumn" / "my.seed")


def test_a_named_file_comes_before_the_environment_and_that_before_the_folder(course, monkeypatch):
    seed.make()
    (course / "mine").write_text(f"{GOOD}\n")
    assert seed.find("mine") == GOOD
    monkeypatch.setenv(seed.VARIABLE, f"  {GOOD}, in the environment\n")
    assert seed.find("mine") == GOOD
    assert seed.find() == f"{GOOD}, in the environment"


def test_without_a_seed_both_ways_to_give_one_are_named():
    with pytest.raises(seed.SeedError) as raised:
        seed.find()
    for way in ("course.seed", "handgrad release", "--seed-file", "HANDGRAD_SEED"):
        assert way in str(raised.value)


@pytest.mark.parametrize("text", ["", " \n", "short", PRACTICE, "12345678901"])
def test_a_seed_that_can_be_guessed_is_refused(course, monkeypatch, text):
    (course / "mine").write_text(text)
    with pytest.raises(seed.SeedError, match="in mine has"):
        seed.find("mine")
    if text.strip():
        monkeypatch.setenv(seed.VARIABLE, text)
        with pytest.raises(seed.SeedError, match="HANDGRAD_SEED has"):
            seed.find()


def test_no_message_tells_the_seed(course):
    (course / "mine").write_text("too short")
    with pytest.raises(seed.SeedError) as raised:
        seed.find("mine")
    assert "too short" not in str(raised.value)


@pytest.mark.parametrize("kind", ["folder", "bytes"])
def test_what_is_no_text_is_refused(course, kind):
    if kind == "folder":
        (course / "mine").mkdir()
    else:
        (course / "mine").write_bytes(b"\xff" * 32)
    with pytest.raises(seed.SeedError, match="no seed can be read from mine"):
        seed.find("mine")


def test_a_notebook_has_a_seed_that_is_the_same_in_each_grading():
    own = of_notebook(GOOD, "Ada", "17", b"{}")
    assert own == of_notebook(GOOD, "Ada", "17", b"{}")
    # echo -n '["Ada", "17", "<sha256sum of {}>"]' | openssl dgst -sha256 -hmac 'a secret that nobody guesses'
    assert own == "d8835ec2fed125abf1d55340e2c636ab1f376e586f3c31d3461b491317963c10"


def test_any_other_notebook_has_another_seed():
    others = [
        ("another secret of a course", "Ada", "17", b"{}"),
        (GOOD, "Alan", "17", b"{}"),
        (GOOD, "Ada", "18", b"{}"),
        (GOOD, "Ada", "17", b"{ }"),
        (GOOD, "Ada1", "7", b"{}"),
        (GOOD, 'Ada", "17', "", b"{}"),
        (GOOD, "\ud800", "17", b"{}"),
        (GOOD, "Ada", "17", b""),
    ]
    seeds = {of_notebook(*each) for each in [(GOOD, "Ada", "17", b"{}"), *others]}
    assert len(seeds) == 1 + len(others)


def test_a_seed_that_is_no_utf8_serves(monkeypatch):
    monkeypatch.setenv(seed.VARIABLE, GOOD + "\udcff")
    assert of_notebook(seed.find(), "Ada", "", b"{}") != of_notebook(GOOD, "Ada", "", b"{}")
