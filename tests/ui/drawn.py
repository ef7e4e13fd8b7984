"""A page as the script draws it, and the texts on it."""

from streamlit.testing.v1 import AppTest

from dashboard.load.live import PROJECT_ROOT

SCRIPT = PROJECT_ROOT / "dashboard" / "streamlit_app.py"


def page_drawn(page, query=None):
    app = AppTest.from_file(str(SCRIPT), default_timeout=30)
    if page.path != "/":
        app.run()
        app.switch_page(page.file)
    for name, value in (query or {}).items():
        app.query_params[name] = value
    return app.run()


def values(elements):
    return [element.value for element in elements]


def words(app):
    """Every text on the page outside its tables."""
    return values((*app.title, *app.subheader, *app.markdown, *app.caption, *app.info))


def cells(app):
    """Every cell of every table."""
    return [str(cell) for table in app.table for cell in table.value.to_numpy().ravel()]
