"""Python in a worker: what a cell shows, how it fails and ends, and how widgets reach it."""

import json
import re
import shutil

import pytest

from support.browser import visit
from support.faults import leave_to
from support.readers import SessionReader
from support.sites import serving, session_site

pytestmark = pytest.mark.slow

ENDLESS = [
    "while True: pass",
    "while True: print('x' * 50)",
    "import time; time.sleep(1000)",
    "import asyncio; await asyncio.sleep(1000)",
    "import asyncio\nwhile True: await asyncio.sleep(0)",
]
SLIDER = "import ipywidgets as w\nslider = w.IntSlider()\nslider"
OWN = """import anywidget, traitlets, asyncio
class Own(anywidget.AnyWidget):
    _esm = "export default { render() {} }"
    data = traitlets.Any(b"\\x01\\x02\\x03").tag(sync=True)
    n = traitlets.Int().tag(sync=True)
    go = traitlets.Bool(True).tag(sync=True)
own = Own()
"""
TRAIN = """async def train():
    while own.go:
        own.n += 1
        await asyncio.sleep(0)
own.on_msg(lambda widget, content, buffers: asyncio.ensure_future(train()))
"""


@pytest.fixture(scope="module")
def folder(book, tmp_path_factory):
    """A site with the test's page; it takes Python from the book."""
    if not (book / "pyodide/config.json").exists():
        pytest.fail("the book has no Python: run `make book` first")
    path = tmp_path_factory.mktemp("engine")
    session_site(path, book / "pyodide")
    return path


@pytest.fixture(scope="module")
def opened(browser, folder):
    """A page that shares memory with its worker; no Python runs in it yet."""
    with serving(folder) as address, visit(browser) as (page, trouble):
        yield SessionReader(page, address, trouble).open()


@pytest.fixture(scope="module")
def started(opened):
    opened.start()
    return opened


@pytest.fixture
def python(started):
    yield started
    assert started.trouble == []


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


def test_loading_tells_megabytes_and_seconds_until_python_is_ready(started):
    heard = started.ask("heard")
    loading = [each for each in heard if each["state"] == "loading"]
    assert heard[-1]["state"] == "ready"
    assert heard[-1]["text"] == "Python is ready."
    assert {each["text"] for each in loading} == {"Loading Python", "Starting Python"}
    assert [each["loaded"] for each in loading] == sorted(each["loaded"] for each in loading)
    assert len({each["loaded"] for each in loading}) > 2
    assert loading[-1]["loaded"] > 0.99 * loading[-1]["total"] > 1e7
    assert loading[-1]["seconds"] > 0


def test_a_cell_shows_its_last_value_as_jupyter_stores_it(python):
    ended = python.run("print('a')\nprint('b')\n40 + 2")
    value = ended["outputs"].pop()
    assert ended == {"status": "ok", "outputs": [stream("a\nb\n")]}
    assert value.pop("execution_count") > 0
    assert value == {"output_type": "execute_result", "data": {"text/plain": "42"}, "metadata": {}}
    assert python.shown() == "a\nb\n42"


@pytest.mark.parametrize("code", ["x = 1", "1;", "None", "# nothing"])
def test_a_cell_without_a_value_shows_nothing_and_says_so_at_its_end(python, code):
    assert python.run(code) == {"status": "ok", "outputs": []}
    assert python.ask("told") == [[]]


def test_what_is_printed_arrives_while_the_cell_runs(python):
    python.begin("import time\nfor i in range(3):\n    print(i)\n    time.sleep(0.3)\nprint('end')")
    python.page.wait_for_function("place.innerText.trim() === '0'")
    python.page.wait_for_function("place.innerText.trim() === '0\\n1'")
    assert python.end()["outputs"] == [stream("0\n1\n2\nend\n")]


def test_ten_thousand_prints_arrive_complete_and_in_few_messages(python):
    python.ask("""() => {
      window.events = 0;
      window.hear = session.hear;
      session.hear = (...all) => { events += 1; window.hear.apply(session, all); };
    }""")
    text = python.text("for i in range(10_000): print(i)")
    events = python.ask("() => { session.hear = window.hear; return events; }")
    assert text == "".join(f"{i}\n" for i in range(10_000))
    assert events < 3_000
    assert python.ask("place.textContent") == text


def test_a_cell_shows_at_most_a_million_characters_and_says_so(python):
    text = python.text("for i in range(30): print('x' * 99_999)\nprint('end')")
    assert len(text) < 1_000_200
    assert text.endswith("[The output is cut here: a cell shows at most a million characters.]\n")
    assert python.text("print('again')") == "again\n"


