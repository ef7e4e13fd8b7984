"""How long a key takes to the next chart of a story, beside a page switch of a plain Streamlit app, in one run.

Run with `make bench`. It prints medians and their ratio, measured side by side: nothing here is asserted.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import IDLE, QUIET, started
from tests.find_browser import installed

ROOT = Path(__file__).resolve().parents[1]
# Its first steps are charts, one after the other.
ROUNDS, STORY = 7, "hearing"
PLAIN = {
    "entry.py": """
import streamlit as st
st.navigation([st.Page("one.py", title="One"), st.Page("two.py", title="Two")]).run()
""",
    "one.py": "PAGE",
    "two.py": "PAGE",
}
PAGE = """
import plotly.graph_objects as go
import streamlit as st
st.title(__file__)
st.plotly_chart(go.Figure(go.Scatter(x=list(range(40)), y=[n * n for n in range(40)], mode="markers")), key=__file__)
"""
# Two frames after the chart that was asked for stands there, in milliseconds by the browser's own clock.
KEY = """async () => {
  const begun = performance.now(), before = document.querySelector(".step:not([hidden])").dataset.step;
  document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", bubbles: true}));
  for (;;) {
    const step = document.querySelector(".step:not([hidden])");
    if (step.dataset.step !== before && step.querySelector(".chart .main-svg")) break;
    await new Promise(r => requestAnimationFrame(r));
  }
  await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
  return performance.now() - begun;
}"""
SWITCH = """async (title) => {
  const begun = performance.now();
  [...document.querySelectorAll('[data-testid=stSidebarNavLink], [data-testid=stTopNavLink]')]
    .find(a => a.textContent.trim() === title).click();
  for (;;) {
    const head = document.querySelector("h1"), app = document.querySelector('[data-testid=stApp]');
    if (head && head.textContent.includes(title.toLowerCase()) && document.querySelector(".main-svg")
        && app.dataset.testScriptState === "notRunning") break;
    await new Promise(r => requestAnimationFrame(r));
  }
  await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
  return performance.now() - begun;
}"""


def main() -> int:
    """Measures both in turn, so that whatever else the machine does falls on both."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        for file, text in PLAIN.items():
            (folder / file).write_text(PAGE if text == "PAGE" else text, encoding="utf-8")
        (folder / "ours").mkdir()
        ours = started(["-m", "dashboard", "run"], folder / "ours", ROOT, "/healthz")
        plain = started(
            ["-m", "streamlit", "run", "entry.py", "--server.headless=true", "--browser.gatherUsageStats=false",
             "--server.address=127.0.0.1"],
            folder, folder, "/_stcore/health", port_option="--server.port",
        )  # fmt: skip
        with ours as address, plain as other:
            browser = playwright.chromium.launch(executable_path=installed(), args=QUIET)
            keys, switches = _measured(browser.new_page(), browser.new_page(), address, other)
            browser.close()
    key, switch = statistics.median(keys), statistics.median(switches)
    sys.stdout.write(
        f"key to next chart: median {key:.0f} ms of {len(keys)}; plain page switch: median {switch:.0f} ms of "
        f"{len(switches)}; ratio {key / switch:.2f}\n"
    )
    return 0


def _measured(story: Page, plain: Page, address: str, other: str) -> tuple[list[float], list[float]]:
    story.goto(f"{address}/present?v=1&story={STORY}&step=1")
    story.wait_for_selector("html[data-ready] .step:not([hidden]) .main-svg")
    plain.goto(other)
    plain.wait_for_selector(f"{IDLE} .main-svg")
    keys, switches = [], []
    for n in range(ROUNDS):
        time.sleep(0.3)
        keys.append(story.evaluate(KEY))
        switches.append(plain.evaluate(SWITCH, ("Two", "One")[n % 2]))
    return keys, switches


if __name__ == "__main__":
    sys.exit(main())
