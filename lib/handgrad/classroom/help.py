"""What the help of `handgrad` and its commands says below the options."""

EXAMPLES = """\
three commands make a course's round:
  handgrad release                      notebooks to hand out, and the secret seed
  handgrad grade submissions            grades.csv, and feedback for each student
  handgrad report grades.csv            what the class misunderstood

exit status:
  0  done
  1  done, but some notebooks could not be graded: see their notes
  2  wrong arguments, or nothing to work on
  3  this machine cannot fence what students wrote, and --unfenced was not given
  130  interrupted; the same command continues where it stopped
"""

GRADE = """\
SUBMISSIONS is a folder that a platform's archive was unpacked into: nbgrader's
submitted/, a download of Moodle, Canvas or Gradescope, or a folder or notebook for
each student. With several assignments, put each download into a folder of the
assignment's name. A student without a notebook gets no points, with a note.

Beside OUT, such as grades.csv, stand grades.json, from which the report is made, and
the folder grades-feedback with a page for each student. An interrupted run continues
from grades.journal when it is given again.

examples:
  handgrad grade submissions
  handgrad grade moodle --assignment cross-entropy-exercises --moodle worksheet.csv
  handgrad grade submitted --jobs 8 --out autumn/grades.csv --json
  handgrad grade submitted --dask tcp://10.0.0.1:8786
"""

RELEASE = """\
Writes a notebook for each page of exercises, without its solutions, and makes the
course's secret seed, course.seed, if there is none. The cases that grade follow from
it: keep it secret, keep it out of version control, and keep a copy.

Courses on nbgrader give its folder source/ by --nbgrader. What is written there has
the solutions in it: `nbgrader generate_assignment` takes them out.

examples:
  handgrad release --out release
  handgrad release --nbgrader ../course/source
"""

REPORT = """\
One page: which mistakes, how many students. It names no student.

example:
  handgrad report grades.csv --out report.html
"""
