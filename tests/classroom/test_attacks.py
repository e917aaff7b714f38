"""Notebooks that want points for what they have not solved, or that want to harm: none of them succeeds.

Each attack is a cell. It stands before or behind the honest answers to two exercises; the other two are
not solved, however hard the attack works on them. A neighbor is graded at the same moment.
"""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from handgrad.classroom.sandbox.fence import Limits
from handgrad.exercises.catalog import ASSIGNMENTS, EXERCISES
from handgrad.exercises.judge.judging import PRACTICE, generator, name_of
from support.handed_in import COSTS, IMPORTS, by_exercise, graded, honest, points

pytestmark = pytest.mark.slow

SHORT = Limits(call=1, cell=1.5, grace=1)
SMALL = Limits(memory=2**29)
SOLVED = {"softmax": 2, "cross_entropy": 3}
UNSOLVED = """
def cross_entropy_grad(z, y):
    return 0 * z

def binary_cross_entropy(z, y):
    return 0.0, 0 * z
"""
NEIGHBOR = [IMPORTS, *(honest(name_of(each)) for each in ASSIGNMENTS[COSTS])]


class Attack(NamedTuple):
    code: str
    keeps: bool = True  # the honest answers keep their points, wherever the attack stands
    limits: Limits | None = None


def on_call(body, **options):
    """An attack from within an unsolved exercise, while it is called."""
    lines = "\n".join(f"    {line}" for line in body.strip().splitlines())
    return Attack(f"import os, sys\n\ndef cross_entropy_grad(z, y):\n{lines}", **options)


PATCHES = {
    "np.allclose": Attack("np.allclose = np.isclose = lambda *a, **k: True"),
    "np.array_equal": Attack("np.array_equal = np.testing.assert_allclose = lambda *a, **k: True"),
    "np.abs": Attack("np.abs = np.absolute = lambda x: np.zeros_like(x)"),
    "np.asarray": Attack("keep = np.asarray\nnp.asarray = lambda x, *a, **k: keep(x)"),
    "json": Attack("import json\njson.dumps = lambda *a, **k: '{}'\njson.loads = lambda *a, **k: {}"),
    "builtins": Attack("import builtins\nbuiltins.all = builtins.any = lambda *a: True"),
    "isinstance": Attack("import builtins\nbuiltins.isinstance = lambda *a: True", keeps=False),
    "the compiler": Attack("import ast, codeop\nast.parse = codeop.Compile.__call__ = None", keeps=False),
    "the library": Attack("hg.check = lambda f: True\nhg.exercises.catalog.EXERCISES = None"),
    "sys.modules": Attack("import sys\nsys.modules['handgrad'] = sys.modules['numpy']"),
    "import": Attack("import builtins\nbuiltins.__import__ = None", keeps=False),
    "call": Attack(
        """
import gc, types
for each in gc.get_objects():
    if isinstance(each, types.FunctionType) and each.__name__ in ("call", "encode", "raised", "decode"):
        each.__code__ = (lambda *a, **k: None).__code__
""",
        keeps=False,
    ),
    "the harness": Attack(
        """
import gc
for each in gc.get_objects():
    if type(each).__name__ == "Student":
        type(each).answer = lambda *a: {"error": None, "value": True, "arguments": [], "calls": []}
""",
        keeps=False,
    ),
}

PRETENDERS = {
    "equal to all": on_call(
        """
class Equal:
    __eq__ = __ge__ = __le__ = lambda *a: True
    __array__ = lambda self, *a, **k: 0 * z
    __array_ufunc__ = lambda *a, **k: True
return Equal()
"""
    ),
    "array that is close to all": on_call(
        """
class Close(np.ndarray):
    __eq__ = __sub__ = __rsub__ = __le__ = lambda *a: np.array(True)
    __array_function__ = __array_ufunc__ = lambda *a, **k: True
return z.view(Close)
"""
    ),
    "nan": on_call("return np.full_like(z, np.nan)"),
    "infinity": on_call("return np.full_like(z, np.inf)"),
    "another shape": on_call("return np.empty((0, 3))"),
    "text": on_call("return [[str(each) for each in row] for row in z]"),
    "objects": on_call("return np.array([[object()] * z.shape[1]] * len(z))"),
    "a huge int": on_call("return 10 ** 5000"),
    "deep lists": on_call("x = []\nfor _ in range(10_000): x = [x]\nreturn x"),
    "a list in itself": on_call("x = []\nx.append(x)\nreturn x"),
    "fifty megabytes": on_call("return 'x' * 50_000_000"),
    "millions of numbers": on_call("return np.ones(6_000_000)"),
    "pickle": on_call(
        """
class Pickle:
    def __reduce__(self):
        return os.system, ("touch /tmp/pwned",)
return Pickle()
"""
    ),
    "a verdict": on_call("class Verdict:\n    right = True\n    mistake = ''\nreturn Verdict()"),
    "an exception of ours": on_call("class Mistake(Exception):\n    name, message = '', ''\nraise Mistake('', '')"),
    "an exception that is lazy": on_call("class Evil(Exception):\n    def __str__(self): return 1 / 0\nraise Evil"),
    "the library's": Attack("cross_entropy_grad = hg.CategoricalCrossEntropyFromLogits().grad"),
    "the library's, hidden": on_call(
        "import handgrad\nreturn handgrad.CategoricalCrossEntropyFromLogits().grad(z, y)"
    ),
}

