"""Results as Markdown, and into README.md."""

import os
import platform
import sys
from datetime import date
from importlib import metadata
from pathlib import Path
from statistics import median

README = Path(__file__).parent / "README.md"
BEGIN, END = "<!-- made by training.py --readme -->\n", "<!-- end -->\n"
PACKAGES = ("numpy", "torch", "scikit-learn", "jax", "keras", "tensorflow")
HEAD = """\
| | µs an update | ratio, median | lowest to highest | cores busy | weights differ by |
|:--|--:|--:|:-:|--:|--:|
"""


def table(name, work, results):
    """One work: a heading and a row for each peer; the first is the yardstick."""
    rounds = len(results[0].seconds)
    title = f"### ({name}) {work.title}\n\n{work.updates} updates, {rounds} rounds\n\n"
    return title + HEAD + "".join(row(work, result, results[0].seconds) for result in results)


def row(work, result, yardstick):
    if not result.installed:
        return f"| {result.peer.name} | not installed | | | | |\n"
    ratios = [mine / theirs for mine, theirs in zip(result.seconds, yardstick)]
    cells = (
        result.peer.name,
        f"{median(result.seconds) / work.updates * 1e6:,.1f}",
        f"{median(ratios):.2f}",
        f"{min(ratios):.2f} to {max(ratios):.2f}",
        f"{sum(result.cpu) / sum(result.seconds):.1f}",
        apart(work, result),
    )
    return f"| {' | '.join(cells)} |\n"


def apart(work, result):
    if result.apart is None:
        return ""
    return f"{result.apart:.0e}" + (" (another ε)" if work.rule in result.peer.differs else "")


def machine():
    """Date, machine class and versions, without a name or a path."""
    found = [f"{package} {version}" for package in PACKAGES if (version := installed(package))]
    return (
        f"{date.today():%Y-%m-%d}. {os.cpu_count()} cores, {processor()}; {system()}. "
        f"Python {platform.python_version()}, {', '.join(found)}.\n"
    )


def installed(package):
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def processor():
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def system():
    if sys.platform == "linux":
        return platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    return f"{platform.system()} {platform.release()}"


def into_readme(text):
    """Replace what stands between the two marks."""
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    README.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
