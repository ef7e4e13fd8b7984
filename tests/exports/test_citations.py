"""Citations: each style names author, paragraph, site, version and link, and reads as its format wants it."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from dashboard.derive.record_items import PREFIX, record_ids
from dashboard.exhibits.registry import exhibit_by_id, exhibit_ids, page_of
from dashboard.exports.citations import apa, bibtex, claim_reference, exhibit_reference, ris, sentence
from dashboard.load.catalog import load_catalog
from dashboard.load.live import store
from dashboard.views.view import View, claim_url, exhibit_url, parse
from tests.hostile import payloads

CATALOG = store().catalog()
ADDRESS = "https://record.example"
STYLES = {"sentence": sentence, "apa": apa, "bibtex": bibtex, "ris": ris}
STATEMENTS = [*CATALOG.claims, *CATALOG.positions]
RECORD = sorted(i for i in record_ids(CATALOG) if "@" not in i)
DAYS = sorted(i for i in record_ids(CATALOG) if "@" in i)[:3]
TINY = load_catalog(Path(__file__).resolve().parents[1] / "fixtures" / "tiny-home")
each_style = pytest.mark.parametrize("style", STYLES)


@cache
def exhibit(exhibit_id):
    choices = parse(page_of(exhibit_id, CATALOG), {}, CATALOG).choices
    return exhibit_by_id(exhibit_id, CATALOG, **choices)


def reference_of(claim_id, catalog=CATALOG):
    return claim_reference(claim_id, catalog, ADDRESS + claim_url(claim_id))


@cache
def reference_of_exhibit(exhibit_id):
    page = page_of(exhibit_id, CATALOG)
    choices = parse(page, {}, CATALOG).choices
    link = ADDRESS + exhibit_url(View(page, choices), exhibit_id)
    return exhibit_reference(exhibit(exhibit_id), CATALOG, link)


@cache
def every_reference():
    own = map(reference_of, (*STATEMENTS, *RECORD, *DAYS))
    return (*own, *map(reference_of_exhibit, sorted(exhibit_ids(CATALOG))))


def plain(text):
    """A citation without what its format adds: BibTeX's backslashes and the words it has for signs."""
    for word, sign in (("textbackslash{}", "\\"), ("textasciitilde{}", "~"), ("textasciicircum{}", "^")):
        text = text.replace(f"\\{word}", sign)
    return re.sub(r"\\([{}%&#_$])", r"\1", text)


# A parser of one BibTeX entry, as strict as programs that read it can be.
ENTRY = re.compile(r"@misc\{([A-Za-z0-9][A-Za-z0-9-]*),\n(.*)\n\}", re.DOTALL)
FIELD = re.compile(r"  ([a-z]+) = \{(.*)\}(,?)")
RAW = re.compile(r"(?<!\\)[%&#_$~^]")
COMMAND = re.compile(r"\\(?:[{}%&#_$]|textbackslash\{\}|textasciitilde\{\}|textasciicircum\{\})")


def parsed(entry):
    """The key and fields of a BibTeX entry; fails at whatever LaTeX or a reference manager would stumble over."""
    whole = ENTRY.fullmatch(entry)
    assert whole, entry
    lines = whole.group(2).split("\n")
    fields = {}
    for n, line in enumerate(lines):
        field = FIELD.fullmatch(line)
        assert field, line
        name, value, comma = field.groups()
        assert bool(comma) == (n < len(lines) - 1), "fields are parted by commas, and the last has none"
        assert name not in fields
        fields[name] = value
        depth = 0
        for sign in re.sub(r"\\[{}]", "", value):
            depth += {"{": 1, "}": -1}.get(sign, 0)
            assert depth >= 0, f"a brace closes what was not opened in {name}"
        assert depth == 0, f"a brace stays open in {name}"
        assert value.isprintable()
        if name == "url":
            assert not re.search(r"[\s{}\\]", value)
            continue
        assert not RAW.search(value), f"{name} holds a raw special sign: {value}"
        assert "\\" not in COMMAND.sub("", value), f"{name} holds a command of its own: {value}"
    return whole.group(1), fields


def tagged(record):
    """The fields of a RIS record, each line of the form the format wants."""
    assert record.endswith("ER  - \r\n") and record.startswith("TY  - DATA\r\n")
    lines = record.removesuffix("\r\n").split("\r\n")
    for line in lines:
        assert re.match(r"^[A-Z][A-Z0-9]  - ", line), line
        assert line.isprintable(), line
    assert [line[:2] for line in lines].count("ER") == 1 and lines[-1].startswith("ER")
    return {line[:2]: line[6:] for line in lines}


