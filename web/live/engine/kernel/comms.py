"""The comm bridge: messages between widgets in Python and their views in the page."""

import json

from kernel_host import post_comm
from pyodide_kernel import kernel_instance as kernel
from pyodide_kernel.jsonutil import json_clean

from kernel import errors, outputs

owners: dict[str, str] = {}  # comm → the cell that opened it


def send(kind, content, metadata=None, topic=None, buffers=None):
    """Sends a message of a comm; it stands in for the kernel's own."""
    owners.setdefault(content["comm_id"], outputs.cell.get())
    message = {**content, "type": kind, "metadata": metadata or {}}
    post_comm(pack(message), [memoryview(buffer).cast("B") for buffer in buffers or []])


def pack(message):
    """JSON has no NaN: as in Jupyter a message with one is cleaned."""
    try:
        return json.dumps(message, allow_nan=False)
    except (TypeError, ValueError):
        return json.dumps(json_clean(message))


def hear(text, buffers):
    """Hands a message of the page to its comm. What Python prints meanwhile goes below the comm's cell."""
    content = json.loads(text)
    message = {"content": content, "metadata": content.get("metadata", {}), "buffers": unpack(buffers)}
    token = outputs.cell.set(owners.get(content["comm_id"], ""))
    try:
        handle(message)
    except BaseException:
        errors.show()
    finally:
        outputs.pending.flush()
        outputs.cell.reset(token)


def unpack(buffers):
    return [memoryview(buffer.to_bytes()) for buffer in buffers]


def handle(message):
    manager, content = kernel.comm_manager, message["content"]
    if content["type"] == "comm_open":
        manager.comm_open(None, None, message)
    elif content["type"] == "comm_close":
        manager.comm_close(None, None, message)
    elif comm := manager.comms.get(content["comm_id"]):
        comm.handle_msg(message)