ENDS = {
    "os._exit": Attack("import os\nos._exit(0)"),
    "sys.exit": Attack("import sys\nsys.exit()"),
    "kill of the parent": Attack("import os\nos.kill(os.getppid(), 9)"),
    "kill of all": Attack("import os\nos.kill(-1, 9)"),
    "kill of the group": Attack("import os\nos.killpg(0, 9)"),
    "kill of itself": Attack("import os\nos.kill(os.getpid(), 9)"),
    "exit when called": on_call("os._exit(0)"),
    "SystemExit when called": on_call("raise SystemExit"),
    "KeyboardInterrupt when called": on_call("raise KeyboardInterrupt"),
    "segmentation fault": on_call("import ctypes\nctypes.string_at(0)"),
    "deep recursion": on_call("sys.setrecursionlimit(10**9)\nf = lambda n: f(n + 1)\nreturn f(0)", limits=SMALL),
    "recursion": on_call("return cross_entropy_grad(z, y)"),
    "atexit": Attack("import atexit, os\natexit.register(os.system, 'touch /tmp/x')"),
    "stop of itself": Attack("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)", limits=SHORT),
    "an exception of no class": Attack(
        "class E(Exception):\n    __class__ = property(lambda e: 1 / 0)\nraise E", limits=SHORT
    ),
    "an exception of no name": Attack(
        "class M(type): __name__ = 5\nclass E(Exception, metaclass=M): 0\nraise E", limits=SHORT
    ),
    "an exception that never ends": Attack(
        "class E(Exception):\n    def __str__(self):\n        while True: 0\nraise E", limits=SHORT
    ),
    "an expression that is too deep": Attack(
        "import sys\nsys.setrecursionlimit(10**9)\neval('+'.join('1' * 10**6))", limits=SHORT
    ),
    "a hook": Attack(
        "import sys\ndef ends(*_): raise SystemExit\nsys.addaudithook(ends)", limits=SHORT, keeps=False
    ),
    "a trace": Attack(
        "import sys\ndef ends(*_): raise ValueError\nsys.settrace(ends)\nsys.setprofile(ends)", limits=SHORT
    ),
    "closed descriptors": Attack("import os\nos.closerange(0, 100)", keeps=False),
}

HOGS = {
    "endless loop": Attack("while True: pass", limits=SHORT),
    "endless loop when called": on_call("while True: pass", limits=SHORT),
    "a loop that nothing stops": Attack(
        """
while True:
    try:
        while True: pass
    except BaseException:
        pass
""",
        limits=SHORT,
    ),
    "signals ignored": on_call(
        """
import signal
for each in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT, signal.SIGXCPU):
    signal.signal(each, signal.SIG_IGN)
while True: pass
""",
        limits=SHORT,
    ),
    "sleep": Attack("import time\ntime.sleep(3600)", limits=SHORT),
    "fork bomb": Attack("import os\nwhile True: os.fork()"),
    "threads": Attack("import threading\nwhile True: threading.Thread(target=input).start()"),
    "memory": Attack("x = []\nwhile True: x.append(bytearray(2**26))", limits=SMALL),
    "memory when called": on_call("return np.ones(10**10)"),
    "endless output": Attack("while True: print('x' * 10_000)", limits=SHORT),
    "names without end": Attack("import os\nn = 0\nwhile True:\n    n += 1\n    os.mkdir(f'/tmp/{n}')"),
    "open files": Attack("x = []\nwhile True: x.append(open('/dev/null'))"),
}

