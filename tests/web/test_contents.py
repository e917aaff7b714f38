"""\"On this page\" marks the section that is being read, wherever a reader scrolls or leaps to."""

import pytest

from support.addresses import EVERY_CHAPTER, settle

pytestmark = pytest.mark.slow

# Leaps and scrolls to many places, down, up and across, and compares what is marked there with what is read there:
# the last section that has begun at a third of the window, or on the last screen one that is in sight.
WRONG = """async () => {
  const links = [...document.querySelectorAll(".bd-sidebar-secondary nav.page-toc a")];
  const section = (link) => document.getElementById(decodeURIComponent(link.hash).slice(1));
  const box = (link) => section(link).getBoundingClientRect();
  const frame = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  const most = document.documentElement.scrollHeight - innerHeight, third = innerHeight / 3;
  const steps = Array.from({ length: 41 }, (_, k) => (most * k) / 40);
  const wrong = [];
  for (const y of [...steps, ...steps.toReversed(), ...steps.map((_, k) => steps[(k * 17) % 41])]) {
    scrollTo({ top: y, behavior: "instant" });
    await frame();
    const marked = links.filter((link) => link.classList.contains("active"));
    const read = links.findLast((link) => box(link).top <= third);
    const last = most - scrollY < innerHeight * 2 / 3;
    const inSight = marked.length === 1 && box(marked[0]).top < innerHeight && box(marked[0]).bottom > 0;
    const same = marked.length === (read ? 1 : 0) && marked[0] === read;
    if (last ? marked.length && !inSight : !same) wrong.push([y, marked.map(({ hash }) => hash), read?.hash]);
    if (marked.some((link) => link.ariaCurrent !== "true")) wrong.push([y, "aria-current"]);
  }
  return wrong;
}"""


@EVERY_CHAPTER
def test_the_marked_section_is_the_one_that_is_read(page, site, path):
    settle(page, site, path)
    assert page.evaluate(WRONG) == []


def test_a_section_that_was_chosen_is_marked_although_it_cannot_come_to_the_top(page, site):
    settle(page, site, "chapters/backprop/backpropagation.html")
    for link in page.locator(".bd-sidebar-secondary nav.page-toc > ul > li > a").all():
        link.click()
        page.wait_for_function(
            "(hash) => document.querySelector('nav.page-toc a.active')?.hash === hash",
            arg=link.get_attribute("href"),
        )
