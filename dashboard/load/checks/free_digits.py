"""No figure is typed into a title, finding or story: numbers come from claims, by placeholder."""

import re
from collections.abc import Iterator
from typing import Any

from dashboard.load.checks.exhibits import PLACEHOLDER
from dashboard.load.draft import Draft, read
from dashboard.load.places import Placed
from dashboard.load.problems import Report, shown

# A letter joined to digits is a name (R1, V3, H100, GPT-4), not a figure; 3M and 5bn are figures.
NAME_TOKEN = re.compile(r"(?<!\w)[A-Za-z][A-Za-z]*-?\d[\w.-]*\w|(?<!\w)[A-Za-z]+-?\d(?!\w)")
FIGURE = re.compile(r"[\d½¼¾⅓⅔⅕⅛][\d.,/%]*")


def check_free_digits(draft: Draft, report: Report) -> None:
    """Every exhibit's title, every finding's headline and text, every headline, note and question of a story."""
    names = sorted(names_with_digits(draft), key=len, reverse=True)
    for at, exhibit in read(draft.exhibits):
        _check(at, "title", exhibit.title, names, report)
    for story_at, story in read(draft.stories):
        for n, step in enumerate(story.steps):
            _check(story_at, f"steps[{n}].headline", step.headline, names, report)
            _check(story_at, f"steps[{n}].subtitle", step.subtitle or "", names, report)
            for m, note in enumerate(step.notes):
                _check(story_at, f"steps[{n}].notes[{m}]", note, names, report)
            if step.guess is not None:
                _check(story_at, f"steps[{n}].guess.question", step.guess.question, names, report)
    for finding_at, finding in read(draft.findings):
        _check(finding_at, "headline", finding.headline, names, report)
        _check(finding_at, "text", finding.text, names, report)


def _check(at: Placed[Any], path: str, text: str, names: list[str], report: Report) -> None:
    rest = PLACEHOLDER.sub(" ", text)
    for name in names:
        rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", rest)
    found = FIGURE.search(NAME_TOKEN.sub(" ", rest))
    if found is not None:
        what = f"the figure {shown(found.group().rstrip('.,'))} is typed into the text"
        at.fault(report, path, what, "{claim-id} of the claim that has the number")


def names_with_digits(draft: Draft) -> Iterator[str]:
    """Names that hold a digit and may be printed as they are."""
    names: list[str | None] = []
    for _, actor in read(draft.actors):
        names += [actor.name, actor.short]
    names += [entity.name for _, entity in read(draft.entities)]
    for _, source in read(draft.sources):
        names += [source.name, source.the]
    return (name for name in names if name is not None and re.search(r"\d", name))
