"""Agreement of the codings: the coefficients are those of Krippendorff's definition, worked out by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.derive.agreement import SCALE, adjudicated_cells, agreement
from dashboard.load.live import store
from dashboard.model.coded import ABSENT, coded_cells
from dashboard.model.method import CellId, CodedActor, CodedCell, Coding

CATALOG = store().catalog()
SOURCE, ISSUE = "a-source", "an-issue"
OFF_SCALE = ("unclear", "silent", "not_applicable")
STANCES = st.sampled_from((*SCALE, *OFF_SCALE, ABSENT))


def coded(stance, order=1):
    return CodedCell(
        issue=ISSUE, stance=stance, basis="own_words", confidence="high", salience="central", paragraph=1, quote="x",
        why="x", order=order,
    )  # fmt: skip


def coding(name, stances, examples=()):
    """A coding of one cell an actor; the n-th actor's stance is the n-th of `stances`."""
    actors = tuple(
        CodedActor(
            actor=f"actor-{n}",
            source=SOURCE,
            cells=() if stance == ABSENT else (coded(stance),),
            not_in_sources=(ISSUE,) if stance == ABSENT else (),
        )
        for n, stance in enumerate(stances)
    )
    seen = tuple(CellId(actor=f"actor-{n}", source=SOURCE, issue=ISSUE) for n in examples)
    return Coding(id=name, name=name, made="x", actors=actors, examples=seen)


def catalog_of(*codings):
    return replace(CATALOG, codings=codings, positions={}, adjudications=())


def agreed(first, second, examples=()):
    return agreement(catalog_of(coding("first", first, examples), coding("second", second)))


def alpha_by_definition(pairs, ordinal):
    """Krippendorff's alpha for two coders: one minus observed by expected disagreement; None if nothing varies."""
    codes = [code for pair in pairs for code in pair]
    counts = {code: codes.count(code) for code in SCALE}

    def squared(a, b):
        if not ordinal:
            return Fraction(a != b)
        low, high = sorted((a, b))
        between = sum(counts[code] for code in SCALE if low <= code <= high)
        return Fraction(2 * between - counts[a] - counts[b], 2) ** 2 if a != b else Fraction(0)

    observed = sum(2 * squared(a, b) for a, b in pairs)
    expected = sum(counts[a] * counts[b] * squared(a, b) for a in SCALE for b in SCALE)
    return None if not expected else 1 - observed * (len(codes) - 1) / expected


def test_the_ordinal_coefficient_of_a_case_worked_out_by_hand():
    # Codes and their counts: -1 twice, 1 three times, 2 three times; eight codes in all.
    # Squared distances: (-1, 1) (5 - 2.5)² = 6.25; (1, 2) (6 - 3)² = 9; (-1, 2) (8 - 2.5)² = 30.25.
    # Observed: one pair differs by (1, 2): 9. Expected: (2·3·6.25 + 3·3·9 + 2·3·30.25) / 7 = 300 / 7.
    # Alpha: 1 - 9 · 7 / 300 = 0.79; nominal it would be 0.67, as an interval 0.92.
    found = agreed((-1, 1, 1, 2), (-1, 1, 2, 2))
    assert found.alpha == pytest.approx(0.79)
    assert (found.on_scale, found.same, found.within_one) == (4, 0.75, 1.0)


def test_the_nominal_coefficient_of_krippendorffs_example():
    # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section A: alpha is 0.095.
    meg, owen = "0100000010", "1110010000"
    found = agreed(*([1 if digit == "1" else ABSENT for digit in coder] for coder in (meg, owen)))
    assert found.presence_alpha == pytest.approx(1 - 19 * 4 / (14 * 6))
    assert round(found.presence_alpha, 3) == 0.095
    assert (found.cells, found.presence, found.coded_by) == (10, 0.6, (2, 4))


def test_perfect_agreement_is_one_and_agreement_against_chance_is_below_nothing():
    found = agreed((-2, 0, 2, ABSENT), (-2, 0, 2, ABSENT))
    assert (found.alpha, found.presence_alpha, found.same, found.presence) == (1, 1, 1, 1)
    assert agreed((-2, 2), (2, -2)).alpha < 0


@pytest.mark.parametrize("stances", [(1, 1, 1), (ABSENT, ABSENT), ("silent", "unclear"), ()])
def test_there_is_no_coefficient_where_nothing_varies(stances):
    found = agreed(stances, stances)
    assert found.alpha is None and found.presence_alpha is None


