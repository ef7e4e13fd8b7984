"""Figures computed from the record: worked out again by hand or from the pack, bounds kept, unlike bases refused."""

import csv
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.derive.record_figures import (
    UnlikeBasesError,
    amount,
    change,
    figure_in_words,
    first_close_above,
    item_in_words,
    long_date,
    printed_relation,
    ratio,
    ratio_in_words,
    short_date,
    signed_percent,
)
from dashboard.exhibits.registry import exhibit
from dashboard.load.live import PROJECT_ROOT, store
from dashboard.model.record import Comparator, Figure

CATALOG = store().catalog()
RECORD = CATALOG.record
COMPARATORS = RECORD.comparators
BASE_DAY = "2025-01-24"
PACK = PROJECT_ROOT.parent / "shared" / "record"
with_the_pack = pytest.mark.skipif(
    not PACK.exists(), reason="the pack data/record was made from is not beside this checkout (../shared/record)"
)
MOMENTS = ("open", "high", "low", "close")
HALF_A_MILLIONTH = Decimal("0.0000005")


def figure_of(verdict_id, name):
    return next(f for f in RECORD.verdicts[verdict_id].figures if f.name == name)


def words_of(verdict_id, name):
    return figure_in_words(figure_of(verdict_id, name), CATALOG)


def prices():
    """The prices of the pack by series and day, as printed there."""
    with (PACK / "market_daily.csv").open(encoding="utf-8") as file:
        return {
            (row["instrument"].replace("_", "-"), row["date"]): {m: Decimal(row[m]) for m in MOMENTS}
            for row in csv.DictReader(file)
        }


# The series against the pack.


@with_the_pack
def test_every_figure_of_the_series_is_the_packs_price_over_its_close_of_the_base_day():
    found = prices()
    for day in RECORD.days:
        base = found[day.series, RECORD.series[day.series].base_day]["close"]
        for moment in MOMENTS:
            worked_out = found[day.series, day.date][moment] / base * 100
            kept = Decimal(str(getattr(day, moment)))
            assert abs(kept - worked_out) <= HALF_A_MILLIONTH, f"{day.series} {day.date} {moment}"


@with_the_pack
def test_a_series_leaves_no_day_out_between_its_first_and_its_last():
    found = prices()
    for series in RECORD.series:
        kept = [d.date for d in RECORD.days if d.series == series]
        traded = sorted(date for name, date in found if name == series and min(kept) <= date <= max(kept))
        weeks = len(kept) > 2
        assert kept == traded if weeks else kept == [BASE_DAY, "2025-01-27"], series


@with_the_pack
def test_the_day_a_level_was_regained_is_the_packs_first_close_above_it():
    found = prices()
    for series in RECORD.series:
        base = found[series, BASE_DAY]["close"]
        kept = {d.date for d in RECORD.days if d.series == series}
        above = [d for n, d in sorted(found) if n == series and d in kept - {BASE_DAY} and found[n, d]["close"] > base]
        assert first_close_above(series, CATALOG) == (above[0] if above else None)


def test_the_level_was_regained_on_the_days_the_pack_names():
    days = {name: first_close_above(name, CATALOG) for name in ("sp500", "nasdaq-composite", "sox", "nvda")}
    assert days == {
        "sp500": "2025-02-13", "nasdaq-composite": "2025-02-14", "sox": "2025-06-24", "nvda": "2025-06-09",
    }  # fmt: skip


def test_no_series_holds_a_price_level():
    for series in RECORD.series.values():
        assert series.base_day == BASE_DAY
        assert RECORD.day(series.id, BASE_DAY).close == 100
        assert all(0 < getattr(d, m) < 250 for d in RECORD.days if d.series == series.id for m in MOMENTS), series.id


@with_the_pack
def test_no_figure_of_the_series_is_a_price_of_the_pack():
    found = prices()
    for day in RECORD.days:
        for moment in MOMENTS:
            assert Decimal(str(getattr(day, moment))) != found[day.series, day.date][moment]


def test_only_days_that_something_shows_are_kept():
    exhibits = CATALOG.exhibits.values()
    in_weeks = {s for e in exhibits if e.form == "weeks" for lane in e.lanes for s in lane.series}
    shown = {(s, e.day) for e in exhibits if e.day for lane in e.lanes for s in lane.series}
    shown |= {(f.series, f.date) for v in RECORD.verdicts.values() for f in v.figures if f.formula == "change"}
    shown |= {(s, series.base_day) for s, series in RECORD.series.items()}
    last = {s: max(d for of, d in shown if of == s) for s in RECORD.series}
    for day in RECORD.days:
        # A series has no gaps, so that the days between two that are shown are kept too.
        assert day.series in in_weeks or day.date <= last[day.series], f"{day.series} {day.date} is never shown"


