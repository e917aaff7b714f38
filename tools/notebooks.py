"""Write each chapter that has code as a notebook, for downloads, Binder and Colab."""

import jupytext

from chapters import ROOT, executable, notebook

NOTEBOOKS = ROOT / "_build" / "notebooks"


def main() -> None:
    for page in executable():
        target = NOTEBOOKS / page.relative_to(ROOT / "chapters").with_suffix(".ipynb")
        target.parent.mkdir(parents=True, exist_ok=True)
        chapter = notebook(page)
        del chapter.metadata["source_map"]
        for index, cell in enumerate(chapter.cells):
            cell.id = f"cell-{index}"  # the same source gives the same file
        jupytext.write(chapter, target, fmt="ipynb")
        print(f"wrote {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
