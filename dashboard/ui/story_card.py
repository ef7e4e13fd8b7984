"""One story on its page: for whom, how long, its steps, and the ways to start it and to take it away."""

import streamlit as st

from dashboard.derive.quantities import number
from dashboard.derive.wording import worded
from dashboard.model.catalog import Catalog
from dashboard.model.story import Story
from dashboard.ui.address import site_address
from dashboard.ui.markdown import md_escape
from dashboard.views.view import deck_url, story_url

DECKS = (
    ("PowerPoint", "pptx", "charts that can be edited"),
    ("HTML file", "html", "the same steps and keys, no network"),
)


def story_card(story: Story, catalog: Catalog) -> None:
    """The story with a link to each of its steps."""
    with st.container(key=f"exhibit-story-{story.id}"):
        st.subheader(md_escape(story.title), anchor=story.id)
        with st.container(key=f"subtitle-story-{story.id}"):
            st.markdown(
                f"{md_escape(story.line)}. {md_escape(story.audience)}, {number(story.minutes)} minutes, "
                f"{number(len(story.steps))} steps."
            )
        base = site_address(catalog)
        with st.container(key=f"ways-story-{story.id}", horizontal=True):
            st.link_button("Present", base + story_url(story.id), type="primary", icon=":material/slideshow:")
            for name, suffix, what in DECKS:
                st.link_button(name, base + deck_url(story.id, suffix), help=what, icon=":material/download:")
        st.markdown(
            "\n".join(
                f"{n}. [{md_escape(worded(step.headline, catalog))}]({story_url(story.id, n)})"
                for n, step in enumerate(story.steps, start=1)
            )
        )
