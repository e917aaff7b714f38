"""Results as pages: feedback for each student, and a report on the class."""