def test_a_value_of_many_characters_is_cut_too(python):
    text = python.run("'x' * 2_000_000")["outputs"][0]["data"]["text/plain"]
    assert len(text) < 1_000_200
    assert text.endswith("[The output is cut here: a cell shows at most a million characters.]\n")


def test_standard_error_is_a_stream_of_its_own_in_its_place(python):
    code = "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')"
    assert python.run(code)["outputs"] == [stream("a\n"), stream("b\n", "stderr"), stream("c\n")]


def test_a_display_is_updated_by_its_id_and_clear_output_waits(python):
    code = """from IPython.display import clear_output
d = display("a", display_id=True)
d.update("b")"""
    assert [each["data"] for each in python.run(code)["outputs"]] == [{"text/plain": "'b'"}]
    waits = python.run("print('x')\nclear_output(wait=True)\nprint('y')")
    assert waits["outputs"] == [stream("y\n")]
    assert python.run("print('x')\nclear_output()")["outputs"] == []


def test_a_later_cell_updates_what_an_earlier_one_displays(python):
    python.run("d = display('first', display_id=True)", "cell-3")
    python.run("d.update('second')", "cell-4")
    # Both cells share a place here, and the second, which puts out nothing, may be shown after the update.
    python.page.wait_for_function("told.flat().some(({ data }) => data?.['text/plain'] === \"'second'\")")


def test_a_figure_is_drawn_in_the_ink_of_the_page_and_described(python):
    ended = python.run("""import matplotlib.pyplot as plt
plt.plot([3, 1, 2], "k", label="a run")
plt.title("Descent"); plt.xlabel("update"); plt.ylabel("cost"); plt.legend();""")
    (shown,) = ended["outputs"]
    html = shown["data"]["text/html"]
    assert html.startswith('<figure class="hg-picture" role="img" aria-label="')
    assert re.search(r'aria-label="([^"]*)"', html)[1] == "A figure. Descent; x: update; y: cost; shown: a run"
    assert "currentColor" in html
    assert not re.search("#000000|#010203|#ffffff", html)
    assert python.page.locator("#place figure.hg-picture svg path").count() > 5
    assert python.text("print(plt.get_fignums())") == "[]\n"


def test_figures_come_where_show_is_called_and_at_the_end(python):
    python.run("import matplotlib.pyplot as plt")
    ended = python.run("plt.plot([1, 2])\nplt.show()\nprint('between')\nplt.plot([2, 1]);")
    kinds = [each["output_type"] for each in ended["outputs"]]
    assert kinds == ["display_data", "stream", "display_data"]


def test_the_pictures_of_the_book_are_the_same_here(python):
    ended = python.run("""import numpy as np, handgrad as hg
from handgrad import plots
run = hg.train(hg.Quadratic([[2.0]]), np.array([1.5]), hg.GradientDescent(rate=0.1), updates=3)
plots.picture(plots.valley, run, domain=(-2, 2))""")
    assert ended["outputs"][0]["data"]["text/plain"].startswith("Picture: 3 updates from θ = 1.5")


def test_pictures_of_all_kinds_can_be_drawn_by_the_older_matplotlib_here(python):
    """Level lines with their costs, hatched regions, powers of ten: its ways to draw them have changed since."""
    ended = python.run("""import numpy as np, handgrad as hg
from handgrad import plots
run = hg.train(hg.Saddle(), np.array([1.0, 0.001]), hg.GradientDescent(0.1), 30)
ends = np.moveaxis(np.eye(2)[np.array([[0, 0, 1], [0, 1, 1]])], -1, 0)
drawn = [plots.picture(plots.descent, {"rate 0.00796": run}, domain=((-1.4, 1.4), (-0.8, 1.8)))]
drawn.append(plots.picture(plots.basins, ends, minima=np.eye(2), domain=((-3, 3), (-2, 2))))
drawn.append(plots.picture(plots.cost_by_epoch, {"rate 0.00796": [1.0, 0.0123]}))
print([text in picture.svg for text, picture in zip(("−0.077", "<pattern", "10⁻²"), drawn)])""")
    assert ended["outputs"] == [stream("[True, True, True]\n")], ended


