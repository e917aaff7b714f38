"""Calls to the kernel that a student's function never needs, refused by a filter.

No processes and threads and no hold on those of others, no namespaces of one's own,
no sockets, no memory beside the process's, no times of files: the second lock, for
most of it is bounded by other parts of the fence.
The filter is a program of the kernel's own small machine (BPF), for the two common
kinds of processor; on others the fence stands without it.
"""

import errno
import platform
import struct

# name: number on x86_64, number on aarch64 (None: there is no such call)
REFUSED = {
    "clone": (56, 220),
    "fork": (57, None),
    "vfork": (58, None),
    "clone3": (435, 435),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "fsopen": (430, 430),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "open_by_handle_at": (304, 265),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    "socket": (41, 198),
    "socketpair": (53, 199),
    "io_uring_setup": (425, 425),
    "io_setup": (206, 0),  # of these, all processes share a number
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "fanotify_init": (300, 262),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),  # 2 MB of the kernel's for each, 32,000 times
    "mq_open": (240, 180),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "utime": (132, None),  # /dev/null is the machine's own: its time outlives us
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
}
# name: column of REFUSED, the kernel's number of the processor
PROCESSORS = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
NUMBER, PROCESSOR = 0, 4  # where the kernel puts them
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
X32 = 0x40000000  # numbers from here on belong to another table of x86_64


def program(machine=None):
    """The filter for this processor, as bytes; none where it is not known."""
    machine = machine or platform.machine()
    if machine not in PROCESSORS:
        return b""
    column, processor = PROCESSORS[machine]
    numbers = [row[column] for row in REFUSED.values() if row[column] is not None]
    return b"".join(
        struct.pack("=HBBI", *each) for each in instructions(processor, numbers)
    )


def instructions(processor, numbers):
    """Code, steps to skip if so, steps to skip if not, operand."""
    yield LOAD, 0, 0, PROCESSOR
    yield EQUAL, 1, 0, processor
    yield RETURN, 0, 0, KILL
    yield LOAD, 0, 0, NUMBER
    yield AT_LEAST, len(numbers) + 1, 0, X32
    for left in range(len(numbers), 0, -1):
        yield EQUAL, left, 0, numbers[-left]
    yield RETURN, 0, 0, ALLOW
    yield RETURN, 0, 0, REFUSE
