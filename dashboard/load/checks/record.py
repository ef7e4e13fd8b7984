"""The public record is whole: dated, sourced, without gaps; verdicts name what they rest on."""

import re
from datetime import date
from typing import Any

from dashboard.load.draft import Draft, read
from dashboard.load.places import Placed
from dashboard.load.problems import Report, shown
from dashboard.load.scalars import one_of
from dashboard.model.record import Comparator, Day, RecordValue, Verdict

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
UNBASED = ("opinion", "unverifiable")
ADVICE = {
    "matches": ("safe", "with_change"),
    "roughly_matches": ("with_change",),
    "differs": ("with_change", "do_not_quote"),
    "outdated": ("with_change", "do_not_quote"),
    "misattributed": ("with_change", "do_not_quote"),
    "unverifiable": ("with_change", "do_not_quote"),
    "opinion": ("with_change",),
}
TO_100 = 1e-6


def check_record(draft: Draft, report: Report) -> None:
    """Every source, series, day, comparator, score and event of the record."""
    for at, source in read(draft.record_sources):
        if source.url is not None and not re.match(r"https?://", source.url):
            at.fault(report, "url", f"{shown(source.url)} is no web address", "an address that begins with https://")
        if source.date is not None:
            _day_of(at, "date", source.date, report, coarse=True)
    _series(draft, report)
    for c_at, comparator in read(draft.comparators):
        draft.names(report, c_at, "metric", "metrics", comparator.metric)
        draft.names(report, c_at, "unit", "units", comparator.unit)
        draft.names(report, c_at, "basis", "bases", comparator.basis)
        if comparator.entity is not None:
            draft.names(report, c_at, "entity", "entities", comparator.entity)
        _day_of(c_at, "as_of", comparator.as_of, report, coarse=True)
        _sources(draft, c_at, "sources", comparator.sources, report)
        _numbers(c_at, comparator, report)
    for s_at, score in read(draft.scores):
        draft.names(report, s_at, "unit", "units", score.unit)
        _day_of(s_at, "as_of", score.as_of, report)
        _sources(draft, s_at, "sources", score.sources, report)
    groups = {claim.group for _, claim in read(draft.claims) if claim.kind == "event"}
    for e_at, event in read(draft.record_events):
        draft.names(report, e_at, "category", "categories", event.category)
        _day_of(e_at, "date", event.date, report)
        _sources(draft, e_at, "sources", event.sources, report)
        if event.group is not None and event.group not in groups and "claims" not in draft.unread:
            e_at.fault(report, "group", f"no event is of the group '{event.group}'", one_of(event.group, tuple(groups)))


def check_verdicts(draft: Draft, report: Report) -> None:
    """Every verdict's claims, figures, values and sources; every statement's verdict or reason."""
    judged: dict[str, Placed[Verdict]] = {}
    for at, verdict in read(draft.verdicts):
        if not verdict.claims:
            at.fault(report, "claims", "is an empty list", "at least one claim or position")
        for n, claim_id in enumerate(verdict.claims):
            draft.names(report, at, f"claims[{n}]", ("claims", "positions"), claim_id)
            if claim_id in judged:
                what = f"'{claim_id}' is already judged at {judged[claim_id].file}:{judged[claim_id].line}"
                at.fault(report, f"claims[{n}]", what, "one verdict for each claim")
            judged[claim_id] = at
        if verdict.advice not in ADVICE[verdict.verdict]:
            what = f"{verdict.advice} does not go with {verdict.verdict}"
            at.fault(report, "advice", what, " or ".join(ADVICE[verdict.verdict]))
        if not verdict.record and verdict.verdict not in UNBASED:
            at.fault(report, "record", "is an empty list", "what the record has, with date, basis and sources")
        _day_of(at, "as_of", verdict.as_of, report)
        _figures(draft, at, verdict, report)
        for key in ("record", "later"):
            for n, value in enumerate(getattr(verdict, key)):
                _value(draft, at, f"{key}[{n}]", value, verdict, report)
        for key in ("why", "say"):
            _texts(draft, at, key, getattr(verdict, key), verdict, report)
        _warnings(at, verdict, report)
    for s_at, statement in read(draft.statements):
        if (statement.verdict is None) == (statement.reason is None):
            s_at.fault(report, "verdict", "has both or neither of verdict and reason", "one of verdict and reason")
        if statement.verdict is not None:
            draft.names(report, s_at, "verdict", "verdicts", statement.verdict)


