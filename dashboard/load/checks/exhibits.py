"""Exhibits and findings draw claims that exist, on pages that exist, on axes their units share."""

import re
from typing import Any

from dashboard.load.checks.record import check_ratio
from dashboard.load.draft import Draft, read
from dashboard.load.places import Placed
from dashboard.load.problems import Report
from dashboard.load.scalars import one_of
from dashboard.model.claim import Claim
from dashboard.model.exhibit import ExhibitDefinition, Finding, RecordRatio
from dashboard.model.words import PAGE_NAMES

WITH_AXIS = ("lanes", "falls", "what_if")
WITH_LANES = (*WITH_AXIS, "day", "weeks", "parts", "scores")
RECORD, RATIO = "record.", "ratio."
MULTIPLES = ("multiplier", "ratio")
PART = ("hours", "dollars")
# What each lane of a form cannot be drawn without.
DRAWN_FROM = {"day": "series", "companies": "series", "weeks": "series", "scores": "benchmarks"}
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
# What an exhibit counts or names by itself when it is drawn.
COUNTS = {
    "matrix": ("filled", "empty", "cells", "actors", "issues"),
    "timeline": ("events", "dated"),
    "recommendations": ("asks", "explicit", "implied", "most"),
    "pair": ("a", "b", "agree", "both"),
    "what_if": ("times", "amount"),
}


def check_exhibits(draft: Draft, report: Report) -> None:
    """Every page, base, group, claim and placeholder that exhibits and findings name."""
    for at, exhibit in read(draft.exhibits):
        _page(at, "page", exhibit.page, report)
        _base(draft, at, exhibit, report)
        for key in ("title", "subtitle", "alt"):
            check_placeholders(draft, at, key, getattr(exhibit, key), report, COUNTS.get(exhibit.form, ()))
        for n, note in enumerate(exhibit.notes):
            check_placeholders(draft, at, f"notes[{n}]", note, report, COUNTS.get(exhibit.form, ()))
        _lanes(draft, at, exhibit, report)
        _record(draft, at, exhibit, report)
    for finding_at, finding in read(draft.findings):
        _page(finding_at, "page", finding.page, report)
        draft.names(report, finding_at, "claim", ("claims", "positions"), finding.claim)
        for n, other in enumerate(finding.compare):
            _compared(draft, finding_at, f"compare[{n}]", finding, other, report)
        for n, made in enumerate(finding.ratios):
            _ratio(draft, finding_at, f"ratios[{n}]", made, report)
            if made.warning:
                finding_at.fault(report, f"ratios[{n}].warning", "is not shown by a finding", "a ratio like for like")
        axes = [_axes(draft, name) for name in finding.compare]
        if axes and not set.intersection(*axes):
            finding_at.fault(report, "compare", "is in units that share no axis", "figures in one unit")
        if finding.verdict_on is not None:
            draft.names(report, finding_at, "verdict_on", ("claims", "positions"), finding.verdict_on)
        for key in ("headline", "text", "counts"):
            check_placeholders(draft, finding_at, key, getattr(finding, key), report)
    if draft.site is not None and draft.site.record is not None:
        for n, text in enumerate(draft.site.record.standfirsts):
            _page(draft.site, f"standfirsts[{n}].page", text.page, report)


def _page(at: Placed[Any], path: str, page: str, report: Report) -> None:
    if page not in PAGE_NAMES:
        at.fault(report, path, f"there is no page '{page}'", one_of(page, PAGE_NAMES))


def check_placeholders(
    draft: Draft,
    at: Placed[Any],
    path: str,
    text: str,
    report: Report,
    counts: tuple[str, ...] = (),
) -> None:
    """Every `{…}` of a text: a claim with a quantity, a figure of a verdict, or one of `counts`."""
    for name in PLACEHOLDER.findall(text):
        verdict_id, colon, figure = name.partition(":")
        if colon:
            if draft.names(report, at, path, "verdicts", verdict_id):
                verdict = draft.find("verdicts", verdict_id)
                figures = () if verdict is None else tuple(f.name for f in verdict.figures)
                if verdict is not None and figure not in figures:
                    at.fault(report, path, f"{verdict_id} has no figure '{figure}'", one_of(figure, figures))
                elif verdict is not None and any(f.name == figure and f.warning for f in verdict.figures):
                    what = f"'{figure}' is over unlike bases, and its warning has no room here"
                    at.fault(
                        report, path, what, "a figure like for like, or a ratio in a lane, which prints its warning"
                    )
        elif name not in counts and draft.names(report, at, path, "claims", name):
            claim = draft.find("claims", name)
            if claim is not None and claim.quantity is None:
                what = f"the claim '{name}' has no quantity to print"
                at.fault(report, path, what, "the id of a claim with a quantity")
    if "{" in PLACEHOLDER.sub("", text) or "}" in PLACEHOLDER.sub("", text):
        at.fault(report, path, "has a brace without its partner", "{claim-id}")