def test_without_two_codings_there_is_no_agreement():
    assert agreement(catalog_of()) is None
    assert agreement(catalog_of(coding("first", (1, 2)))) is None


def test_codes_two_steps_apart_are_neither_the_same_nor_within_one():
    found = agreed((-2, 0, 1, 2), (0, 1, 1, -2))
    assert (found.same, found.within_one) == (0.25, 0.5)


def test_words_off_the_scale_are_present_but_not_placed():
    found = agreed(("silent", "unclear", 1, 2), ("unclear", -2, 1, ABSENT))
    assert (found.cells, found.on_scale) == (4, 1)
    assert found.presence == 0.75


def test_cells_shown_as_examples_are_left_out_whichever_coder_saw_them():
    whole = agreed((2, 1, -1), (-2, 1, -1))
    without = agreed((2, 1, -1), (-2, 1, -1), examples=(0,))
    assert (whole.cells, without.cells) == (3, 2)
    assert whole.same < without.same == 1
    second_saw = agreement(catalog_of(coding("first", (2, 1, -1)), coding("second", (-2, 1, -1), examples=(0,))))
    assert second_saw.cells == 2 and second_saw.alpha == without.alpha


def test_an_actor_who_moved_counts_where_it_ended():
    moved = CodedActor(actor="actor-0", source=SOURCE, cells=(coded(-2, order=2), coded(2)), not_in_sources=())
    first = Coding(id="first", name="first", made="x", actors=(moved,))
    assert agreement(catalog_of(first, coding("second", (-2,)))).same == 1


@given(st.lists(st.tuples(STANCES, STANCES), max_size=30))
def test_both_coefficients_are_those_of_the_definition(pairs):
    found = agreed(*zip(*pairs, strict=True)) if pairs else agreed((), ())
    placed = [pair for pair in pairs if not set(pair) & {*OFF_SCALE, ABSENT}]
    present = [(int(a != ABSENT), int(b != ABSENT)) for a, b in pairs]
    for shown, expected in (
        (found.alpha, alpha_by_definition(placed, ordinal=True)),
        (found.presence_alpha, alpha_by_definition(present, ordinal=False)),
    ):
        assert (shown is None) == (expected is None)
        assert shown is None or shown == pytest.approx(float(expected), abs=1e-9)


def test_the_published_figures_are_those_of_the_codings():
    first, second = (coded_cells(coding) for coding in CATALOG.codings[:2])
    seen = {(e.actor, e.source, e.issue) for made in CATALOG.codings for e in made.examples}
    cells = (first.keys() & second.keys()) - seen
    placed = [(first[c], second[c]) for c in cells if isinstance(first[c], int) and isinstance(second[c], int)]
    present = [(int(first[c] != ABSENT), int(second[c] != ABSENT)) for c in cells]
    found = agreement(CATALOG)
    assert (found.cells, found.on_scale) == (len(cells), len(placed))
    assert found.alpha == pytest.approx(float(alpha_by_definition(placed, ordinal=True)))
    assert found.presence_alpha == pytest.approx(float(alpha_by_definition(present, ordinal=False)))
    assert found.same == pytest.approx(sum(a == b for a, b in placed) / len(placed))
    assert found.within_one == pytest.approx(sum(abs(a - b) < 2 for a, b in placed) / len(placed))


def test_every_cell_on_which_somebody_differs_is_listed_with_its_reason():
    codings = [coded_cells(made) for made in CATALOG.codings]
    listed = {(cell.actor, cell.source, cell.issue): cell for cell in adjudicated_cells(CATALOG)}
    for cell in {c for made in codings for c in made}:
        assert len({made.get(cell, ABSENT) for made in codings}) == 1 or cell in listed
    for cell in listed.values():
        assert cell.reason.strip()
        assert len({*cell.codes, cell.published}) > 1
        assert len(cell.codes) == len(codings)
        assert (cell.published == "not in our sources") == (not cell.claim_ids)
        for position in (CATALOG.positions[claim_id] for claim_id in cell.claim_ids):
            assert (position.actor, position.issue) == (cell.actor, cell.issue)


def test_codes_are_told_apart_in_words_and_by_their_sign():
    told = {adjudicated_cells(catalog_of(coding("first", (s,)), coding("second", (0,))))[0].codes[0] for s in (-2, 2)}
    assert told == {"strongly against (−2)", "strongly for (+2)"}