def test_no_text_of_the_record_names_a_price_from_which_the_series_could_be_made_prices_again():
    texts = [t for s in RECORD.series.values() for t in (s.name, s.basis, s.note or "")]
    texts += [t for s in RECORD.sources.values() for t in (s.title, s.note or "")]
    texts += [c.note or "" for c in COMPARATORS.values() if c.entity]
    texts += [f"{v.text} {v.basis}" for verdict in RECORD.verdicts.values() for v in (*verdict.record, *verdict.later)]
    texts += [t for verdict in RECORD.verdicts.values() for t in (verdict.why, verdict.say)]
    price = re.compile(
        r"(close|low|high|open|print|price|level)\w*( price)? (of |at |was )?\$?[\d,]+\.\d\d\b|\d\.\d\d dollars"
    )
    assert not [text for text in texts if price.search(text)]


@pytest.mark.parametrize(
    ("series", "moment", "printed"),
    [
        ("sp500", "open", "−2.17%"),
        ("sp500", "low", "−2.27%"),
        ("sp500", "close", "−1.46%"),
        ("nasdaq-composite", "close", "−3.07%"),
        ("nvda", "close", "−16.97%"),
        ("meta", "close", "+1.91%"),
        ("meta", "open", "−3.22%"),
        ("asml-adr", "close", "−5.75%"),
    ],
)
def test_the_changes_of_27_january_are_those_the_press_printed(series, moment, printed):
    assert signed_percent(change(series, "2025-01-27", moment, CATALOG)) == printed


def test_a_day_that_is_not_in_the_series_is_an_error_and_not_a_guess():
    with pytest.raises(KeyError):
        change("sp500", "2025-01-26", "close", CATALOG)


# Hours, dollars and their sums.

STAGES = ("pretraining", "context", "posttraining")


def in_base(comparator_id):
    found = amount(COMPARATORS[comparator_id], CATALOG.units)
    assert found.low == found.high
    return Fraction(str(found.low))


@pytest.mark.parametrize("stage", [*STAGES, "total"])
def test_v3s_hours_at_two_dollars_are_its_dollars(stage):
    assert in_base(f"v3-hours-{stage}") * 2 == in_base(f"v3-cost-{stage}")


def test_the_parts_of_v3s_table_add_up():
    assert sum(in_base(f"v3-hours-{stage}") for stage in STAGES) == in_base("v3-hours-total") == 2_788_000
    assert sum(in_base(f"v3-cost-{stage}") for stage in STAGES) == in_base("v3-cost-total") == 5_576_000


def test_the_exhibit_of_the_parts_prints_the_sum_and_the_total_alike():
    table = exhibit(CATALOG.exhibits["v3-parts"], CATALOG).table
    total, added = table.iloc[-2], table.iloc[-1]
    assert (added["Hours"], added["Dollars"]) == (total["Hours"], total["Dollars"])
    assert set(table["Dollars per hour"][:-1]) == {"$2"}
    assert len(added["claim_ids"]) == 2 * len(STAGES)


def test_r1s_own_stages_add_up_and_at_two_dollars_come_to_what_was_disclosed():
    hours = sum(in_base(f"r1-hours-{stage}") for stage in ("zero", "r1", "data"))
    assert hours == in_base("r1-hours-total") == 147_336
    assert hours * 2 == 294_672
    assert abs(hours * 2 - in_base("r1-increment-total")) < 1_000  # printed as about 294 thousand
    assert in_base("v3-cost-total") + in_base("r1-increment-total") == in_base("r1-cumulative-run") == 5_870_000


def test_llama_at_deepseeks_rate_is_its_hours_times_two():
    assert in_base("llama31-405b-hours") * 2 == in_base("llama31-405b-at-2usd") == 61_680_000


def test_the_sum_of_a_verdict_is_the_total_of_the_table():
    exact = ("2,788,000 GPU-hours", "2.788 million GPU-hours")
    assert words_of("verdict.gpu-hours.guide", "total") in exact


# Ratios, by hand.


def exact(over, under):
    return in_base(over) / in_base(under)


