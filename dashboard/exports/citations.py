"""Citations of an exhibit or a claim: APA, BibTeX, RIS and a plain sentence, all from one reference."""

import re
from dataclasses import dataclass

from dashboard.derive.record_items import PREFIX, record_item
from dashboard.exhibits.exhibit import Exhibit
from dashboard.model.catalog import Catalog

BIBTEX_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a citation names. `said` says whose words it is about, with document and paragraph."""

    key: str
    title: str
    said: str
    site: str
    publisher: str | None
    version: str
    date: str
    link: str


def claim_reference(claim_id: str, catalog: Catalog, link: str) -> Reference:
    """The reference of a claim, a position or an item of the record; raises KeyError if there is none."""
    if claim_id.startswith(PREFIX):
        item = record_item(claim_id, catalog)
        said = "; ".join(f"{s.publisher}, {s.title}" for s in item.sources)
        return _reference(claim_id, f"{item.label}: {item.headline}", f"Public record: {said}", catalog, link)
    claim = catalog.statement(claim_id)
    return _reference(claim_id, claim.statement, _documents((claim_id,), catalog), catalog, link)


def exhibit_reference(exhibit: Exhibit, catalog: Catalog, link: str) -> Reference:
    """The reference of an exhibit, naming every document and paragraph behind it."""
    ids = tuple(dict.fromkeys(i for row in exhibit.table["claim_ids"] for i in row))
    said = _documents(ids, catalog) or "Public record"
    return _reference(exhibit.id, exhibit.title, said, catalog, link)


def apa(reference: Reference) -> str:
    """APA, 7th edition: a page of a data set with its version."""
    publisher = reference.publisher or reference.site
    return (
        f"{publisher}. ({reference.date[:4]}). {_closed(reference.title)} In {reference.site} "
        f"(Data version {reference.version}, {reference.date}) [Data set]. {_closed(reference.said)} {reference.link}"
    )


def bibtex(reference: Reference) -> str:
    """A BibTeX entry of type misc."""
    fields = {
        "title": f"{{{_bibtex(reference.title)}}}",
        "howpublished": _bibtex(reference.site),
        "publisher": _bibtex(reference.publisher or reference.site),
        "year": reference.date[:4],
        "month": reference.date[5:7],
        "version": reference.version,
        "note": _bibtex(reference.said),
        "url": reference.link.replace("{", "%7B").replace("}", "%7D"),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{reference.key},\n{lines}\n}}"


def ris(reference: Reference) -> str:
    """A RIS record of type DATA; every line ends as the format wants it."""
    lines = (
        ("TY", "DATA"),
        ("TI", reference.title),
        ("T2", reference.site),
        ("PB", reference.publisher or reference.site),
        ("PY", reference.date[:4]),
        ("DA", reference.date.replace("-", "/")),
        ("ET", reference.version),
        ("N1", reference.said),
        ("UR", reference.link),
        ("ER", ""),
    )
    return "\r\n".join(f"{tag}  - {_line(value)}" for tag, value in lines) + "\r\n"


def sentence(reference: Reference) -> str:
    """A sentence that can stand in a text or a footnote."""
    return (
        f"{_closed(reference.title)} {_closed(reference.said)} {reference.site}, data version {reference.version} "
        f"of {reference.date}, {reference.link}"
    )


def _reference(item_id: str, title: str, said: str, catalog: Catalog, link: str) -> Reference:
    return Reference(
        key=re.sub(r"[^A-Za-z0-9]+", "-", item_id).strip("-"),
        title=_line(title),
        said=_line(said),
        site=_line(catalog.site.name),
        publisher=_line(catalog.site.publisher) if catalog.site.publisher else None,
        version=catalog.version,
        date=catalog.updated,
        link=link,
    )


def _documents(ids: tuple[str, ...], catalog: Catalog) -> str:
    """Author, title and paragraphs of each document, as in "Name, Title, Guide ¶13; …"."""
    found: dict[str, set[int]] = {}
    for claim_id in ids:
        if not claim_id.startswith(PREFIX):
            for evidence in catalog.statement(claim_id).evidence:
                found.setdefault(evidence.source, set()).add(evidence.paragraph)
    return "; ".join(
        f"{s.author.name or s.author.role}, {s.title}, {s.name} ¶{', '.join(str(n) for n in sorted(found[s.id]))}"
        for s in catalog.sources.values()
        if s.id in found
    )


def _line(text: str) -> str:
    """One line: no break and no control sign may end a field."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _closed(text: str) -> str:
    return text if text.endswith((".", "!", "?", ".”")) else f"{text}."


def _bibtex(text: str) -> str:
    return "".join(BIBTEX_SPECIAL.get(c, c) for c in text)