def _base(draft: Draft, at: Placed[ExhibitDefinition], exhibit: ExhibitDefinition, report: Report) -> None:
    bases = tuple(dict.fromkeys(unit.base for _, unit in read(draft.units)))
    if exhibit.form in WITH_AXIS and exhibit.base is None:
        at.fault(report, "base", "is missing", f"an exhibit of form {exhibit.form} names its base")
    elif exhibit.base is not None and exhibit.base not in bases and "units" not in draft.unread:
        at.fault(report, "base", f"no unit has the base '{exhibit.base}'", one_of(exhibit.base, bases))


def _lanes(draft: Draft, at: Placed[ExhibitDefinition], exhibit: ExhibitDefinition, report: Report) -> None:
    groups: dict[str, list[Claim]] = {}
    for _, claim in read(draft.claims):
        groups.setdefault(claim.group, []).append(claim)
    # A group whose claims cannot be read is no news here, so such claims silence this rule.
    whole = "claims" not in draft.unread and all(p.record is not None for p in draft.claims)
    issues = draft.ids("issues") if exhibit.form in ("matrix", "strip") else {}
    if exhibit.form in WITH_LANES and not exhibit.lanes:
        at.fault(report, "lanes", "is empty", f"at least one lane for the form {exhibit.form}")
    for n, lane in enumerate(exhibit.lanes):
        for m, group in enumerate(lane.groups):
            path = f"lanes[{n}].groups[{m}]"
            if group.startswith((RECORD, RATIO)):
                _of_record(draft, at, path, exhibit, group, report)
                continue
            if group not in groups and group not in issues and whole:
                what = f"no claim is of the group '{group}'"
                at.fault(report, path, what, one_of(group, tuple(groups)))
            for claim in groups.get(group, []):
                if exhibit.form in WITH_AXIS and exhibit.base is not None:
                    _one_axis(draft, at, path, exhibit.base, claim, report)


def _of_record(
    draft: Draft, at: Placed[ExhibitDefinition], path: str, exhibit: ExhibitDefinition, name: str, report: Report
) -> None:
    """A figure of the record or a ratio of two that a lane names, on the exhibit's axis."""
    if exhibit.form not in ("lanes", "what_if", "parts") or (exhibit.form == "parts" and name.startswith(RATIO)):
        at.fault(report, path, f"the form {exhibit.form} does not draw '{name}'", "groups of claims")
    if name.startswith(RATIO):
        if exhibit.form != "parts" and exhibit.base not in MULTIPLES:
            at.fault(report, path, f"a ratio is no {exhibit.base}", f"an exhibit in {' or '.join(MULTIPLES)}")
        made = tuple(r.id for r in exhibit.ratios)
        if name.removeprefix(RATIO) not in made:
            at.fault(report, path, f"the exhibit has no ratio '{name.removeprefix(RATIO)}'", one_of(name, made))
        return
    plain = name.removeprefix(RECORD)
    if draft.names(report, at, path, "comparators", plain) and exhibit.form in ("lanes", "what_if"):
        comparator = draft.find("comparators", plain)
        unit = None if comparator is None else draft.find("units", comparator.unit)
        if unit is not None and unit.base != exhibit.base:
            what = f"{plain} is in {unit.base}, the exhibit in {exhibit.base}"
            at.fault(report, path, what, f"figures in {exhibit.base}")


def _record(draft: Draft, at: Placed[ExhibitDefinition], exhibit: ExhibitDefinition, report: Report) -> None:
    """Series, days, events, models, benchmarks and ratios of the record that an exhibit names."""
    days = {(d.series, d.date) for _, d in read(draft.days)}
    needed = DRAWN_FROM.get(exhibit.form)
    for n, lane in enumerate(exhibit.lanes):
        if needed is not None and (exhibit.form != "companies" or exhibit.day) and not getattr(lane, needed):
            at.fault(report, f"lanes[{n}].{needed}", "is empty", f"a lane of the form {exhibit.form} names {needed}")
        if exhibit.form == "parts" and (len(lane.groups) != len(PART) or not all(map(_is_record, lane.groups))):
            at.fault(report, f"lanes[{n}].groups", "is no part of a sum", f"{' and '.join(PART)}, each record.<id>")
        for m, series in enumerate(lane.series):
            path = f"lanes[{n}].series[{m}]"
            known_series = draft.names(report, at, path, "series", series)
            there = (series, exhibit.day) in days or "days" in draft.unread
            if known_series and exhibit.day is not None and not there:
                at.fault(report, path, f"{series} has no row for {exhibit.day}", "a day of the series")
        for m, benchmark in enumerate(lane.benchmarks):
            known = tuple(dict.fromkeys(s.benchmark for _, s in read(draft.scores)))
            if benchmark not in known:
                at.fault(
                    report, f"lanes[{n}].benchmarks[{m}]", f"no score is of '{benchmark}'", one_of(benchmark, known)
                )
            elif not any(s.benchmark == benchmark and s.model in exhibit.models for _, s in read(draft.scores)):
                what = f"no model of the exhibit has a score on '{benchmark}'"
                at.fault(report, f"lanes[{n}].benchmarks[{m}]", what, "models that were tested on it")
    if exhibit.form == "what_if" and not _supposes(draft, exhibit):
        at.fault(report, "lanes", "draw no claim that multiplies another", "a group with a claim relative_to a claim")
    for n, factor in enumerate(exhibit.factors):
        if factor <= 0:
            at.fault(report, f"factors[{n}]", f"{factor:.12g} is not positive", "a number above 0")
    if exhibit.form == "day" and exhibit.day is None:
        at.fault(report, "day", "is missing", "the form day names its day")
    models = tuple(dict.fromkeys(s.model for _, s in read(draft.scores)))
    for n, model in enumerate(exhibit.models):
        if model not in models:
            at.fault(report, f"models[{n}]", f"no score is of '{model}'", one_of(model, models))
    for n, event in enumerate(exhibit.events):
        draft.names(report, at, f"events[{n}]", "record_events", event)
    for n, made in enumerate(exhibit.ratios):
        _ratio(draft, at, f"ratios[{n}]", made, report)