def test_r1s_price_is_a_27th_of_o1s_for_input_and_output_and_less_for_repeated_input():
    assert exact("r1-in", "o1-in") == Fraction(55, 1500)  # 0.55 over 15: one over 27.27
    assert exact("r1-out", "o1-out") == Fraction(219, 6000)  # 2.19 over 60: one over 27.40
    assert exact("r1-in-cached", "o1-in-cached") == Fraction(14, 750)  # 0.14 over 7.50: one over 53.57
    shares = [words_of("verdict.price-vs-o1.guide", n) for n in ("input-share", "output-share", "cached-share")]
    assert shares == ["about 1/27", "about 1/27", "about 1/54"]
    rows = exhibit(CATALOG.exhibits["price-of-use"], CATALOG).table
    drawn = [w for w, ids in zip(rows["As the source has it"], rows["claim_ids"], strict=True) if len(ids) == 2]
    assert drawn[:3] == ["about 1/27", "about 1/54", "about 1/27"]


def test_llama_took_about_eleven_times_the_hours_of_v3():
    assert round(exact("llama31-405b-hours", "v3-hours-total"), 4) == Fraction("11.0617")  # 30.84 over 2.788
    above, below = COMPARATORS["llama31-405b-hours"], COMPARATORS["v3-hours-total"]
    made = ratio(above, below, CATALOG, warning="an hour of one chip is not an hour of another")
    assert ratio_in_words(made) == "about 11.1 times"
    assert ratio_in_words(made, 0) == "about 11 times"


def test_fifty_times_v3_is_more_than_any_single_run_of_the_record():
    assert in_base("v3-cost-total") * 50 == 278_800_000  # 5.576 million times 50
    assert words_of("verdict.cost-reduction.article", "fifty-times") == "$278.8 million"
    runs = [c for c in COMPARATORS.values() if c.metric == "training_cost" and c.relation in ("eq", "approx")]
    assert max(amount(c, CATALOG.units).high for c in runs) < 278_800_000


def test_a_figure_of_the_record_is_printed_in_its_unit_with_its_qualifier():
    assert item_in_words("r1-increment-total", CATALOG) == "about $294,000"
    assert item_in_words("v3-cost-total", CATALOG) == "$5.576 million"
    assert item_in_words("stargate-total", CATALOG) == "up to $500 billion"
    assert item_in_words("deepseek-hardware-floor", CATALOG) == "more than $500 million"
    assert item_in_words("frontier-models-amodei-2024", CATALOG) == "$100 million to $1 billion"
    assert item_in_words("score.deepseek-r1.swe-bench-verified", CATALOG) == "49.2%"


@pytest.mark.parametrize("comparator", COMPARATORS.values(), ids=lambda c: c.id)
def test_no_figure_of_the_record_loses_its_qualifier(comparator):
    cue = {"approx": "about ", "gt": "more than ", "ge": "at least ", "lt": "less than ", "le": "up to "}
    words = item_in_words(comparator.id, CATALOG)
    assert words.startswith(cue.get(comparator.relation, ""))
    assert (" to " in words.removeprefix("up to ")) == (comparator.relation == "range")
    assert any(sign.isdigit() for sign in words)


# Bounds.


def made_up(relation, value=None, low=None, high=None):
    return Comparator(
        id="x", label="x", metric="training_cost", relation=relation, unit="usd", basis="amortised", as_of="2025",
        confidence="low", sources=(), value=value, low=low, high=high,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("above", "below", "relation"),
    [
        ("eq", "eq", "eq"),
        ("approx", "eq", "approx"),
        ("eq", "approx", "approx"),
        ("gt", "eq", "gt"),
        ("le", "eq", "le"),
        ("eq", "gt", "lt"),  # over more, there is less
        ("eq", "le", "ge"),
        ("approx", "lt", "gt"),
        ("gt", "lt", "gt"),
        ("gt", "gt", "unknown"),  # one pushes up, the other down
    ],
)
def test_a_bound_above_the_line_stays_and_one_below_it_turns_round(above, below, relation):
    made = ratio(made_up(above, 10), made_up(below, 4), CATALOG)
    assert (made.low, made.high, made.relation) == (2.5, 2.5, relation)


def test_a_range_gives_a_range_and_both_its_ends_are_said():
    ranged, point = made_up("range", low=10, high=20), made_up("eq", 4)
    assert ratio_in_words(ratio(ranged, point, CATALOG)) == "2.5 to 5 times"
    assert ratio_in_words(ratio(point, ranged, CATALOG)) == "0.2 to 0.4 times"
    assert ratio_in_words(ratio(ranged, ranged, CATALOG)) == "0.5 to 2 times"