def test_magics_work_and_a_cell_may_await(python):
    assert "Wall time" in python.text("%time sum(range(10))")
    assert "per loop" in python.text("%timeit -n1 -r1 pass")
    assert python.text("import asyncio\nawait asyncio.sleep(0.01)\nprint('awaited')") == "awaited\n"
    shown = python.run("import asyncio, matplotlib.pyplot as plt\nplt.plot([1])\nawait asyncio.sleep(0)")
    assert "text/html" in shown["outputs"][0]["data"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("input('?')", "input() cannot ask you here"),
        ("!ls", "no command line here"),
        ("import nowhere", "No module"),
    ],
)
def test_what_a_browser_cannot_do_is_said_in_one_sentence(python, code, words):
    error = python.error(code)
    assert words in error["evalue"]
    assert error["traceback"][0] == f"line 1\n    {code}"
    assert len(error["traceback"]) == 2


def test_threads_and_scripts_of_a_shell_are_refused_in_one_sentence(python):
    thread = python.error("import threading\nthreading.Thread(target=print).start()")
    assert thread["evalue"] == "There are no threads here: Python runs in your browser."
    assert len(thread["traceback"]) == 2
    assert "no command line here" in python.error("%%bash\nls")["evalue"]


def test_an_error_shows_the_readers_lines_and_one_of_the_library(python):
    python.run("import numpy as np, handgrad as hg")
    error = python.error("\ndef cost(p):\n    return hg.MeanSquaredError().value(p, p)\n\ncost(np.zeros(3))")
    first, second, library, last = error["traceback"]
    assert first == "line 5\n    cost(np.zeros(3))"
    assert second == "line 3, in cost\n    return hg.MeanSquaredError().value(p, p)"
    assert re.fullmatch(r"in handgrad/validation\.py, line \d+, \w+", library)
    assert last == f"ValueError: {error['evalue']}"
    assert error["places"] == [{"id": "cell-2", "line": 5}, {"id": "cell-2", "line": 3}]


def test_an_error_in_a_function_of_another_cell_links_to_its_line(python):
    python.run("def broken():\n    return {}['key']", "cell-7")
    error = python.error("broken()", "cell-8")
    assert error["traceback"][1] == "cell 7, line 2, in broken\n    return {}['key']"
    assert error["places"][-1] == {"id": "cell-7", "line": 2}
    assert python.page.locator("#place a[href='#cell-7']").inner_text() == "cell 7"


def test_a_function_keeps_its_own_lines_when_its_cell_is_edited(python):
    python.run("def kept():\n    return 1 / 0  # as it ran", "cell-7")
    python.run("x = 'edited'\ny = 'edited'", "cell-7")
    assert python.error("kept()")["traceback"][1] == "cell 7, line 2, in kept\n    return 1 / 0  # as it ran"


def test_wrong_syntax_is_shown_with_its_caret(python):
    error = python.error("x = 1\ny = = 2")
    assert error["traceback"] == ["line 2", "    y = = 2", "        ^", "SyntaxError: invalid syntax"]
    assert error["places"] == [{"id": "cell-2", "line": 2}]
    assert error["evalue"] == "invalid syntax"


def test_a_timed_cell_fails_at_its_own_line(python):
    assert python.error("%%time\nx = 1\n1 / 0")["traceback"][0] == "line 3\n    1 / 0"


def test_a_deep_recursion_is_told_in_a_few_lines(python):
    error = python.error("def f(n):\n    return f(n + 1)\nf(0)")
    assert error["ename"] == "RecursionError"
    assert len(error["traceback"]) < 12
    assert re.search(r"… \d{3} more calls …", "\n".join(error["traceback"]))
    assert error["places"][-1] == {"id": "cell-2", "line": 2}


def test_an_error_names_its_cause(python):
    error = python.error("try:\n    {}['a']\nexcept KeyError as e:\n    raise ValueError('b') from e")
    assert error["traceback"][-2:] == ["ValueError: b", "because of KeyError: 'a'"]


def test_too_much_memory_is_an_error_like_others(python):
    assert python.error("bytearray(2**40)")["ename"] in ("MemoryError", "OverflowError")
    assert python.run("1")["status"] == "ok"


@pytest.mark.parametrize("code", ENDLESS)
def test_stop_ends_what_runs_and_keeps_what_was_computed(python, code):
    python.run("kept = 7")
    python.begin(f"print('runs')\n{code}")
    python.page.wait_for_function("place.innerText.includes('runs')")
    assert python.stop() == "interrupted"
    ended = python.end()
    assert ended["status"] == "stopped", ended["outputs"]
    assert ended["outputs"][-1]["traceback"] == ["Stopped."]
    assert python.text("print(kept)") == "7\n"


