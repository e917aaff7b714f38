"""For instructors: notebooks to hand out, submissions to grade, a report on the class.

The command line is `handgrad`; see `cli.py`. Nothing else of the library imports this.
"""
