"""How the outputs of a cell look in the page: as the book's own, and inert."""

import pytest

from support.browser import visit
from support.readers import SessionReader
from support.sites import serving, session_site

pytestmark = pytest.mark.slow

NAMES = {"html": "text/html", "plain": "text/plain", "latex": "text/latex"}
NAMES |= {"png": "image/png", "svg": "image/svg+xml"}
ERROR = {"output_type": "error", "ename": "ValueError", "evalue": "x"}


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("show")
    session_site(folder)
    with serving(folder) as address, visit(browser) as (page, trouble):
        yield SessionReader(page, address, trouble).open()


@pytest.fixture
def show(opened):
    """show(*outputs) in an empty place; show.again(*outputs) goes on with what is there."""

    def again(*outputs, hosts="{}"):
        opened.ask(f"(outputs) => show(place, outputs, {hosts})", list(outputs))
        return opened.page.locator("#place > .output")

    def show(*outputs, hosts="{}"):
        opened.ask("() => show(place, [])")
        return again(*outputs, hosts=hosts)

    show.again, show.ask = again, opened.ask
    yield show
    assert opened.trouble == []


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


def data(**kinds):
    return {"output_type": "display_data", "metadata": {}, "data": {NAMES[kind]: kinds[kind] for kind in kinds}}


def test_outputs_have_the_classes_of_the_pages(show):
    found = show(stream("a\n"), stream("b\n", "stderr"), data(plain="1"), data(html="<b>x</b>", plain="x"))
    names = [" ".join(each.split()[:2]) for each in found.evaluate_all("all => all.map((each) => each.className)")]
    assert names == ["output stream", "output stderr", "output text_plain", "output text_html"]
    assert found.locator("pre").all_inner_texts() == ["a\n", "b\n", "1"]


def test_the_richest_form_is_shown(show):
    assert show(data(plain="plain", html="<i>rich</i>")).locator("i").inner_text() == "rich"
    assert show(data(plain="plain", latex="$x$")).inner_text().strip() == "$x$"
    assert show(data(plain="plain", png="iVBORw0KGgo=")).locator("img").get_attribute("alt")
    assert show(data(svg="<svg width='9' height='9'><circle r='4'/></svg>")).locator("svg circle").count() == 1


def test_scripts_in_an_output_do_not_run(show):
    show.ask("() => { window.ran = []; }")
    html = "<script>ran.push(1)</script><img src='data:,' onerror='ran.push(2)'><b onclick='ran.push(3)'>click</b>"
    show(data(html=html)).locator("b").click()
    show.ask("() => new Promise((end) => setTimeout(end, 100))")
    assert show.ask("ran") == []


def test_a_carriage_return_overwrites_a_line_and_colors_are_left_out(show):
    (found,) = show(stream("\x1b[31mred\x1b[0m\r\n10 %\r 20 %\rdone\nab\bc\n")).locator("pre").all()
    assert found.text_content() == "red\ndone%\nac\n"


def test_what_has_not_changed_keeps_its_elements(show):
    show(data(html="<b>x</b>"), stream("a\n"))
    show.ask("() => { window.before = [...place.children]; }")
    show.again(data(html="<b>x</b>"), stream("a\nb\n"), data(plain="new"))
    assert show.ask("[...place.children].map((each, k) => each === before[k])") == [True, True, False]
    assert show.ask("place.textContent") == "xa\nb\nnew"
    show.again(data(plain="new"))
    assert show.ask("place.textContent") == "new"


def test_a_stream_that_grows_shows_all_its_lines(show):
    lines = [f"line {i}\n" for i in range(20_000)]
    show(stream("".join(lines[:10])))
    for end in (1_000, 9_999, 20_000):
        show.again(stream("".join(lines[:end])))
        assert show.ask("place.textContent") == "".join(lines[:end])


def test_long_text_scrolls_inside_and_by_keyboard(show):
    found = show(stream("line\n" * 200)).locator("pre")
    assert found.bounding_box()["height"] < 500
    assert found.get_attribute("tabindex") == "0"
    assert show(stream("short\n")).locator("pre").get_attribute("tabindex") is None


def test_a_wide_table_scrolls_inside(show):
    row = "".join(f"<td>{'wide' * 9}{k}</td>" for k in range(40))
    show(data(html=f"<table><tr>{row}</tr></table>"))
    assert show.ask("document.documentElement.scrollWidth <= innerWidth")
    assert show.ask("place.querySelector('.live-wide').tabIndex") == 0


def test_an_error_links_to_other_cells_by_the_name_that_the_page_has_for_them(show):
    error = ERROR | {"traceback": ["line 1\n    f()", "cell 7, line 2, in f\n    <b>", "ValueError: x"]}
    found = show(error, hosts="{ name: (id) => (id === 'cell-7' ? 'cell 3' : null) }")
    assert found.locator("pre").text_content() == "line 1\n    f()\ncell 3, line 2, in f\n    <b>\nValueError: x"
    assert found.locator("a").get_attribute("href") == "#cell-7"


def test_a_widget_is_handed_to_its_host_once(show):
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "m1"}, "text/plain": "Slider()"}
    output = {"output_type": "display_data", "metadata": {}, "data": view}
    show.ask("() => { window.asked = []; }")
    host = "{ widget: (id, element) => { asked.push(id); element.textContent = 'a view'; } }"
    assert show(output, hosts=host).inner_text() == "a view"
    show.again(output, stream("more\n"), hosts=host)
    assert show.ask("asked") == ["m1"]
    assert show(output).inner_text().strip() == "Slider()"


def test_records_of_the_book_are_not_shown(show):
    record = {"application/papermill.record/text/plain": "3"}
    assert show({"output_type": "display_data", "metadata": {}, "data": record}, data(plain="1")).count() == 1


def test_results_are_announced_and_streams_are_not(show):
    show(stream("tick\n"), data(plain="1"))
    assert show.ask("place.getAttribute('aria-live')") == "polite"
    assert show.ask("[...place.children].map((each) => each.getAttribute('aria-live'))") == ["off", None]
