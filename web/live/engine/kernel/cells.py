"""Running the cells of a page, one at a time."""

import asyncio

import pyodide_js
from pyodide_kernel import ipython_shell as shell
from pyodide_kernel import kernel_instance as kernel

from kernel import errors, outputs, pip, sources

running: list[asyncio.Task] = []


async def run(cell, code):
    """Runs a cell. Returns "ok", "error" or "stopped"."""
    outputs.cell.set(cell)
    outputs.pending.lengths[cell] = 0
    outcomes = []
    errors.outcomes.set(outcomes)
    name = sources.keep(code)
    shell.compile.get_code_name = lambda raw_code, transformed_code, number: name
    running.append(asyncio.current_task())
    try:
        await execute(code)
    except BaseException:  # a stop may arrive at any line
        errors.show()
    finally:
        running.pop()
        outputs.pending.flush()
    if "stopped" in outcomes:  # it may have broken something on its way out
        return "stopped"
    return outcomes[-1] if outcomes else "ok"


async def execute(code):
    await pip.prepare(code)
    code = await kernel.lite_transform_manager.transform_cell(code)
    transformed = shell.transform_cell(code)
    await pyodide_js.loadPackagesFromImports(transformed, messageCallback=lambda text: None)
    result = await shell.run_cell_async(code, store_history=True, transformed_cell=transformed)
    shell.events.trigger("post_execute")
    shell.events.trigger("post_run_cell", result)


def stop():
    """Ends what waits: the cell that runs or, between cells, the tasks that cells and widgets have started."""
    for task in running or asyncio.all_tasks():
        task.cancel()
