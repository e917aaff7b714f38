"""A widget on a page where no Python runs."""


def test_the_model_of_a_static_page_does_what_anywidgets_does(node):
    node("static_model.test.mjs")


def test_a_recorded_widget_begins_ends_and_comes_back(node):
    node("recorded.test.mjs")
