"""What the check says of stories once their views are drawn: views that are gone, numbers not in them."""

from collections.abc import Iterator

from dashboard.derive.wording import FIGURE, named_claims
from dashboard.exhibits.exhibit import RECORD, Exhibit
from dashboard.exhibits.registry import exhibit_by_id
from dashboard.figures.staging import is_one_of
from dashboard.load.draft import Draft, read
from dashboard.load.problems import Problem, Report
from dashboard.load.scalars import one_of
from dashboard.model.catalog import Catalog
from dashboard.model.story import Story, StoryStep
from dashboard.views.stories import view_of

Fault = tuple[str, str, str]
ON_AN_AXIS = ("lanes", "what_if")
WHOLE = ("matrix",)


def story_problems(catalog: Catalog, draft: Draft) -> list[Problem]:
    """Every fault of every story with its place."""
    report = Report()
    for at, story in read(draft.stories):
        for path, what, allowed in _faults(story, catalog):
            at.fault(report, path, what, allowed)
    return list(report.problems)


def _faults(story: Story, catalog: Catalog) -> Iterator[Fault]:
    for n, step in enumerate(story.steps):
        for path, what, allowed in _of_step(step, catalog):
            yield f"steps[{n}].{path}", what, allowed


def _of_step(step: StoryStep, catalog: Catalog) -> Iterator[Fault]:
    view, exhibit_id = view_of(step, catalog)
    exhibit = None if exhibit_id is None else exhibit_by_id(exhibit_id, catalog, **view.choices)
    if exhibit is None:
        here = "the link of an exhibit, by its “Copy link”"
        yield "view", f"page '{view.page}' has no exhibit of this name", here
        return
    for notice in view.notices:
        yield "view", notice, "choices that the page has"
    yield from _headline(step, exhibit, catalog)
    for key in ("show", "highlight", "hold_back"):
        for m, claim_id in enumerate(getattr(step, key)):
            if not any(is_one_of(i, (claim_id,)) for i in exhibit.claim_ids):
                yield f"{key}[{m}]", f"'{claim_id}' is not in the view", one_of(claim_id, exhibit.claim_ids)
    yield from _drawing(step, exhibit)


def _headline(step: StoryStep, exhibit: Exhibit, catalog: Catalog) -> Iterator[Fault]:
    there = {*exhibit.claim_ids, *exhibit.title_claims}
    for claim_id in named_claims(step.headline):
        if claim_id not in there:
            yield "headline", f"states '{claim_id}', which is not in the view", one_of(claim_id, tuple(sorted(there)))
    for verdict_id, name in FIGURE.findall(step.headline):
        verdict = catalog.record.verdicts[verdict_id]
        figure = next(f for f in verdict.figures if f.name == name)
        items = {f"{RECORD}{i}" for i in (*figure.of, *([figure.series] if figure.series else []))}
        if not there.intersection(verdict.claims) and not any(is_one_of(i, items) for i in there):
            what = f"states the figure '{name}' of '{verdict_id}', which is not in the view"
            yield "headline", what, "a figure of what the view draws, or of a verdict on it"


def _drawing(step: StoryStep, exhibit: Exhibit) -> Iterator[Fault]:
    drawn = exhibit.rows is not None
    if step.guess is not None and (exhibit.form not in ON_AN_AXIS or not drawn):
        yield "guess", f"a guess has no axis in an exhibit of form {exhibit.form}", " or ".join(ON_AN_AXIS)
    elif step.guess is not None and step.guess.claim not in (step.show or exhibit.claim_ids):
        yield "guess.claim", f"'{step.guess.claim}' is not shown", "a claim that the step draws"
    if step.scale is not None and (exhibit.form not in ON_AN_AXIS or not drawn):
        yield "scale", f"the form {exhibit.form} has one scale", f"{' or '.join(ON_AN_AXIS)}, or no scale"
    for key in ("highlight", "hold_back"):
        if getattr(step, key) and (not drawn or exhibit.form in WHOLE):
            yield key, f"an exhibit of form {exhibit.form} is shown whole", "an exhibit with a mark for each claim"
    for m, column in enumerate(step.columns):
        columns = tuple(str(c) for c in exhibit.table.columns if c != "claim_ids")
        if drawn:
            yield f"columns[{m}]", "the view is a chart, so no table is shown", "no columns"
        elif column not in columns:
            yield f"columns[{m}]", f"the table has no column '{column}'", one_of(column, columns)
