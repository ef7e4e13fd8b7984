"""The commands: run the dashboard, check the data, verify the quotes, export the claims or a story."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.load.live import home as chosen_home
from dashboard.load.problems import DataError, Problem

if TYPE_CHECKING:
    from dashboard.model.catalog import Catalog
    from dashboard.model.story import Story

FORMATS, STORY_FORMATS = ("csv", "json"), ("pptx", "html")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 if all is well, 1 if the data has problems."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command == "export":
        _refuse_odd(parser, options)
    home = chosen_home()
    try:
        if options.command == "run":
            return _run(home, options.host, options.port)
        if options.command == "check":
            return _check(home)
        if options.command == "verify":
            return _verify(home, options.originals)
        if options.what == "story":
            return _story(home, options.id, options.format or "pptx", options.output)
        return _export(home, options.what, options.format or "csv", options.output)
    except DataError as error:
        _say(error.problems)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="serve the dashboard until stopped")
    run.add_argument("--host", default="127.0.0.1", help="the address to listen on (%(default)s)")
    run.add_argument("--port", type=int, default=8501, help="the port to listen on (%(default)s)")
    commands.add_parser("check", help="read all data and name every problem in it")
    verify = commands.add_parser("verify", help="compare hashes and quotes with the originals")
    verify.add_argument("--originals", type=Path, required=True, help="the folder that holds them")
    export = commands.add_parser("export", help="write data or a story to a file")
    export.add_argument("what", choices=["claims", "claimreview", "capsule", "story"])
    export.add_argument("id", nargs="?", help="of a story: which one")
    export.add_argument("--format", choices=[*FORMATS, *STORY_FORMATS], help="csv or json; of a story, pptx or html")
    export.add_argument("-o", "--output", type=Path, required=True, help="the file to write; for a capsule, the folder")
    return parser


def _refuse_odd(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Ends with the usage where an id or a format does not belong to what is exported."""
    of_story = options.what == "story"
    if of_story and not options.id:
        parser.error("say which story: export story ID")
    if not of_story and options.id:
        parser.error(f"{options.what} takes no id")
    if options.format and options.format not in (STORY_FORMATS if of_story else FORMATS):
        parser.error(f"{options.what} has no format {options.format}")


def _run(home: Path, host: str, port: int) -> int:
    from dashboard.web.server import serve

    serve(home, host, port)
    return 0


def _check(home: Path) -> int:
    from dashboard.load.catalog import load_with_places
    from dashboard.views.story_faults import story_problems

    catalog, draft = load_with_places(home)
    problems = story_problems(catalog, draft)
    if problems:
        raise DataError(problems)
    counts = (
        "sources", "claims", "positions", "actors", "entities", "issues", "questions", "disagreements", "mentions",
        "terms", "exhibits", "findings", "stories",
    )  # fmt: skip
    listed = ", ".join(f"{len(getattr(catalog, name))} {name}" for name in counts)
    sys.stdout.write(f"{listed}, {len(catalog.record.verdicts)} verdicts: no problems (data {catalog.version})\n")
    return 0


def _verify(home: Path, originals: Path) -> int:
    from dashboard.load.catalog import load_with_places
    from dashboard.load.verify import quotes_and_readings, verify

    problems = verify(home, originals)
    if problems:
        _say(problems)
        return 1
    catalog, draft = load_with_places(home)
    passages = quotes_and_readings(draft)
    sys.stdout.write(f"{len(catalog.sources)} originals, {passages} passages: all as printed\n")
    return 0


def _export(home: Path, what: str, form: str, output: Path) -> int:
    from dashboard.load.catalog import load_catalog

    catalog = load_catalog(home)
    if what == "capsule":
        return _capsule(catalog, output)
    text, count = _reviews(catalog) if what == "claimreview" else _claims(catalog, form)
    try:
        output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        sys.stderr.write(f"{output}: cannot be written ({error.strerror})\n")
        return 1
    sys.stdout.write(f"{count} written to {output}\n")
    return 0


def _capsule(catalog: "Catalog", folder: Path) -> int:
    from dashboard.exports.capsule import write_capsule
    from dashboard.exports.taken import NO_ADDRESS

    try:
        files, size = write_capsule(catalog, folder)
    except OSError as error:
        sys.stderr.write(f"{folder}: cannot be written ({error.strerror})\n")
        return 1
    note = "" if catalog.site.public_address else f" {NO_ADDRESS}"
    sys.stdout.write(f"{files} files, {size / 1e6:.1f} MB, written to {folder}.{note}\n")
    return 0


def _story(home: Path, story_id: str, form: str, output: Path) -> int:
    from dashboard.exports.taken import NO_ADDRESS
    from dashboard.load.catalog import load_catalog

    catalog = load_catalog(home)
    story = catalog.stories.get(story_id)
    if story is None:
        known = ", ".join(catalog.stories) or "none"
        sys.stderr.write(f"There is no story “{story_id}”. Known are: {known}.\n")
        return 1
    try:
        output.write_bytes(_story_file(story, catalog, form))
    except OSError as error:
        sys.stderr.write(f"{output}: cannot be written ({error.strerror})\n")
        return 1
    note = "" if catalog.site.public_address else f" {NO_ADDRESS}"
    sys.stdout.write(f"{len(story.steps)} steps written to {output}.{note}\n")
    return 0


def _story_file(story: "Story", catalog: "Catalog", form: str) -> bytes:
    if form == "pptx":
        from dashboard.exports.deck import story_deck

        return story_deck(story, catalog)
    from dashboard.exports.story_html import story_html

    return story_html(story, catalog).encode()


def _claims(catalog: "Catalog", form: str) -> tuple[str, str]:
    from dashboard.derive.claim_rows import claim_rows
    from dashboard.exports.claims import to_csv, to_json

    rows = claim_rows(catalog)
    return (to_csv(rows) if form == "csv" else to_json(rows)), f"{len(rows)} rows"


def _reviews(catalog: "Catalog") -> tuple[str, str]:
    from dashboard.exports.claimreview import claim_reviews, to_json

    reviews = claim_reviews(catalog, catalog.site.public_address)
    return to_json(reviews), f"{len(reviews)} reviews"


def _say(problems: Sequence[Problem]) -> None:
    for problem in problems:
        sys.stdout.write(f"{problem}\n")


if __name__ == "__main__":
    sys.exit(main())
