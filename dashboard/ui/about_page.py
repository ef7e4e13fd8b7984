"""About and corrections: who answers for this, under which licences, and what was wrong."""

import pandas as pd
import streamlit as st

from dashboard.derive.record_figures import long_date
from dashboard.derive.statements import line
from dashboard.model.catalog import Catalog
from dashboard.ui.markdown import claim_link, md_escape, name_link, prose
from dashboard.views.view import url_for

NOT_SET = "not named yet: whoever publishes this fills it in (data/site.yaml)"


def about(catalog: Catalog) -> None:
    """Publisher, how to report an error, licences, what this is."""
    site = catalog.site
    with st.container(key="exhibit-about"):
        for paragraph in site.about:
            st.markdown(prose(paragraph, catalog))
        st.markdown(
            "  \n".join(
                (
                    f"**Publisher:** {md_escape(site.publisher or NOT_SET)}",
                    f"**To report an error:** {md_escape(site.contact or NOT_SET)}",
                    f"**Licence of the code:** {md_escape(site.code_licence or NOT_SET)}",
                    f"**Licence of the data:** {md_escape(site.data_licence or NOT_SET)}",
                    f"**Data version:** {md_escape(catalog.version)}, {md_escape(long_date(catalog.updated))}",
                )
            )
        )
        st.markdown(
            f"What has been wrong so far stands under [Corrections]({url_for('corrections')}), how the data was made "
            f"under [Glossary and method]({url_for('method')}), and how a program reads it under "
            f"[Data]({url_for('data')})."
        )


def corrections(catalog: Catalog) -> None:
    """What was wrong, since when, and what it says now; the newest first."""
    with st.container(key="exhibit-corrections"):
        if not catalog.corrections:
            st.markdown("No correction has been made yet.")
            return
        rows = [
            {
                "Corrected": _kept_together(long_date(c.date)),
                "Of what": _of(c.of, catalog),
                "Wrong since": _kept_together(long_date(c.wrong_since)),
                "It said": md_escape(c.was),
                "It says now": md_escape(c.now),
                "Why": prose(c.why, catalog),
            }
            for c in sorted(catalog.corrections, key=lambda c: c.date, reverse=True)
        ]
        with st.container(key="corrections-table"):
            st.table(pd.DataFrame(rows), hide_index=True, alt="Corrections")


def _kept_together(words: str) -> str:
    """Words that no line may break."""
    return md_escape(words).replace(" ", "\u00a0")


def _of(of: str, catalog: Catalog) -> str:
    """A way to the record: a receipt, or the page of a name."""
    if of in catalog.claims or of in catalog.positions:
        said = line(of, catalog)
        return claim_link(f"{said.said_by}, {said.place}", of)
    if of in catalog.actors or of in catalog.entities:
        return name_link(catalog.named(of).name, of)
    return md_escape(of)
