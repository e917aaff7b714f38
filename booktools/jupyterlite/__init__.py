"""What `lite/` of the site is made of: the app, which does not depend on the book, and the book's part of it.

app.py         JupyterLite itself, built once for each set of versions and kept in the cache
config.json    how it is built
settings.json  how it looks and behaves for every reader
repairs/       an extension that mends what a reader would meet as a cell that never runs
content.py     the notebooks, and where Python comes from
"""
