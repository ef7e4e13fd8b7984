"""Cells of codings: the last stance counts, and whatever differs from anything else is to be adjudicated."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.load.catalog import load_catalog
from dashboard.load.problems import DataError
from dashboard.model.claim import Evidence, Position
from dashboard.model.coded import ABSENT, Cell, Stance, adjudication_due, coded_cells, published_cells
from dashboard.model.method import CodedActor, CodedCell, Coding
from tests.load.home import TINY_HOME, copied_home, edit

TOLL: Cell = ("engineer", "report", "toll")
LORRIES: Cell = ("engineer", "report", "lorries")
STANCES = st.sampled_from([-2, -1, 0, 1, 2, "unclear", "silent", "not_applicable", ABSENT])
CELLS = st.dictionaries(st.sampled_from([TOLL, LORRIES, ("reader", "letter", "toll")]), STANCES)


def cell(issue: str, stance: Stance, order: int = 1) -> CodedCell:
    return CodedCell(
        issue=issue, stance=stance, basis="own_words", confidence="high", salience="central", paragraph=1,
        quote="Charge a toll", why="A demand.", order=order,
    )  # fmt: skip


def coding(*cells: CodedCell, absent: tuple[str, ...] = ()) -> Coding:
    actor = CodedActor(actor="engineer", source="report", cells=cells, not_in_sources=absent)
    return Coding(id="first", name="First", made="By hand.", actors=(actor,))


def position(stance: Stance, *, order: int = 1, sources: tuple[str, ...] = ("report",)) -> Position:
    evidence = tuple(
        Evidence(source=source, paragraph=1, quote="Charge a toll", voice="asserts", speaker="engineer")
        for source in sources
    )
    return Position(
        id=f"position.{order}", actor="engineer", issue="toll", stance=stance, salience="central", basis="own_words",
        confidence="high", statement="Wants a toll.", evidence=evidence, order=order,
    )  # fmt: skip


def test_every_issue_has_its_stance_or_is_not_in_the_sources() -> None:
    cells = coded_cells(coding(cell("toll", 2), absent=("lorries",)))
    assert cells == {TOLL: 2, LORRIES: ABSENT}


def test_where_an_actor_moved_the_last_stance_counts_in_whatever_order_they_are_written() -> None:
    moved = (cell("toll", 2, order=1), cell("toll", -1, order=2))
    assert coded_cells(coding(*moved)) == coded_cells(coding(*reversed(moved))) == {TOLL: -1}
    published = (position(2, order=1), position("silent", order=2))
    assert published_cells(published) == published_cells(reversed(published)) == {TOLL: "silent"}


def test_a_position_belongs_to_the_source_of_its_first_evidence() -> None:
    assert published_cells([position(1, sources=("report", "letter"))]) == {TOLL: 1}
    assert published_cells([position(1, sources=())]) == {}


@pytest.mark.parametrize(
    ("first", "second", "published", "due"),
    [
        ({TOLL: 2}, {TOLL: 2}, {TOLL: 2}, []),
        ({TOLL: 2}, {TOLL: 1}, {TOLL: 2}, [TOLL]),  # they differ
        ({TOLL: 2}, {TOLL: 2}, {TOLL: 1}, [TOLL]),  # what is published departs from both
        ({TOLL: 2}, {TOLL: 2}, {}, [TOLL]),  # both code it and nothing is published
        ({TOLL: ABSENT}, {TOLL: ABSENT}, {}, []),  # an empty cell agrees with no position
        ({TOLL: ABSENT}, {}, {}, []),
        ({}, {}, {TOLL: 0}, [TOLL]),  # published, and coded by nobody
        ({TOLL: 0}, {TOLL: "unclear"}, {TOLL: "unclear"}, [TOLL]),  # neutral is not unclear
        ({LORRIES: 1, TOLL: 2}, {TOLL: 1, LORRIES: 2}, {}, [LORRIES, TOLL]),  # in the order of the first
    ],
)
def test_what_differs_from_anything_else_is_to_be_adjudicated(
    first: dict[Cell, Stance], second: dict[Cell, Stance], published: dict[Cell, Stance], due: list[Cell]
) -> None:
    assert adjudication_due([first, second], published) == due


@given(CELLS, CELLS, CELLS)
def test_the_order_of_the_codings_decides_nothing_but_the_order_of_the_list(
    first: dict[Cell, Stance], second: dict[Cell, Stance], published: dict[Cell, Stance]
) -> None:
    due = adjudication_due([first, second], published)
    assert len(due) == len(set(due))
    assert set(due) == set(adjudication_due([second, first], published))
    assert set(due) == set(adjudication_due([first, published], second))


@given(CELLS)
def test_codings_that_agree_with_what_is_published_leave_nothing_to_adjudicate(cells: dict[Cell, Stance]) -> None:
    assert adjudication_due([cells, dict(cells)], cells) == []


def test_the_adjudications_of_a_sound_home_are_just_those_that_are_due() -> None:
    catalog = load_catalog(TINY_HOME)
    due = adjudication_due(
        [coded_cells(coding) for coding in catalog.codings], published_cells(catalog.positions.values())
    )
    assert due == [(a.actor, a.source, a.issue) for a in catalog.adjudications]
    assert due == [("report-shopkeepers", "council-report", "lorry_access")]


def test_a_code_that_changes_asks_for_a_reason(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    edit(home, "data/codings/second.yaml", "        stance: silent\n", "        stance: unclear\n")
    with pytest.raises(DataError, match=r"ferry-company on bridge_toll in council-report differs"):
        load_catalog(home)


def test_a_home_needs_no_codings(tmp_path: Path) -> None:
    home = copied_home(tmp_path)
    for name in ("codings/first", "codings/second", "adjudications"):
        (home / "data" / f"{name}.yaml").unlink()
    assert load_catalog(home).codings == ()