def _is_record(group: str) -> bool:
    return group.startswith(RECORD)


def _compared(draft: Draft, at: Placed[Finding], path: str, finding: Finding, name: str, report: Report) -> None:
    """A claim, or a figure, day or ratio of the record, that a finding sets beside others."""
    series, separator, date = name.removeprefix(RECORD).partition("@")
    if name.startswith(RATIO):
        made = tuple(r.id for r in finding.ratios)
        if name.removeprefix(RATIO) not in made:
            at.fault(report, path, f"the finding has no ratio '{name.removeprefix(RATIO)}'", one_of(name, made))
    elif name.startswith(RECORD) and separator:
        if (series, date) not in {(d.series, d.date) for _, d in read(draft.days)} and "days" not in draft.unread:
            at.fault(report, path, f"{series} has no row for {date}", "a day of a series")
    elif name.startswith(RECORD):
        draft.names(report, at, path, "comparators", series)
    elif draft.names(report, at, path, "claims", name):
        claim = draft.find("claims", name)
        if claim is not None and claim.quantity is None:
            at.fault(report, path, f"the claim '{name}' has no quantity to compare", "a claim with a quantity")


def _supposes(draft: Draft, exhibit: ExhibitDefinition) -> bool:
    groups = exhibit.lanes[0].groups if exhibit.lanes else ()
    claims = (claim for _, claim in read(draft.claims) if claim.group in groups and claim.quantity is not None)
    return any(claim.relative_to is not None and claim.relative_to.claim is not None for claim in claims)


def _ratio(draft: Draft, at: Placed[Any], path: str, made: RecordRatio, report: Report) -> None:
    if len(made.of) != len(("above", "below")):
        at.fault(report, f"{path}.of", f"names {len(made.of)} figures", "two: the one above and the one below")
    for m, comparator_id in enumerate(made.of):
        draft.names(report, at, f"{path}.of[{m}]", "comparators", comparator_id)
    found = [c for c in (draft.find("comparators", i) for i in made.of) if c is not None]
    check_ratio(draft, at, path, found, made.warning, report)


def _axes(draft: Draft, name: str) -> set[str]:
    """The bases of the axes that a thing compared can stand on; of what cannot be read, all."""
    every = {unit.base for _, unit in read(draft.units)}
    if name.startswith(RATIO):
        return every & set(MULTIPLES)
    if name.startswith(RECORD) and "@" in name:
        return {"percent"}
    comparator, claim = draft.find("comparators", name.removeprefix(RECORD)), draft.find("claims", name)
    if comparator is not None:
        unit = draft.find("units", comparator.unit)
        return every if unit is None else {unit.base}
    if claim is None or claim.quantity is None or claim.quantity.relation == "unknown":
        return every
    other = draft.find("claims", claim.relative_to.claim) if claim.relative_to else None
    found = {_base_of(draft, claim), _base_of(draft, other) if other is not None else None}
    return {base for base in found if base is not None} or every


def _one_axis(
    draft: Draft,
    at: Placed[ExhibitDefinition],
    path: str,
    base: str,
    claim: Claim,
    report: Report,
) -> None:
    """A claim stands on an axis of its own base, a multiple also on that of what it multiplies."""
    own = _base_of(draft, claim)
    if own is None or own == base or (claim.quantity and claim.quantity.relation == "unknown"):
        return
    other = draft.find("claims", claim.relative_to.claim) if claim.relative_to else None
    if own in MULTIPLES and other is not None and _base_of(draft, other) in (base, None):
        return
    what = f"the claim {claim.id} is in {own}, the exhibit in {base}"
    at.fault(report, path, what, f"claims in {base}, multiples of such claims, or unknown amounts")


def _base_of(draft: Draft, claim: Claim) -> str | None:
    unit = draft.find("units", claim.quantity.unit) if claim.quantity else None
    return None if unit is None else str(unit.base)