def test_a_rounded_ratio_is_about_and_a_bound_stays_a_bound():
    assert ratio_in_words(ratio(made_up("eq", 10), made_up("eq", 3), CATALOG)) == "about 3.3 times"
    assert ratio_in_words(ratio(made_up("gt", 10), made_up("eq", 4), CATALOG)) == "more than 2.5 times"
    assert ratio_in_words(ratio(made_up("eq", 1), made_up("gt", 20), CATALOG), 0, as_fraction=True) == "less than 1/20"
    third = ratio(made_up("eq", 1), made_up("eq", 3), CATALOG)
    assert printed_relation(third, 0, as_fraction=True) == "eq" and printed_relation(third, 2) == "approx"


def test_a_range_over_a_bound_is_a_bound_and_says_its_own_end():
    ranged, more, less = made_up("range", low=10, high=20), made_up("gt", 4), made_up("le", 4)
    assert ratio_in_words(ratio(ranged, more, CATALOG)) == "less than 5 times"
    assert ratio_in_words(ratio(ranged, less, CATALOG)) == "at least 2.5 times"
    assert ratio_in_words(ratio(more, ranged, CATALOG)) == "more than 0.2 times"


def computed(formula, *parts, **how):
    """The words of a figure computed from made-up figures of the record."""
    found = {str(n): replace(part, id=str(n)) for n, part in enumerate(parts)}
    catalog = replace(CATALOG, record=replace(RECORD, comparators=found))
    return figure_in_words(Figure(name="x", formula=formula, of=tuple(found), **how), catalog)


@pytest.mark.parametrize(
    ("formula", "relations", "words"),
    [
        ("sum", ("eq", "eq"), "$7 million"),
        ("sum", ("approx", "eq"), "about $7 million"),
        ("sum", ("gt", "eq"), "more than $7 million"),
        ("sum", ("le", "approx"), "up to $7 million"),
        ("times", ("gt",), "more than $14 million"),
    ],
)
def test_a_sum_or_multiple_keeps_the_bounds_of_its_parts(formula, relations, words):
    parts = [made_up(relation, 7e6 / len(relations)) for relation in relations]
    assert computed(formula, *parts, factor=2) == words


def test_a_sum_of_a_range_and_a_bound_is_a_bound():
    ranged, more, less = made_up("range", low=10e6, high=20e6), made_up("gt", 4e6), made_up("le", 4e6)
    assert computed("sum", ranged, made_up("eq", 4e6)) == "$14 million to $24 million"
    assert computed("sum", ranged, more) == "more than $14 million"
    assert computed("sum", ranged, less) == "up to $24 million"


def test_a_rounded_amount_is_about():
    assert computed("sum", made_up("eq", 5e6), made_up("eq", 576_000), digits=3) == "$5.576 million"
    assert computed("sum", made_up("eq", 5e6), made_up("eq", 576_000), digits=1) == "about $5.6 million"
    assert computed("times", made_up("eq", 5.576e6), factor=50, digits=1) == "$278.8 million"


def test_where_bounds_disagree_no_number_is_printed_as_if_it_were_known():
    made = ratio(made_up("gt", 10), made_up("gt", 4), CATALOG)
    assert not ratio_in_words(made).startswith("2.5")


RELATIONS = ("eq", "gt", "ge", "lt", "le", "range")
SIZES = st.floats(0.01, 1e9)
SHARES = st.floats(0.001, 0.999)


def with_a_member(relation, value, share):
    """A figure of the record and one number that it allows."""
    if relation == "range":
        return made_up("range", low=value, high=2 * value), value * (1 + share)
    member = {"eq": value, "gt": value / share, "ge": value / share, "lt": value * share, "le": value * share}
    return made_up(relation, value), member[relation]


@pytest.mark.parametrize(("above", "below"), list(product(RELATIONS, repeat=2)))
@settings(max_examples=40)
@given(SIZES, SIZES, SHARES, SHARES)
def test_the_quotient_of_any_two_numbers_the_figures_allow_is_in_the_ratio(above, below, first, second, a, b):
    (over, over_member), (under, under_member) = with_a_member(above, first, a), with_a_member(below, second, b)
    made = ratio(over, under, CATALOG)
    quotient, near = over_member / under_member, 1 + 1e-9
    if made.relation not in ("lt", "le", "unknown"):
        assert made.low <= quotient * near
    if made.relation not in ("gt", "ge", "unknown"):
        assert quotient <= made.high * near


# Unlike bases.


def test_a_ratio_over_unlike_bases_raises_unless_a_warning_says_so():
    first, second = COMPARATORS["gpt4-epoch-amortised"], COMPARATORS["v3-cost-total"]
    with pytest.raises(UnlikeBasesError, match=r"amortised.*rental_equivalent"):
        ratio(first, second, CATALOG)
    assert ratio(first, second, CATALOG, warning="not the same thing").warning == "not the same thing"


