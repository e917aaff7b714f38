"""What Python in a browser cannot do, it says; what it does otherwise than elsewhere is mended."""

import builtins
import getpass
import threading
import time
import warnings

from IPython.core.magics.script import ScriptMagics

from kernel import outputs
from kernel.later import after_import

NO_INPUT = "input() cannot ask you here: Python runs in the background of the page. Write the answer into the cell."
NO_SYSTEM = "There is no command line here: Python runs in your browser."
NO_THREADS = "There are no threads here: Python runs in your browser."
NAP = 0.05  # seconds


def refusal(text):
    def refuse(*_, **__):
        raise RuntimeError(text)

    return refuse


def naps(sleep):
    """time.sleep in naps, since Python hears of a stop only between them."""

    def nap(seconds):
        outputs.pending.flush()
        end = time.monotonic() + seconds
        sleep(min(seconds, 0))  # complains of what is not a time
        while (left := end - time.monotonic()) > 0:
            sleep(min(left, NAP))

    return nap


def without_monitor(tqdm):
    tqdm.tqdm.monitor_interval = 0  # a thread, and there are none


def adapt(shell):
    builtins.input = getpass.getpass = refusal(NO_INPUT)
    shell.system = shell.getoutput = ScriptMagics.shebang = refusal(NO_SYSTEM)
    threading._start_new_thread = refusal(NO_THREADS)
    shell.ask_exit = lambda: None
    time.sleep = naps(time.sleep)
    warnings.filterwarnings("ignore", message="To exit: use")
    after_import("tqdm", without_monitor)
