"""The one listener that turns a click on a mark, a number or a table row into an open receipt."""

import streamlit as st

# A trigger lives for one run only, so a closed receipt stays closed and the same mark opens it again.
LISTENER = """
export default function({ parentElement, setTriggerValue }) {
  const open = (id) => { if (typeof id === "string" && id) setTriggerValue("chosen", id); };
  const first = (data) => Array.isArray(data) ? data[0] : data;
  const onLink = (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = new URL(link.href, location.href);
    const id = address.searchParams.get("claim");
    if (address.origin !== location.origin || !id) return;
    event.preventDefault();
    event.stopPropagation();
    open(id);
  };
  document.addEventListener("click", onLink, true);
  const heard = new WeakSet();
  const listen = () => {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      if (heard.has(chart) || typeof chart.on !== "function") continue;
      heard.add(chart);
      chart.on("plotly_click", (event) => open(first(event.points[0].customdata)));
      chart.on("plotly_clickannotation", (event) => open(event.annotation.name));
    }
  };
  listen();
  const watch = setInterval(listen, 250);
  return () => { clearInterval(watch); document.removeEventListener("click", onLink, true); };
}
"""


def mark_listener(key: str = "marks") -> str | None:
    """Mounts the listener; returns the id of the claim whose mark was just chosen, else None."""
    component = st.components.v2.component("marks", html="<span hidden></span>", js=LISTENER)
    result = component(key=key, on_chosen_change=lambda: None)
    chosen = result.chosen
    return chosen if isinstance(chosen, str) else None