def test_no_warning_makes_dollars_and_hours_comparable():
    with pytest.raises(UnlikeBasesError):
        ratio(COMPARATORS["v3-cost-total"], COMPARATORS["v3-hours-total"], CATALOG, warning="not the same thing")


def test_hours_of_unlike_chips_are_not_alike():
    for chip in ("llama31-405b-hours", "gpt4-hours", "gemini-ultra-hours"):
        with pytest.raises(UnlikeBasesError, match="h800_hours"):
            ratio(COMPARATORS[chip], COMPARATORS["v3-hours-total"], CATALOG)


def test_every_pair_of_figures_is_alike_or_refused():
    for first, second in product(COMPARATORS.values(), repeat=2):
        alike = (first.basis, first.metric) == (second.basis, second.metric)
        same_unit = CATALOG.units[first.unit].base == CATALOG.units[second.unit].base
        if amount(second, CATALOG.units).low == 0:
            continue
        if alike and same_unit:
            assert ratio(first, second, CATALOG).warning is None
        else:
            with pytest.raises(UnlikeBasesError):
                ratio(first, second, CATALOG)


def drawn_with_a_warning():
    return [(e, made) for e in CATALOG.exhibits.values() for made in e.ratios if made.warning]


def test_every_exhibit_that_draws_a_ratio_over_unlike_bases_prints_its_warning_among_the_notes():
    assert drawn_with_a_warning()
    for definition, made in drawn_with_a_warning():
        shown = exhibit(definition, CATALOG)
        assert any(made.label in note and made.warning in note for note in shown.notes), made.id
        marked = shown.table["Basis"][shown.table["What"] == made.label]
        assert set(marked) == {"not alike *"}, made.id


def test_every_ratio_over_unlike_bases_has_a_warning_and_no_other_ratio_is_called_unlike():
    for definition in (*CATALOG.exhibits.values(), *CATALOG.findings):
        for made in definition.ratios:
            first, second = (COMPARATORS[i] for i in made.of)
            assert (first.basis, first.metric) == (second.basis, second.metric) or made.warning, made.id


def test_the_warning_of_a_verdicts_figure_stands_in_the_verdicts_own_words():
    for verdict in RECORD.verdicts.values():
        lines = (*verdict.record, *verdict.later)
        told = " ".join((verdict.why, verdict.say, *(f"{line.text} {line.basis}" for line in lines)))
        for figure in verdict.figures:
            assert not figure.warning or figure.warning in told, f"{verdict.id}: {figure.name}"


def test_a_finding_draws_no_ratio_over_unlike_bases_for_it_has_no_room_for_the_warning():
    assert not [made.id for finding in CATALOG.findings for made in finding.ratios if made.warning]


# Formatting.


@pytest.mark.parametrize(
    ("value", "digits", "printed"),
    [
        (-1.458064, 2, "−1.46%"),
        (1.909, 2, "+1.91%"),
        (0.0, 2, "+0.00%"),
        (-16.968, 1, "−17.0%"),
        (20.5387, 1, "+20.5%"),
        (-3.0, 0, "−3%"),
    ],
)
def test_a_change_has_its_sign_and_a_true_minus(value, digits, printed):
    assert signed_percent(value, digits) == printed


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ("2025-01-27", "27 January 2025"),
        ("2025-06-09", "9 June 2025"),
        ("2024-12-01", "1 December 2024"),
        ("2025-09", "September 2025"),
        ("2025", "2025"),
    ],
)
def test_a_date_is_as_fine_as_it_is_known(day, printed):
    assert long_date(day) == printed


def test_where_there_is_little_room_the_month_is_short_and_the_day_and_year_stay():
    assert short_date("2025-06-09") == "9 Jun 2025"
    assert short_date("2024-12-26") == "26 Dec 2024"


def test_every_date_of_the_record_can_be_printed():
    dates = [c.as_of for c in COMPARATORS.values()] + [s.as_of for s in RECORD.scores.values()]
    dates += [e.date for e in RECORD.events] + [v.as_of for v in RECORD.verdicts.values()]
    dates += [line.date for v in RECORD.verdicts.values() for line in (*v.record, *v.later)]
    assert all(long_date(day)[-4:].isdigit() for day in dates)


def test_a_level_that_was_not_regained_says_so():
    days = tuple(d for d in RECORD.days if d.series != "sox" or d.date < "2025-06-24")
    shorter = replace(CATALOG, record=replace(RECORD, days=days))
    assert first_close_above("sox", shorter) is None
    never = Figure(name="x", formula="regained", series="sox")
    assert figure_in_words(never, shorter) == "not by the end of the series"
    assert figure_in_words(never, CATALOG) == "24 June 2025"