# The pipe's descriptors are known to whoever looks for them.
FORGERIES = {
    "garbage": Attack("import os\nos.write(4, b'points: 100\\n')", keeps=False),
    "more lines": Attack("import os\nos.write(4, b'null\\n' * 20)", keeps=False),
    "right in advance": Attack(
        'import os\nos.write(4, b\'{"error": null, "value": true, "arguments": [], "calls": []}\\n\' * 20)',
        keeps=False,
    ),
    "points": Attack('import os\nos.write(4, b\'{"points": 99, "right": true, "mistake": ""}\\n\')', keeps=False),
    "an endless line": Attack("import os\nwhile True: os.write(4, b'1' * 65536)", limits=SHORT),
    "deep lists": Attack("import os\nos.write(4, b'[' * 1_000_000 + b'\\n')"),
    "no text": Attack("import os\nos.write(4, b'\\xff\\n')"),
    "huge shapes": on_call(
        """
line = b'{"error":null,"value":{"array":[],"shape":[0,4611686018427387904,4611686018427387904],"kind":"f"},'
os.write(4, line + b'"arguments":[null,null],"calls":[]}\\n')
"""
    ),
    "nan for all": on_call(
        """
line = b'{"error":null,"value":{"array":[NaN],"shape":[1,1],"kind":"f"},'
os.write(4, line + b'"arguments":[NaN,NaN],"calls":[]}\\n')
os._exit(0)
"""
    ),
    "exception as it is in the judge": on_call('os.write(4, b\'{"error":["Mistake","",""]}\\n\')\nos._exit(0)'),
}

ATTACKS = {
    f"{kind}: {name}": attack
    for kind, group in {
        "patch": PATCHES,
        "pretend": PRETENDERS,
        "end": ENDS,
        "hog": HOGS,
        "forge": FORGERIES,
    }.items()
    for name, attack in group.items()
}


@pytest.fixture(scope="module")
def full_marks(fenced):
    return graded(*NEIGHBOR)


def placed():
    """Cells stand before and behind; of what happens in a call or takes its time, once is enough.

    What ends, takes or fills something could harm a neighbor; what pretends harms no other process.
    """
    for name, attack in ATTACKS.items():
        yield name, "before"
        if attack.limits is None and "def cross_entropy_grad" not in attack.code:
            yield name, "behind"


HARMFUL = ("end", "hog", "forge")


@pytest.mark.parametrize(("name", "place"), [*placed()])
def test_an_attack_earns_nothing_and_harms_nobody(full_marks, name, place):
    attack = ATTACKS[name]
    answers = [honest(each) for each in SOLVED]
    cells = [attack.code, *answers] if place == "before" else [*answers, attack.code]
    with ThreadPoolExecutor(1) as pool:
        harmful = place == "before" and name.startswith(HARMFUL)
        beside = pool.submit(graded, *NEIGHBOR) if harmful else None
        earned = points(graded(IMPORTS, UNSOLVED, *cells, limits=attack.limits))
    assert earned["cross_entropy_grad"] == earned["binary_cross_entropy"] == 0
    assert not attack.keeps or earned == SOLVED | {"cross_entropy_grad": 0, "binary_cross_entropy": 0}
    assert not beside or beside.result() == full_marks


def test_the_neighbor_has_full_marks(full_marks):
    assert full_marks.points == full_marks.out_of > 0
    assert full_marks.notes == ()


SPY = """
import gc, hashlib, sys, types

def names():
    for each in gc.get_objects():
        if isinstance(each, (types.FunctionType, type, types.ModuleType)):
            yield each.__name__
        elif isinstance(each, types.FrameType):
            yield each.f_code.co_name
    frame = sys._getframe()
    while frame:
        yield frame.f_code.co_name
        yield from frame.f_locals
        frame = frame.f_back

def texts():
    for each in gc.get_objects():
        if isinstance(each, dict):
            yield from (text for text in list(each.values()) if isinstance(text, str))

def found(digest):
    secrets = {"judge", "suspects", "verdict", "grade_submission", "agree", "handgrad.numerics"}
    same = [text for text in texts() if hashlib.sha256(text.encode(errors="replace")).hexdigest() == digest]
    return sorted(secrets & set(names())) + same
"""
SEED = "a seed that nobody knows"
DIGEST = hashlib.sha256(SEED.encode()).hexdigest()


