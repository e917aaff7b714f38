"""For instructors: notebooks to hand out, grades, a report on the class.

The command line is `handgrad`: see `cli.py`. Nothing else imports this.
"""
