"""The kernel of a page: JupyterLite's own, with outputs, errors, figures and widgets as the book shows them.

It runs in a Web Worker: worker.js puts these files into Pyodide and calls `open_shell`, `run`, `stop` and `hear`.
"""

from pyodide_kernel import ipython_shell as shell
from pyodide_kernel import stderr_stream, stdout_stream

from kernel import captures, comms, errors, figures, limits, outputs
from kernel.cells import run, stop
from kernel.comms import hear


def open_shell():
    """Connects the shell to the page."""
    for stream in (stdout_stream, stderr_stream):
        stream.publish_stream_callback = outputs.pending.write
    publisher = shell.display_pub
    publisher.display_data_callback = outputs.display
    publisher.update_display_data_callback = outputs.update
    publisher.clear_output_callback = outputs.clear
    shell.displayhook.publish_execution_result = outputs.result
    shell.showtraceback = shell.showsyntaxerror = errors.show
    shell.send_comm = comms.send
    limits.adapt(shell)
    figures.prepare(shell)
    captures.prepare()
