"""The buttons that need a public repository are off, and `_config.yml` alone turns them on."""

import re

import pytest

pytestmark = pytest.mark.slow

TEXT = '# A page\n\nA first paragraph with "quotes" in it.\n\n```{code-cell} python\n6 * 7\n```\n'
PUBLIC = {
    'binderhub_url: ""': "binderhub_url: https://mybinder.org",
    'colab_url: ""': "colab_url: https://colab.research.google.com",
    "use_repository_button: false": "use_repository_button: true",
    "use_edit_page_button: false": "use_edit_page_button: true",
}


def links(small_book) -> list[str]:
    """Where the buttons above the article lead."""
    code, said = small_book.build()
    assert code == 0, said
    html = (small_book.folder / "_build/html/chapters/index.html").read_text(encoding="utf-8")
    assert '<meta name="description" content="A first paragraph with ' in html
    header = html.partition('<div class="article-header-buttons">')[2].partition("<article")[0]
    return re.findall(r'<a href="([^"]+)"', header)


def test_by_default_a_page_is_offered_as_notebook_and_as_source_only(small_book):
    small_book.write(TEXT)
    assert links(small_book) == ["../notebooks/index.ipynb", "../_sources/chapters/index.md"]
    assert (small_book.folder / "_build/html/notebooks/index.ipynb").is_file()


def test_the_configuration_turns_on_binder_colab_and_edit(small_book):
    config = small_book.folder / "_config.yml"
    before = config.read_text()
    for off, on in PUBLIC.items():
        assert off in before
        config.write_text(config.read_text().replace(off, on))
    small_book.write(TEXT)
    found = links(small_book)
    config.write_text(before)
    repository = "gradients-by-hand/gradients-by-hand"
    assert f"https://github.com/{repository}" in found
    assert f"https://github.com/{repository}/edit/main/chapters/index.md" in found
    assert any(link.startswith(f"https://mybinder.org/v2/gh/{repository}/main") for link in found)
    assert f"https://colab.research.google.com/github/{repository}/blob/notebooks/index.ipynb" in found