@each_style
def test_each_style_names_author_paragraph_site_version_and_link_of_a_claim(style):
    for claim_id in STATEMENTS:
        text = plain(STYLES[style](reference_of(claim_id)))
        for evidence in CATALOG.statement(claim_id).evidence:
            source = CATALOG.sources[evidence.source]
            assert (source.author.name or source.author.role) in text
            assert source.title in text
            assert re.search(rf"{source.name} ¶(\d+, )*{evidence.paragraph}\b", text)
        for part in (CATALOG.site.name, CATALOG.version, f"{ADDRESS}{claim_url(claim_id)}", CATALOG.updated[:4]):
            assert part in text, (claim_id, part)
        assert " ".join(CATALOG.statement(claim_id).statement.split()) in text


@each_style
def test_each_style_names_publisher_and_title_of_what_stands_in_the_record(style):
    for item_id in (*RECORD, *DAYS):
        text = plain(STYLES[style](reference_of(item_id)))
        assert "Public record: " in text
        for part in (CATALOG.site.name, CATALOG.version, ADDRESS + claim_url(item_id)):
            assert part in text


@each_style
def test_each_style_names_every_document_behind_an_exhibit_or_the_record(style):
    for exhibit_id in sorted(exhibit_ids(CATALOG)):
        reference = reference_of_exhibit(exhibit_id)
        text = plain(STYLES[style](reference))
        ids = [i for row in exhibit(exhibit_id).table["claim_ids"] for i in row]
        sources = {e.source for i in ids if not i.startswith(PREFIX) for e in CATALOG.statement(i).evidence}
        for source in (CATALOG.sources[s] for s in sources):
            assert (source.author.name or source.author.role) in text
            assert re.search(rf"{source.name} ¶\d", text)
        assert sources or "Public record" in text
        for part in (CATALOG.site.name, CATALOG.version, reference.link, reference.title):
            assert part in text
        assert reference.link.endswith("#" + exhibit_id.replace(".", "-"))


def test_every_bibtex_entry_is_read_by_a_strict_parser():
    keys = set()
    for reference in every_reference():
        key, fields = parsed(bibtex(reference))
        keys.add(key)
        assert fields.keys() >= {"title", "howpublished", "year", "version", "note", "url"}
        assert re.fullmatch(r"\d{4}", fields["year"]) and re.fullmatch(r"0[1-9]|1[0-2]", fields["month"])
        assert fields["title"].startswith("{") and fields["title"].endswith("}"), "titles keep their capitals"
        assert plain(fields["note"]) == reference.said
    assert len(keys) == len(STATEMENTS) + len(RECORD) + len(DAYS) + len(exhibit_ids(CATALOG)), "keys are given once"


def test_every_ris_record_has_lines_as_the_format_wants_them_and_one_end():
    for reference in every_reference():
        fields = tagged(ris(reference))
        assert fields["UR"] == reference.link
        assert fields["TI"] == reference.title
        assert fields["N1"] == reference.said
        assert re.fullmatch(r"\d{4}", fields["PY"]) and re.fullmatch(r"\d{4}/\d\d/\d\d", fields["DA"])


@pytest.mark.parametrize("style", ["sentence", "apa"])
def test_prose_styles_are_one_line_and_end_with_the_link(style):
    for reference in every_reference():
        text = STYLES[style](reference)
        assert text.isprintable() and "  " not in text
        assert text.endswith(reference.link)
        assert not re.search(r"\.\.|[!?]\.|\s[.,;:]", text.replace("…", "").partition(reference.link)[0]), text


def test_apa_puts_year_site_and_kind_in_their_places():
    for reference in every_reference():
        year = re.escape(CATALOG.updated[:4])
        assert re.match(rf"^\S.*\. \({year}\)\. \S.* In .* \[Data set\]\. ", apa(reference))


def hostile(text):
    """The tiny home with a text in everything that a citation takes from it."""
    claim = next(c for c in TINY.claims.values() if c.quantity)
    source = TINY.sources[claim.evidence[0].source]
    return claim.id, replace(
        TINY,
        site=replace(TINY.site, name=f"{text} site", publisher=f"{text} publisher"),
        claims={**TINY.claims, claim.id: replace(claim, statement=f"{text} statement", label=text)},
        sources={
            **TINY.sources,
            source.id: replace(source, title=f"{text} title", author=replace(source.author, name=text)),
        },
    )


def test_no_text_breaks_out_of_a_citation():
    for text in payloads():
        claim_id, catalog = hostile(text)
        reference = reference_of(claim_id, catalog)
        parsed(bibtex(reference))
        tagged(ris(reference))
        for style in (sentence, apa):
            assert style(reference).isprintable(), "a sign that is not seen is left in the citation"
            assert "statement" in style(reference) and style(reference).endswith(reference.link)


@pytest.mark.parametrize("name", ["Letter; part 2", "A ¶ B", "Report ¶1", "; ", "Letter, the"])
def test_a_document_may_have_any_short_name(name):
    claim = next(iter(TINY.claims.values()))
    source = TINY.sources[claim.evidence[0].source]
    catalog = replace(TINY, sources={**TINY.sources, source.id: replace(source, name=name)})
    said = reference_of(claim.id, catalog).said
    assert (source.author.name or source.author.role) in said and name.strip() in said