def _series(draft: Draft, report: Report) -> None:
    for at, series in read(draft.series):
        _day_of(at, "base_day", series.base_day, report)
        _sources(draft, at, "sources", series.sources, report)
        if series.entity is not None:
            draft.names(report, at, "entity", "entities", series.entity)
    days: dict[str, dict[str, Placed[Day]]] = {}
    for d_at, day in read(draft.days):
        draft.names(report, d_at, "series", "series", day.series)
        _day_of(d_at, "date", day.date, report)
        if not (day.low <= day.open <= day.high and day.low <= day.close <= day.high):
            d_at.fault(report, "low", "open and close are not between low and high", "low ≤ open, close ≤ high")
        if days.get(day.series) and day.date < max(days[day.series]):
            d_at.fault(report, "date", f"{day.date} stands after a later day", "the days of a series in their order")
        if day.date in days.setdefault(day.series, {}):
            d_at.fault(report, "date", f"{day.date} stands twice", "one row for each series and day")
        days[day.series][day.date] = d_at
    calendar = sorted({d for found in days.values() for d in found})
    for at, series in read(draft.series) if "days" not in draft.unread else ():
        found = days.get(series.id, {})
        base = found.get(series.base_day)
        if base is None or base.record is None or abs(base.record.close - 100) > TO_100:
            at.fault(
                report, "base_day", f"the close of {series.base_day} is not 100", "a row of that day with close 100"
            )
        own = [d for d in calendar if found and min(found) <= d <= max(found)]
        gaps = [d for d in own if d not in found]
        if gaps:
            at.fault(report, "id", f"has no row for {', '.join(gaps[:3])}", "every day that another series has")


def _numbers(at: Placed[Comparator], comparator: Comparator, report: Report) -> None:
    has_range = comparator.low is not None and comparator.high is not None
    has_an_end = comparator.low is not None or comparator.high is not None
    if comparator.low is not None and comparator.high is not None and comparator.low >= comparator.high:
        at.fault(report, "low", "is not below high", "low < high")
    if comparator.relation == "range" and (not has_range or comparator.value is not None):
        at.fault(report, "low", "a range has low and high and no value", "low and high")
    if comparator.relation != "range" and (comparator.value is None or has_an_end):
        at.fault(report, "value", f"the relation {comparator.relation} takes a value only", "value")
    for key in ("value", "low", "high"):
        number = getattr(comparator, key)
        if number is not None and number < 0:
            at.fault(report, key, f"{number:.12g} is negative", "0 or more")


def _figures(draft: Draft, at: Placed[Verdict], verdict: Verdict, report: Report) -> None:
    names = set()
    for n, figure in enumerate(verdict.figures):
        path = f"figures[{n}]"
        if figure.name in names:
            at.fault(report, f"{path}.name", f"'{figure.name}' stands twice", "each name once")
        names.add(figure.name)
        if figure.formula in ("change", "regained"):
            if figure.series is None:
                at.fault(report, f"{path}.series", "is missing", f"the formula {figure.formula} names a series")
            else:
                draft.names(report, at, f"{path}.series", "series", figure.series)
            if figure.formula == "change":
                _change(draft, at, path, figure, report)
            continue
        if figure.formula == "times" and figure.factor is None:
            at.fault(report, f"{path}.factor", "is missing", "the formula times has a factor")
        least, most = {"sum": (2, None), "product": (2, None), "ratio": (2, 2)}.get(figure.formula, (1, 1))
        if len(figure.of) < least or (most is not None and len(figure.of) > most):
            allowed = f"{figure.formula} takes {'at least ' if most is None else ''}{least}"
            at.fault(report, f"{path}.of", f"names {len(figure.of)}", allowed)
        # Only a figure that is printed as it stands may be a score.
        kinds = ("comparators", "scores") if figure.formula == "value" else ("comparators",)
        for m, comparator_id in enumerate(figure.of):
            draft.names(report, at, f"{path}.of[{m}]", kinds, comparator_id)
        found = [c for c in (draft.find("comparators", i) for i in figure.of) if c is not None]
        if figure.formula == "ratio":
            check_ratio(draft, at, path, found, figure.warning, report)
        elif figure.formula == "sum":
            _one_unit(draft, at, path, found, "a sum", report)
            if len({c.basis for c in found}) > 1 and not figure.warning:
                what = f"a sum over unlike bases: {', '.join(sorted({c.basis for c in found}))}"
                at.fault(report, f"{path}.warning", what, "a warning in words")