def test_the_page_stays_alive_while_a_cell_prints_without_end(python):
    python.begin("while True: print('a line of text')")
    frames = """() => new Promise((end) => {
      const times = [performance.now()];
      const next = (time) => (times.push(time) < 30 ? requestAnimationFrame(next) : end(times));
      requestAnimationFrame(next);
    })"""
    assert len(python.ask(frames)) == 30
    assert python.stop() == "interrupted"
    assert python.end()["status"] == "stopped"


def test_a_cell_is_refused_while_another_runs_and_leaves_that_one_alone(python):
    python.begin("import time; time.sleep(0.2); print(1)")
    refused = python.ask("session.run('cell-3', 'print(2)').catch(({ message }) => message)")
    assert refused == "cell-3 cannot run now: cell-2 is still running."
    assert python.end() == {"status": "ok", "outputs": [stream("1\n")]}
    assert python.text("print(2)", "cell-3") == "2\n"
    assert python.stop() == "idle"


def send(python, comm, data, buffers=""):
    script = f"""([comm_id, data]) => session.comms.send(
      {{ type: "comm_msg", comm_id, data, metadata: {{}}, buffers: [{buffers}] }})"""
    return python.ask(script, [comm, data])


def change(python, comm, **state):
    return send(python, comm, {"method": "update", "state": state, "buffer_paths": []})


def opened_comm(python, model):
    """The comm of the newest widget of a model."""
    return python.ask("(name) => comms.findLast(({ data }) => data.state?._model_name === name).comm_id", model)


def test_a_widget_opens_a_comm_and_hears_what_the_page_sends(python):
    ended = python.run(SLIDER)
    view = ended["outputs"][0]["data"]["application/vnd.jupyter.widget-view+json"]
    assert opened_comm(python, "IntSliderModel") == view["model_id"]
    assert change(python, view["model_id"], value=42) == "ok"
    assert python.text("print(slider.value)", "cell-3") == "42\n"


def test_what_a_widget_prints_goes_below_the_cell_that_made_it(python):
    python.run(SLIDER + "\nslider.observe(lambda change: print('moved to', change.new), 'value')")
    change(python, opened_comm(python, "IntSliderModel"), value=9)
    python.page.wait_for_function("place.innerText.includes('moved to 9')")
    python.run("slider.observe(lambda change: 1 / 0, 'value')", "cell-3")
    change(python, opened_comm(python, "IntSliderModel"), value=8)
    python.page.wait_for_function("place.innerText.includes('ZeroDivisionError')")


def outputs_of(python):
    """What the newest Output widget shows, as soon as it shows something."""
    script = """() => comms.findLast(({ data }) => data.state?.outputs?.length)?.data.state.outputs"""
    python.page.wait_for_function(script)
    return python.ask(script)


def test_interact_prints_returns_and_draws(python):
    python.run("import ipywidgets as w, matplotlib.pyplot as plt")
    for code, kind in [("print(x)", "stream"), ("return x", "display_data"), ("plt.plot([0, x])", "display_data")]:
        python.ask("() => { comms.length = 0; }")
        shown = python.run(f"def f(x):\n    {code}\nw.interact(f, x=(0, 10));")
        assert [each["output_type"] for each in shown["outputs"]] == ["display_data"]
        before = json.dumps(outputs_of(python))
        comm = opened_comm(python, "IntSliderModel")
        python.ask("() => { comms.length = 0; }")
        change(python, comm, value=7)
        after = outputs_of(python)
        assert [each["output_type"] for each in after] == [kind]
        assert json.dumps(after) != before


def test_an_output_widget_captures_errors_too_and_nothing_else(python):
    ended = python.run("out = w.Output()\nwith out:\n    print('in')\n    1 / 0\nprint('after')")
    assert ended == {"status": "ok", "outputs": [stream("after\n")]}
    captured = outputs_of(python)
    assert captured[0] == stream("in\n")
    assert captured[1]["ename"] == "ZeroDivisionError"


def test_buffers_go_both_ways(python):
    python.run(OWN + "own")
    opening = "comms.findLast(({ buffers }) => buffers.length)"
    assert python.ask(f"[...new Uint8Array({opening}.buffers[0])]") == [1, 2, 3]
    data = {"method": "update", "state": {}, "buffer_paths": [["data"]]}
    send(python, python.ask(f"{opening}.comm_id"), data, "new Uint8Array([9, 8]).buffer")
    assert python.text("print(bytes(own.data))") == "b'\\t\\x08'\n"


