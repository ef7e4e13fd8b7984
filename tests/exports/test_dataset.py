"""What describes the data to programs: a data package that validates, and a schema.org Dataset."""

import csv
import io
import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

import pytest
from frictionless import Package, validate

from dashboard.derive.claim_rows import COLUMNS, claim_rows
from dashboard.exhibits.registry import exhibit_by_id, exhibit_ids
from dashboard.exports.dataset import LICENCE, data_package, dataset_json
from dashboard.load.live import store
from dashboard.views.pages import PAGES
from tests.test_hostile import TOGETHER, hostile
from tests.web.test_data_routes import get

CATALOG = store().catalog()
BASE = "https://record.example/desk"


@cache
def served():
    """The package that the server gives."""
    return get("/data/datapackage.json").json()


def written(package, folder):
    """The package and its files in a folder, as a program that follows its paths would have them."""
    for resource in package["resources"]:
        path = folder / resource["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(get(f"/data/{resource['path']}").content)
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return folder / "datapackage.json"


def faults(file, folder):
    """What frictionless finds in a package and in the files it names."""
    report = validate(file.name, type="package", basepath=str(folder))
    found = [error.message for error in report.errors]
    return found + [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors]


def test_the_served_package_and_the_files_it_names_are_valid(tmp_path):
    # The claims and every eighth exhibit; the copy on files is validated whole in test_capsule.
    package = {**served(), "resources": served()["resources"][::8]}
    assert package["resources"][0]["name"] == "claims" and len(package["resources"]) > 6
    assert faults(written(package, tmp_path), tmp_path)[:3] == []


def test_an_exhibit_of_the_served_package_is_read_as_the_rows_that_the_page_shows(tmp_path):
    chosen = [r for r in served()["resources"] if r["path"].startswith("exhibits/") and r["format"] == "csv"][::20]
    if not chosen:  # an object in JSON is no table, and is described as such
        assert all(r["format"] == "json" and r.get("type") == "json" for r in served()["resources"][1:])
        return
    file = written({**served(), "resources": chosen}, tmp_path)
    for resource in Package(file.name, basepath=str(tmp_path)).resources:
        exhibit = exhibit_by_id(resource.path.removeprefix("exhibits/").removesuffix(".csv"), CATALOG)
        assert len(resource.read_rows()) == len(exhibit.table)


def test_the_package_names_the_claims_and_every_exhibit_once_under_addresses_that_are_answered():
    resources = served()["resources"]
    names = Counter(resource["name"] for resource in resources)
    assert max(names.values()) == 1
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in (served()["name"], *names))
    files = {r["path"].removeprefix("exhibits/").rpartition(".")[0] for r in resources if "exhibits/" in r["path"]}
    assert files == exhibit_ids(CATALOG) and len(resources) == len(files) + 1
    assert not any(urlsplit(r["path"]).netloc or r["path"].startswith(("/", ".")) for r in resources)
    for resource in resources[::25]:
        assert get(f"/data/{resource['path']}").status_code == 200


def test_the_package_carries_title_version_date_licence_and_sources():
    package = served()
    assert package["version"] == CATALOG.version and package["created"].startswith(CATALOG.updated)
    assert package["licenses"] == [LICENCE] and LICENCE["path"].startswith("https://creativecommons.org/")
    assert CATALOG.site.name in package["title"] and CATALOG.site.standfirst in package["description"]
    assert [source["title"] for source in package["sources"]] == [s.title for s in CATALOG.sources.values()]


def test_the_claims_have_the_columns_of_their_schema_in_order_and_each_cell_is_of_its_kind():
    fields = served()["resources"][0]["schema"]["fields"]
    lines = list(csv.reader(io.StringIO(get("/data/claims.csv").text.removeprefix("\ufeff"), newline="")))
    assert lines[0] == [field["name"] for field in fields] == list(COLUMNS)
    assert len(lines) == len(claim_rows(CATALOG)) + 1
    for line in lines[1:]:
        for cell, column in zip(line, fields, strict=True):
            if cell and column["type"] in ("number", "integer"):
                (float if column["type"] == "number" else int)(cell)
    numbers = {column for row in claim_rows(CATALOG) for column, cell in row.items() if isinstance(cell, int | float)}
    described = {field["name"] for field in fields if field["type"] != "string"}
    assert numbers - {"stance"} <= described, "a column of numbers is described as text"


def test_a_wrong_cell_in_the_claims_is_a_fault(tmp_path):
    package = {**served(), "resources": served()["resources"][:1]}
    file = written(package, tmp_path)
    lines = (tmp_path / "claims.csv").read_text(encoding="utf-8-sig").splitlines()
    column = COLUMNS.index("paragraph")
    cells = next(csv.reader([lines[1]]))
    cells[column] = "twelve"
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    (tmp_path / "claims.csv").write_text("\n".join([lines[0], out.getvalue().strip()]), encoding="utf-8")
    assert any("twelve" in fault for fault in faults(file, tmp_path))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_the_dataset_says_what_a_search_engine_for_data_asks_for(page):
    made = json.loads(dataset_json(page, CATALOG, BASE))
    assert (made["@context"], made["@type"]) == ("https://schema.org", "Dataset")
    # Name and description are required, the description with 50 to 5000 signs; the rest makes it found and trusted.
    assert made["name"] and 50 <= len(made["description"]) <= 5000
    assert made["url"] == f"{BASE}{page.path}" and made["license"] == LICENCE["path"]
    assert made["version"] == CATALOG.version and made["dateModified"] == CATALOG.updated
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", made["dateModified"]) and made["isAccessibleForFree"] is True
    assert made["creator"]["@type"] in ("Organization", "Person") and made["creator"]["name"]
    for file in made["distribution"]:
        assert file["@type"] == "DataDownload" and file["encodingFormat"] in ("text/csv", "application/json")
        assert file["contentUrl"].startswith(f"{BASE}/data/")
        answer = get(file["contentUrl"].removeprefix(BASE))
        assert answer.status_code == 200 and answer.headers["content-type"].startswith(file["encodingFormat"])


@pytest.mark.parametrize("text", TOGETHER, ids=map(str, range(len(TOGETHER))))
def test_hostile_texts_leave_both_descriptions_whole(text):
    catalog = hostile(text)
    assert json.loads(dataset_json(PAGES[0], catalog, BASE))["creator"]["name"] == catalog.site.publisher
    package = json.loads(json.dumps(data_package(catalog, "")))
    assert package["title"].startswith(text)
    for resource in package["resources"]:
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"]) and ".." not in resource["path"]


@pytest.mark.parametrize(
    ("site", "name"), [("On the record", "on-the-record"), ("Über 5 %!", "ber-5"), ("…", "claims")]
)
def test_the_package_is_named_after_the_site_in_signs_that_the_format_allows(site, name):
    edited = replace(CATALOG, site=replace(CATALOG.site, name=site))
    assert data_package(edited, "")["name"] == name
