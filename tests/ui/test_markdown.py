"""Data text reaches Markdown as plain text, whatever is in it; its terms are links and nothing else changes."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.load.live import store
from dashboard.model.method import Term
from dashboard.ui.markdown import SPECIAL, claim_link, exhibit_link, md_escape, name_link, prose
from dashboard.views.view import term_url

CATALOG = store().catalog()
# Every bracket of escaped text has a backslash before it, so a bare one opens or closes a link.
LINK = re.compile(r"\[((?:[^\\\[\]]|\\.)*)\]\(([^()\s]*)\)")


def of_terms(*terms):
    """A catalog with these terms: (id, word, other words...)."""
    found = {i: Term(id=i, term=word, also=tuple(also), meaning="x") for i, word, *also in terms}
    return replace(CATALOG, terms=found)


def links(line):
    """The links of a line: (words, address)."""
    return [(unescaped(words), address) for words, address in LINK.findall(line)]


def without_links(line):
    return LINK.sub(r"\1", line)


def unescaped(line):
    return re.sub(r"\\(.)", r"\1", line)


WORDS = [word for term in CATALOG.terms.values() for word in (term.term, *term.also)]
PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(str.upper),
    st.sampled_from([" ", " ", " ", "-", "s", ". ", "1. ", "](", "[", "\\", "$", "<b>", "\n", "é", "_"]),
    st.text(max_size=8),
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
HOSTILE = st.one_of(
    st.text(min_size=1, max_size=8),
    st.sampled_from(
        ["](x)", "[a](b)", "`c`", "<b>", "$5$", "a|b", ":red[x]", "\\", "**", "C++", "(", "!", "5. x", "a b"]
    ),
).filter(str.strip)


@given(st.text(max_size=80))
def test_no_special_character_is_left_bare_and_none_is_lost(text):
    escaped = md_escape(text)
    without = re.sub(r"\\(.)", "", escaped)
    assert not SPECIAL.search(without)
    assert unescaped(escaped) == " ".join(text.split())


@settings(max_examples=400)
@given(TEXTS)
def test_apart_from_its_links_prose_is_the_escaped_text(text):
    assert without_links(prose(text, CATALOG)) == md_escape(text)


@settings(max_examples=400)
@given(TEXTS)
def test_each_term_is_linked_once_as_whole_words_to_its_own_definition(text):
    line, flat = prose(text, CATALOG), " ".join(text.split())
    addresses = [address for _, address in links(line)]
    assert len(addresses) == len(set(addresses))
    assert set(addresses) <= {term_url(term) for term in CATALOG.terms}
    for found in LINK.finditer(line):
        words = unescaped(found.group(1))
        start = len(unescaped(without_links(line[: found.start()])))
        assert flat[start : start + len(words)] == words
        around = flat[max(0, start - 1) : start] + "|" + flat[start + len(words) : start + len(words) + 1]
        assert re.fullmatch(r"[^\w-]?\|[^\w-]?", around), around


@settings(max_examples=400)
@given(st.lists(HOSTILE, min_size=1, max_size=4, unique_by=str.casefold), TEXTS, st.data())
def test_terms_with_markup_in_them_break_nothing(words, text, data):
    catalog = of_terms(*((f"t{n}", word) for n, word in enumerate(words)))
    flat = " ".join(text.split() + data.draw(st.permutations(words)))
    line = prose(flat, catalog)
    assert unescaped(without_links(line)) == unescaped(md_escape(flat))
    assert not SPECIAL.search(re.sub(r"\\(.)", "", without_links(line)))
    assert {address for _, address in links(line)} <= {term_url(f"t{n}") for n in range(len(words))}


@pytest.mark.parametrize("word", ["](x)", "<b>", "C++", "$5", "a|b", "**", "`c`", "(", ":red[x]"])
def test_a_term_with_markup_in_it_is_a_link_with_just_these_words(word):
    assert links(prose(f"say {word} now", of_terms(("t", word)))) == [(word, term_url("t"))]


def test_only_whole_words_are_linked():
    catalog = of_terms(("api", "API"), ("token", "token"))
    for text in ("rAPId", "API-like", "sub-token", "tokenise", "tokens2", "_token"):
        assert links(prose(text, catalog)) == [], text
    for text in ("API.", "(api)", "“Tokens”", "token/API", "token’s"):
        assert links(prose(text, catalog)), text


def test_a_term_is_linked_at_its_first_place_only_under_whichever_of_its_words():
    catalog = of_terms(("lm", "language model", "LLM"))
    line = prose("An LLM, or language model, is an LLM.", catalog)
    assert links(line) == [("LLM", term_url("lm"))]
    assert line.startswith("An [LLM](")


def test_the_longest_term_wins_where_terms_lie_in_one_another():
    catalog = of_terms(("m", "model"), ("lm", "language model"))
    assert links(prose("A language model is a model.", catalog)) == [
        ("language model", term_url("lm")),
        ("model", term_url("m")),
    ]


@pytest.mark.parametrize("text", ["traınıng", "TRAİNİNG", "Kelvin ſ K", "STRASSE and straße"])
def test_letters_with_two_cases_in_other_alphabets_break_nothing(text):
    catalog = of_terms(("t", "training"), ("k", "k"), ("s", "s"), ("street", "straße"))
    assert unescaped(without_links(prose(text, catalog))) == text


def test_without_terms_prose_is_the_escaped_text():
    assert prose("*API* [x]", of_terms()) == md_escape("*API* [x]")


def test_every_term_of_the_data_is_found_under_each_of_its_words():
    for term in CATALOG.terms.values():
        for word in (term.term, *term.also, f"{term.term}s"):
            assert (word, term_url(term.id)) in links(prose(f"It is {word}.", CATALOG))


def test_markup_in_a_link_stays_text():
    for link in (
        claim_link("](javascript:alert(1)) <b>x</b>", "a.claim"),
        name_link("](javascript:alert(1)) <b>x</b>", "a.claim"),
        exhibit_link("](javascript:alert(1)) <b>x</b>", "costs", "a.claim"),
    ):
        assert link.count("](") == 1 and "<b>" not in link
        ((words, address),) = links(link)
        assert words == "](javascript:alert(1)) <b>x</b>"
        assert address.endswith(("claim=a.claim", "of=a.claim", "#a-claim"))


def test_streamlit_draws_escaped_text_without_fault():
    app = AppTest.from_string(
        "import streamlit as st\nfrom dashboard.ui.markdown import md_escape\n"
        "st.markdown(md_escape('$5 :red[x] <script>alert(1)</script> `c` # h'))"
    ).run()
    assert not app.exception
    assert "\\<script\\>" in app.markdown[0].value