def test_a_task_of_a_widget_sends_while_it_runs_and_hears_in_between(python):
    python.run(OWN + TRAIN + "own")
    comm = python.ask("comms.findLast(({ buffers }) => buffers.length).comm_id")
    python.ask("() => { comms.length = 0; }")
    send(python, comm, {"method": "custom", "content": {}})
    python.page.wait_for_function("comms.filter(({ data }) => data.state?.n).length > 20")
    assert python.text("print(own.n > 20)") == "True\n"
    assert change(python, comm, go=False) == "ok"
    first, second = (int(python.text("print(own.n)")) for _ in range(2))
    assert first == second


def test_a_message_arrives_while_a_cell_awaits(python):
    python.run(SLIDER)
    python.begin("import asyncio\nwhile slider.value != 5: await asyncio.sleep(0.01)\nprint('heard')", "cell-3")
    change(python, opened_comm(python, "IntSliderModel"), value=5)
    assert python.end()["outputs"] == [stream("heard\n")]


def test_an_endless_reaction_of_a_widget_is_stopped_too(python):
    python.run(SLIDER + "\ndef endless(change):\n    while True: pass\nslider.observe(endless, 'value')")
    comm = opened_comm(python, "IntSliderModel")
    python.ask(
        """(comm_id) => {
      session.comms.send({ type: "comm_msg", comm_id, data: { method: "update", state: { value: 3 } } });
    }""",
        comm,
    )
    python.page.wait_for_function("session.state === 'busy'")
    assert python.stop() == "interrupted"
    python.page.wait_for_function("session.state === 'ready'")


def test_when_python_itself_breaks_the_cell_says_so_and_a_new_one_starts(started):
    broken = started.run("import json\njson.dumps = None\nprint('lost')")
    assert broken["outputs"][-1]["traceback"][0] == "Python itself broke down: TypeError"
    broken = started.run("import js, pyodide_js\npyodide_js._api.fatal_error(js.Error.new('a test'))")
    started.trouble.clear()  # Pyodide reports it on the console
    assert broken["status"] == "error"
    assert "Python itself broke down: " in broken["outputs"][-1]["traceback"][0]
    assert started.run("1 + 1")["outputs"][0]["data"] == {"text/plain": "2"}


def test_without_shared_memory_stop_starts_python_anew(browser, folder):
    with serving(folder, headers={}) as address, visit(browser) as (page, trouble):
        reader = SessionReader(page, address, trouble).open()
        reader.run("kept = 7")
        reader.begin("import asyncio; await asyncio.sleep(1000)")
        page.wait_for_function("session.state === 'busy'")
        assert reader.stop() == "interrupted"  # what awaits can always be stopped
        reader.begin("print('runs')\nwhile True: pass")
        page.wait_for_function("place.innerText.includes('runs')")
        assert reader.stop() == "restarted"
        ended = reader.end()
        assert ended["status"] == "stopped"
        assert ended["outputs"][-1]["traceback"][-1] == "Python had to be started anew: run the cells again."
        assert reader.error("kept")["ename"] == "NameError"


def test_the_official_packages_may_come_from_another_origin(browser, folder, book):
    with serving(book / "pyodide", {"Access-Control-Allow-Origin": "*"}) as cdn, serving(folder) as address:
        leave_to(cdn, book / "pyodide", folder / "far")
        with visit(browser) as (page, trouble):
            reader = SessionReader(page, address, trouble).open()
            reader.ask("open('./far/')")
            (output,) = reader.run("import handgrad\nhandgrad.__name__")["outputs"]
            assert output["data"] == {"text/plain": "'handgrad'"}
            assert reader.ask("crossOriginIsolated")
    shutil.rmtree(folder / "far")


def test_a_python_that_cannot_be_loaded_is_told_and_may_be_tried_again(opened):
    opened.ask("() => { window.good = session; open('./nowhere/'); heard.length = 0; }")
    message = opened.ask("session.start().catch(({ message }) => message)")
    assert message.startswith("Python could not be loaded: ")
    assert "config.json answered 404" in message
    assert opened.ask("heard.at(-1)")["state"] == "failed"
    assert opened.ask("heard.at(-1)")["text"] == message
    again = opened.ask("session.run('cell-2', '1').catch(({ message }) => message)")
    assert again == message
    opened.ask("() => { session = good; }")
    opened.trouble.clear()  # the browser reports the 404s
