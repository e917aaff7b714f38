"""What Python in the page is made of: Pyodide's files, wheels, and the two lists that the page reads.

fetch      files from the package index, each verified by its hash
official   Pyodide's own packages, which the lock file in npm's `pyodide` names with their hashes
wheels     packages of pure Python, and the kernel that comes with JupyterLite
handgrad   the wheel of this tree's library
compiling  the same wheels with bytecode, so that the browser need not compile them
cache      where all of these wait for the next build
lock       the list that Pyodide reads
contents   what the site's folder holds
folder     the folder itself
"""
