"""What Python in the page is made of: Pyodide's files, wheels, and the two lists that the page reads.

official   Pyodide itself and the list of its packages, both in npm's `pyodide`
sources    where those packages come from, and which source is asked first
fetch      files from the package index, each verified by its hash
wheels     packages of pure Python, and the kernel that comes with JupyterLite
handgrad   the wheel of this tree's library
compiling  the same wheels with bytecode, so that the browser need not compile them
cache      where all of these wait for the next build
lock       the list that Pyodide reads
contents   what the site's folder holds
folder     the folder itself
"""
