"""The HTML that a browser gets first for each page: title, description, first words."""

import re
import tomllib
from base64 import b64encode
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from html import escape
from string import Template

from dashboard.load.live import PROJECT_ROOT
from dashboard.web.assets import folder, plotly_script

# Without this, a link straight to an inner page makes the browser look for the server below that
# page first and report two failed requests. Everything before the last slash is the folder the
# server is mounted in, since no page has a slash in its path.
_BACKEND = 'window.__streamlit={BACKEND_BASE_URL:location.origin+location.pathname.replace(/\\/[^/]*$/,"")};'

_BOOT = Template("""<div class="first-words"><style>
html { color-scheme: light dark; }
.first-words { box-sizing: border-box; min-height: 100vh;
  padding: 5.5rem max(1rem, 50vw - 38.75rem) 2rem;
  background: light-dark($light_ground, $dark_ground); color: light-dark($light_ink, $dark_ink);
  font: 1rem/1.5 "Source Sans", sans-serif; }
.first-words h1 { font: 650 2.375rem/1.2 "Source Serif", serif; margin: 0 0 1rem; }
.first-words p { max-width: 46rem; font-size: 1.1875rem; }
</style><h1>$heading</h1><p>$description</p><p>Loading …</p></div>""")

_NOTICE = Template("""<div id="no-connection" role="status"><style>
#no-connection { position: fixed; inset: auto 0 0 0; z-index: 1000000; padding: 1rem;
  visibility: hidden; background: Canvas; color: CanvasText; border-top: 2px solid;
  font: 1rem/1.5 sans-serif;
  animation: say-so 0s 9s forwards; }
body:has([data-test-connection-state=CONNECTED]) #no-connection { display: none; }
@keyframes say-so { to { visibility: visible; } }
</style>This page has no live connection to its server. Your network may block WebSockets, which
it needs. <a href="./$plain">Here is this page without scripts</a>, with the same numbers and the words
behind them.</div>""")

_NO_SCRIPT = Template(
    '<noscript><p>The live page needs JavaScript, which is switched off here. <a href="./$plain">Here is this page '
    "without scripts</a>.</p></noscript>"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What one page says about itself before anything is drawn; `dataset` is JSON-LD made by us.

    `finding` is what its preview picture says, which goes before the description where a link is shown.
    """

    title: str
    heading: str
    description: str
    address: str = ""
    picture: str = ""
    plain: str = "plain/overview"
    dataset: str = ""
    site: str = ""
    finding: str = ""


@cache
def _grounds() -> dict[str, str]:
    """Ground and ink of both themes, from the one place that holds them."""
    theme = tomllib.loads((PROJECT_ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    return {
        f"{mode}_{ours}": theme[mode][theirs]
        for mode in ("light", "dark")
        for ours, theirs in (("ground", "backgroundColor"), ("ink", "textColor"))
    }


@cache
def _template() -> str:
    return (folder() / "index.html").read_text("utf-8")


def _replaced(pattern: str, new: str, page: str) -> str:
    """The page with the pattern's one match replaced; a release that moved it is refused."""
    changed, count = re.subn(pattern, lambda _: new, page, flags=re.DOTALL)
    if count != 1:
        raise RuntimeError(f"Streamlit's index.html has {count} matches of {pattern}; the shell expects one")
    return changed


@lru_cache(maxsize=256)
def shell(head: Head) -> str:
    """Streamlit's index.html with this page's title, description and first words."""
    title = escape(head.title)
    finding = head.finding if not head.finding or head.finding.endswith((".", "!", "?")) else f"{head.finding}."
    description = escape(f"{finding} {head.description}".strip())
    words = f'<title>{title}</title>\n    <meta name="description" content="{description}" />'
    words += f'\n    <meta property="og:title" content="{title}" />'
    words += f'\n    <meta property="og:description" content="{description}" />'
    words += '\n    <meta property="og:type" content="website" />'
    if head.site:
        words += f'\n    <meta property="og:site_name" content="{escape(head.site)}" />'
    if head.address:
        words += f'\n    <link rel="canonical" href="{escape(head.address)}" />'
        words += f'\n    <meta property="og:url" content="{escape(head.address)}" />'
    if head.picture:
        words += f'\n    <meta property="og:image" content="{escape(head.picture)}" />'
        words += '\n    <meta property="og:image:width" content="1200" />'
        words += '\n    <meta property="og:image:height" content="630" />'
        words += f'\n    <meta property="og:image:alt" content="{escape(head.finding or head.title)}" />'
        words += '\n    <meta name="twitter:card" content="summary_large_image" />'
    if head.dataset:
        # The closing tag is the one thing that could end the block early.
        words += f'\n    <script type="application/ld+json">{head.dataset.replace("<", chr(92) + "u003c")}</script>'
    words += f"\n    <script>{_BACKEND}</script>"
    chart = f'<link rel="modulepreload" crossorigin href="./static/js/{plotly_script()}" />'
    first = _BOOT.substitute(_grounds(), heading=escape(head.heading), description=escape(head.description))
    page = _replaced(r"<title>.*?</title>", words, _template())
    page = _replaced(r'<html lang="[^"]*">', '<html lang="en">', page)
    page = _replaced(r"</head>", f"  {chart}\n  </head>", page)
    page = _replaced(r"<noscript>.*?</noscript>", _NO_SCRIPT.substitute(plain=escape(head.plain)), page)
    notice = _NOTICE.substitute(plain=escape(head.plain))
    return _replaced(r'<div id="root"></div>', f'<div id="root">{first}</div>\n    {notice}', page)


@cache
def script_hashes() -> tuple[str, ...]:
    """The hashes of the inline scripts of a shell, as a content security policy names them."""
    page = shell(Head(title="", heading="", description="")) + _template()
    inline = dict.fromkeys(re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL))
    return tuple(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in inline)