def test_whoever_searches_the_memory_finds_no_judge_and_no_seed(fenced):
    search = f"def softmax(z):\n    raise LookupError(found({DIGEST!r}))"
    mine = by_exercise(graded(IMPORTS, SPY, search, seed=SEED))["softmax"]
    assert mine.message.endswith("LookupError in line 2 of softmax: []")


def test_the_search_would_find_them_where_they_are():
    names = {}
    exec(SPY, names)
    found = names["found"](DIGEST)
    assert {"judge", "verdict", "grade_submission", "handgrad.numerics", SEED} <= set(found)


# What a function could do with a secret case, to have it in the feedback.
LEAKS = {
    "the text of an exception": "raise ValueError(secret)",
    "the name of an exception": "raise type(secret, (Exception,), {})",
    "the name of a function": "exec(compile('def f(): 1/0', 'cell 2', 'exec').replace(co_name=secret)) or f()",
    "the name of the library's": "getattr(hg, 'x' + secret)()",
    "a type": "return type(secret, (), {})()",
    "a shape": "return np.empty((0, abs(hash(secret)) % 10**9))",
    "how many": "return [0] * (abs(hash(secret)) % 1000)",
    "how many arguments": "raise TypeError(secret).with_traceback(None) from None",
    "ending": "os.write(4, secret.encode() + b'\\n')\n    os._exit(1)",
    "another exercise": "kept.append(secret)\n    return z",
}


@pytest.mark.parametrize("leak", LEAKS)
def test_no_secret_case_reaches_the_feedback(fenced, leak):
    """Right on the practice cases; then it sends what it sees wherever it can."""
    practice = len([*EXERCISES["softmax"].cases(generator(PRACTICE, EXERCISES["softmax"]))])
    solved = honest("softmax").replace("def softmax", "def solved")
    code = f"""
import os
calls, kept = 0, []

def softmax(z):
    global calls
    calls += 1
    if calls <= {practice}:
        return solved(z)
    secret = z.tobytes().hex()
    {LEAKS[leak]}

def cross_entropy(z, y):
    raise ValueError(str(kept))
"""
    results = [graded(IMPORTS, solved, code, seed=seed) for seed in ("autumn", "spring")]
    assert results[0] == results[1]
    assert by_exercise(results[0])["softmax"].message.startswith("Right on the practice cases")


def test_nothing_outside_is_read_or_written(fenced, tmp_path):
    tmp_path.chmod(0o777)
    other = tmp_path / "other.ipynb"
    other.write_text("the neighbor's answer")
    other.chmod(0o666)
    places = [other, tmp_path / "new", Path(__file__), Path.home() / "new", Path("/tmp/handgrad-attack")]
    code = f"""
def softmax(z):
    found = []
    for path in {[str(each) for each in places]}:
        for mode in ("r", "a"):
            try:
                found.append(open(path, mode).read())
            except OSError:
                pass
    raise LookupError([each for each in found if each])
"""
    said = by_exercise(graded(IMPORTS, code))["softmax"].message
    assert said.endswith(": []") or "UnsupportedOperation" in said
    assert other.read_text() == "the neighbor's answer"
    assert not [each for each in places if each.name in {"new", "handgrad-attack"} and each.exists()]


@pytest.mark.parametrize("name", ["hog: signals ignored", "forge: more lines", "end: kill of all", "patch: call"])
def test_an_attack_is_graded_the_same_a_second_time(fenced, name):
    attack = ATTACKS[name]
    cells = [IMPORTS, UNSOLVED, *map(honest, SOLVED), attack.code]
    assert graded(*cells, limits=attack.limits) == graded(*cells, limits=attack.limits)


def test_code_that_ends_every_process_is_given_up(fenced):
    deadly = "\n\n".join(f"def {name}(*arguments):\n    os._exit(1)" for name in EXERCISES)
    result = graded("import os\n" + deadly, *["import os\nos._exit(1)"] * 5)
    assert result.points == 0
    assert {mark.mistake for mark in result.marks} == {"lost"}
    assert "too often" in result.marks[-1].message


def test_a_notebook_that_takes_too_long_as_a_whole_is_given_up(fenced):
    limits = Limits(submission=1, cell=5)
    result = graded(IMPORTS, "import time\ntime.sleep(4)", honest("softmax"), limits=limits)
    assert result.points == 0
    assert "took too long" in by_exercise(result)["cross_entropy"].message
