"""Charts of the record beside claims: no word stands where it could be read as another figure's."""

import pytest

from dashboard.derive.record_figures import first_close_above, short_date
from dashboard.exhibits.registry import exhibit
from dashboard.figures.key import relation_key
from dashboard.figures.theme import SIZES, colour, plotly_text, text_width
from dashboard.load.live import store

CATALOG = store().catalog()
WIDTHS = ("wide", "narrow")


def words(exhibit_id, width="wide"):
    figure = exhibit(CATALOG.exhibits[exhibit_id], CATALOG).figures[width]
    return [annotation.text for annotation in figure.layout.annotations]


@pytest.mark.parametrize(
    ("exhibit_id", "head"),
    [
        ("comparators-by-basis", "Basis"),
        ("training-and-build-out", "Verdict, or basis"),
        ("said-of-capability", "Against the record"),
    ],
)
def test_the_gutter_is_named_after_what_stands_in_it(exhibit_id, head):
    heads = {"Basis", "Verdict, or basis", "Against the record", "How it is said"}
    assert heads & set(words(exhibit_id)) == {head}


@pytest.mark.parametrize("exhibit_id", ["companies-named", "market-context", "friday-after"])
def test_a_close_beside_the_mark_of_another_hour_is_called_the_close(exhibit_id):
    shown = exhibit(CATALOG.exhibits[exhibit_id], CATALOG)
    table = shown.table[shown.table["Whose figure"] == "Record: close"]
    assert len(table)
    for change in table["Change"]:
        assert f"close <b>{change}</b>" in words(exhibit_id)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_weeks_print_the_day_on_which_each_series_regained_its_level(width):
    series = CATALOG.exhibits["weeks-after"].lanes[0].series
    for one in series:
        day = short_date(first_close_above(one, CATALOG)).rsplit(" ", 1)[0]
        assert any(
            plotly_text(CATALOG.record.series[one].name) in text and f"○ {day}" in text
            for text in words("weeks-after", width)
        )


def test_the_key_of_a_chart_of_the_record_alone_has_the_records_mark_and_colour():
    alone = exhibit(CATALOG.exhibits["comparators-by-basis"], CATALOG)
    both = exhibit(CATALOG.exhibits["training-and-build-out"], CATALOG)
    assert alone.is_record and not both.is_record
    mark = relation_key(("eq",), "wide", "record").data[0].marker
    assert (mark.symbol, mark.color) == ("diamond", colour("record"))
    assert relation_key(("eq",), "wide").data[0].marker.symbol == "circle"


@pytest.mark.parametrize("exhibit_id", [e.id for e in CATALOG.exhibits.values() if e.form == "companies"])
def test_on_a_phone_the_close_has_room_inside_the_figure(exhibit_id):
    figure = exhibit(CATALOG.exhibits[exhibit_id], CATALOG).figures["narrow"]
    low, high = figure.layout.xaxis.range
    plot = 350 - figure.layout.margin.l - figure.layout.margin.r
    for said in (a for a in figure.layout.annotations if a.xref == "x"):
        at = (said.x - low) / (high - low) * plot + said.xshift
        needed = text_width(said.text.removeprefix("<b>").removesuffix("</b>"), SIZES["narrow"].label)
        assert (at - needed if said.xanchor == "right" else at + needed) == pytest.approx(plot / 2, abs=plot / 2 + 4)
