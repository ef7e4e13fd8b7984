"""What a reader can do with an exhibit: see its table, take it away, cite it, copy its link."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard.exhibits.exhibit import Exhibit
from dashboard.exports.citations import Reference, apa, bibtex, exhibit_reference, ris, sentence
from dashboard.figures.theme import colour
from dashboard.model.catalog import Catalog
from dashboard.ui.address import choose, embedded, site_address
from dashboard.ui.markdown import md_escape
from dashboard.views.view import View, embed_url, exhibit_url, file_url

LEGEND = (
    (colour("claim"), "plum: what a document says"),
    (colour("record"), "black: public record"),
)
FORMATS = (("CSV", "csv"), ("Excel", "xlsx"), ("JSON", "json"))
STYLES = (("Sentence", sentence), ("APA", apa), ("BibTeX", bibtex), ("RIS", ris))


def element_key(exhibit_id: str) -> str:
    """The exhibit's id without the dot, which a style sheet would read as a class."""
    return exhibit_id.replace(".", "-")


def actions(exhibit: Exhibit, view: View, catalog: Catalog, *, has_table: bool) -> bool:
    """The row of actions, always in this order; returns whether the table is open."""
    key = element_key(exhibit.id)
    shown = view.chosen("table") == exhibit.id
    if embedded():
        # A link of this kind opens a page of its own; a whole page inside another site's frame is refused.
        whole = site_address(catalog) + exhibit_url(view, exhibit.id)
        st.link_button(f"{md_escape(catalog.site.name)}: the full view", whole, type="tertiary")
        return False

    def toggle() -> None:
        choose(view.page, catalog, table="" if shown else exhibit.id)

    with st.container(key=f"actions-{key}", horizontal=True):
        if has_table:
            word = "Hide the table" if shown else "Table"
            _button(word, f"table-{key}", ":material/table_chart:", on_click=toggle)
        if _button("Download", f"download-{key}", ":material/download:"):
            download_dialog(exhibit, view, catalog)
        if _button("Cite", f"cite-{key}", ":material/format_quote:"):
            cite_dialog(exhibit_reference(exhibit, catalog, site_address(catalog) + exhibit_url(view, exhibit.id)))
        # The listener copies and stops the click, so that no run follows it.
        _button("Copy link", f"copylink-{key}", ":material/link:")
    return shown


def _button(word: str, key: str, icon: str, **more: object) -> bool:
    return st.button(word, key=key, icon=icon, type="tertiary", **more)  # type: ignore[arg-type]


def download_dialog(exhibit: Exhibit, view: View, catalog: Catalog) -> None:
    """Files of one exhibit: pictures made in the browser, data from addresses that any server can answer."""

    @st.dialog("Download", position="right", width=480)
    def show() -> None:
        key = element_key(exhibit.id)
        st.markdown(f"**{md_escape(exhibit.title)}**")
        st.markdown("A picture, with title, verdicts, source note and link in it:")
        with st.container(key=f"pictures-{key}", horizontal=True):
            # The listener makes the picture and stops the click.
            st.button("PNG", key=f"png-{key}", icon=":material/image:")
            st.button("SVG", key=f"svg-{key}", icon=":material/image:")
        st.markdown("The data, with numbers, bounds, quotes and sources:")
        links = [f"[{name}]({file_url(view, exhibit.id, suffix)})" for name, suffix in FORMATS]
        st.markdown("\n".join(f"- {link}" for link in links))
        st.markdown("To show it on another site:")
        source = site_address(catalog) + embed_url(view, exhibit.id)
        size = 'width="100%" height="720" loading="lazy"'
        frame = f'<iframe src="{escape(source)}" title="{escape(exhibit.title)}" {size}></iframe>'
        st.code(frame, language=None, wrap_lines=True)
        st.caption(f"Data version {catalog.version}, {catalog.updated}.")

    show()


def cite_dialog(reference: Reference) -> None:
    """The citation in four styles, each with a button that copies it."""

    @st.dialog("Cite", position="right", width=480)
    def show() -> None:
        citations(reference)

    show()


def citations(reference: Reference) -> None:
    """Each style under its name."""
    for name, style in STYLES:
        st.markdown(f"**{name}**")
        st.code(style(reference).replace("\r\n", "\n").strip(), language=None, wrap_lines=True)


def take_away(exhibit: Exhibit, view: View, catalog: Catalog) -> Mapping[str, object]:
    """What the listener needs to copy the link of an exhibit and to make its picture; text only."""
    return {
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "legend": [(s, *of) for s, of in zip(exhibit.signs, LEGEND, strict=True)]
        if exhibit.meets_the_record and exhibit.figures
        else None,
        "text": list(exhibit.text),
        "notes": " ".join(note for note in exhibit.notes if note),
        "source": exhibit.source_note,
        "link": exhibit_url(view, exhibit.id),
        "version": f"{catalog.site.name}, data version {catalog.version}, {catalog.updated}",
    }
