"""Time `hg.train` against other libraries: the same data, first weights and order of batches for all.

    python benchmarks/training.py                     every work, 15 rounds
    python benchmarks/training.py a b-sgd --rounds 5  some works, fewer rounds
    python benchmarks/training.py --readme            also puts the tables into benchmarks/README.md

Each peer trains once to warm up, and what it learned is compared with what the tight program learned.
Then, in every round, each peer trains once from the start, in an order drawn anew, with garbage collection
off and one thread for BLAS. A ratio compares two times of one round. Exits with 1 if weights differ that
should be equal.
"""

import argparse
import gc
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import NamedTuple

import compiled
import frameworks
import ours
import table
import textbook
import tight
from threadpoolctl import threadpool_limits
from works import WORKS

EQUAL = 1e-8  # how far apart the last weights may be, by rounding
PATIENCE = 30  # seconds for a peer in a work; who needs more trains in fewer rounds, but in 3 at least


class Peer(NamedTuple):
    name: str
    ready: Callable  # work → train, a function that trains once and returns theta, or None
    works: tuple = tuple(WORKS)  # where it takes part
    differs: tuple = ()  # rules by which it rightly ends elsewhere


@dataclass
class Result:
    peer: Peer
    installed: bool = True
    apart: float | None = None  # its last weights from the tight program's, the largest; None: has no weights
    seconds: list = field(default_factory=list)  # one a round
    cpu: list = field(default_factory=list)


PEERS = (
    Peer("tight NumPy", tight.tight),
    Peer("tight NumPy again, the control", tight.tight),
    Peer("**`hg.train`**, a record at every update", ours.recorded),
    Peer("**`hg.train`**, fewer records", ours.thinned),
    Peer("matrix products alone", tight.products),
    Peer("textbook lists", textbook.textbook),
    Peer("PyTorch eager, 1 thread", frameworks.torch_eager),
    Peer("PyTorch eager, 2 threads", frameworks.torch_two_threads, works=("c",)),
    Peer("scikit-learn MLPClassifier", frameworks.scikit_learn, differs=("adam",)),
    Peer("JAX jit, update by update", compiled.stepwise),
    Peer("JAX jit, the whole loop at once", compiled.fused),
    Peer("Keras fit", frameworks.keras_fit, differs=("adam",)),
)


def one_thread():
    """What must be said before a framework is imported."""
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
    os.environ.setdefault("KERAS_BACKEND", "tensorflow" if find_spec("tensorflow") else "jax")


def measure(name, rounds):
    """The work and a Result for each peer, the yardstick first."""
    work = WORKS[name]()
    results = [Result(peer) for peer in PEERS if name in peer.works]
    warm_up(work, results)
    order = random.Random(0)
    with threadpool_limits(1, user_api="blas"):  # all are imported by now, each with a BLAS of its own
        for done in range(rounds):
            turn = [r for r in results if r.installed and (done < 3 or sum(r.seconds) < PATIENCE)]
            for result in order.sample(turn, len(turn)):
                time_once(work, result)
    return work, results


def warm_up(work, results):
    """Let each train once, and compare what it learned with what the first did."""
    expected = None
    for result in results:
        try:
            theta = result.peer.ready(work)()
        except ModuleNotFoundError as missing:
            print(f"{result.peer.name}: there is no {missing.name}", file=sys.stderr)
            result.installed = False
            continue
        expected = theta if expected is None else expected
        result.apart = None if theta is None else float(abs(theta - expected).max())


def time_once(work, result):
    train = result.peer.ready(work)
    gc.collect()
    gc.disable()
    wall, cpu = time.perf_counter(), time.process_time()
    train()
    result.seconds.append(time.perf_counter() - wall)
    result.cpu.append(time.process_time() - cpu)
    gc.enable()


def wrong(name, work, results):
    """Sentences about weights that differ and should not; `not <=` finds nan too."""
    return [
        f"({name}) {r.peer.name}: weights differ by {r.apart:.1e}, expected at most {EQUAL}"
        for r in results
        if r.apart is not None and work.rule not in r.peer.differs and not r.apart <= EQUAL
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("works", nargs="*", metavar="work", help=f"of {', '.join(WORKS)}; all if none is named")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--readme", action="store_true", help="put the tables into README.md")
    options = parser.parse_args()
    unknown = [name for name in options.works if name not in WORKS]
    if unknown or options.rounds < 1:
        parser.error(f"works are {', '.join(WORKS)}, rounds at least 1")
    one_thread()
    parts, failures = [table.machine()], []
    print(parts[0])
    for name in options.works or WORKS:
        work, results = measure(name, options.rounds)
        parts.append(table.table(name, work, results))
        failures += wrong(name, work, results)
        print(parts[-1], flush=True)
    if options.readme:
        table.into_readme("\n".join(parts))
    sys.exit("\n".join(failures) or 0)


if __name__ == "__main__":
    main()