def check_ratio(
    draft: Draft, at: Placed[Any], path: str, found: list[Comparator], warning: str | None, report: Report
) -> None:
    """The figure above and the one below are in one unit, alike or said not to be, and the one below is something."""
    _one_unit(draft, at, path, found, "a ratio", report)
    bases = ", ".join(sorted({f"{c.metric} at {c.basis}" for c in found}))
    if len({(c.metric, c.basis) for c in found}) > 1 and not warning:
        at.fault(report, f"{path}.warning", f"a ratio over unlike bases: {bases}", "a warning in words")
    if any(c.value == 0 or c.low == 0 for c in found[1:]):
        at.fault(report, f"{path}.of[1]", "is 0: nothing can be divided by it", "a figure above 0")


def _one_unit(draft: Draft, at: Placed[Any], path: str, found: list[Comparator], made: str, report: Report) -> None:
    units = {unit.base for unit in (draft.find("units", c.unit) for c in found) if unit is not None}
    if len(units) > 1:
        at.fault(report, f"{path}.of", f"{made} over unlike units: {', '.join(sorted(units))}", "figures in one unit")


def _change(draft: Draft, at: Placed[Verdict], path: str, figure: Any, report: Report) -> None:
    if figure.moment is None:
        at.fault(report, f"{path}.moment", "is missing", "open, high, low or close")
    there = any(d.series == figure.series and d.date == figure.date for _, d in read(draft.days))
    if figure.series is not None and not there and "days" not in draft.unread:
        at.fault(report, f"{path}.date", f"{figure.series} has no row for {figure.date}", "a day of the series")


def _value(draft: Draft, at: Placed[Verdict], path: str, value: RecordValue, verdict: Verdict, report: Report) -> None:
    _day_of(at, f"{path}.date", value.date, report, coarse=True)
    _sources(draft, at, f"{path}.sources", value.sources, report)
    _texts(draft, at, f"{path}.text", value.text, verdict, report)


def _texts(draft: Draft, at: Placed[Verdict], path: str, text: str, verdict: Verdict, report: Report) -> None:
    own = {figure.name for figure in verdict.figures}
    if "{" in PLACEHOLDER.sub("", text) or "}" in PLACEHOLDER.sub("", text):
        at.fault(report, path, "has a brace without its partner", "{figure} or {claim-id}")
    for name in PLACEHOLDER.findall(text):
        # A claim that cannot be read is no news here.
        if name not in own and name not in draft.ids("claims") and "claims" not in draft.unread:
            at.fault(report, path, f"{{{name}}} is neither a figure nor a claim", one_of(name, tuple(sorted(own))))


def _warnings(at: Placed[Verdict], verdict: Verdict, report: Report) -> None:
    """Whoever reads a figure over unlike bases reads the warning too."""
    lines = [f"{value.text} {value.basis}" for value in (*verdict.record, *verdict.later)]
    told = " ".join((verdict.why, verdict.say, *lines))
    for n, figure in enumerate(verdict.figures):
        if figure.warning and figure.warning not in told:
            what = f"{shown(figure.warning)} stands in none of the verdict’s texts"
            at.fault(report, f"figures[{n}].warning", what, "the same words in why, say, a text or a basis")


def _sources(draft: Draft, at: Placed[Any], path: str, sources: tuple[str, ...], report: Report) -> None:
    if not sources:
        at.fault(report, path, "is an empty list", "at least one id of the record's sources")
    for n, source in enumerate(sources):
        draft.names(report, at, f"{path}[{n}]", "record_sources", source)


def _day_of(at: Placed[Any], path: str, text: str, report: Report, *, coarse: bool = False) -> None:
    whole = f"{text}-01-01"[: len("YYYY-MM-DD")] if coarse and re.fullmatch(r"\d{4}(-\d\d)?", text) else text
    try:
        fits = bool(re.fullmatch(r"\d{4}-\d\d-\d\d", whole)) and bool(date.fromisoformat(whole))
    except ValueError:
        fits = False
    if not fits:
        allowed = "YYYY, YYYY-MM or YYYY-MM-DD" if coarse else "YYYY-MM-DD"
        at.fault(report, path, f"{shown(text)} is not a date", f"{allowed}, of the calendar")
