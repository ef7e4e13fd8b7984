"""The decks as LibreOffice draws them: every slide is there, none is empty, and no label is lost on the way."""

import re
import shutil
import subprocess

import pytest
from PIL import Image, ImageChops

from dashboard.figures.theme import colour
from tests.exports.decks import STORIES, body, charts, labels, opened, title

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WANTED = ("soffice", "pdftoppm", "pdftotext")
MISSING = [name for name in WANTED if shutil.which(name) is None]
pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"not rendered: {', '.join(MISSING)} not on this machine"),
    pytest.mark.timeout(300),
]
LEAST_INK = 0.01


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A folder with each deck as PDF and its slides as PNG; one call for all, for the program is slow to start."""
    folder = tmp_path_factory.mktemp("decks")
    for story_id in STORIES:
        (folder / f"{story_id}.pptx").write_bytes(body(story_id))
    files = [str(folder / f"{story_id}.pptx") for story_id in STORIES]
    own = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", own, "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    for story_id in STORIES:
        pdf = str(folder / f"{story_id}.pdf")
        subprocess.run(["pdftoppm", "-r", "48", "-png", pdf, str(folder / story_id)], check=True, timeout=120)
    return folder


@pytest.mark.parametrize("story_id", STORIES)
def test_every_slide_is_drawn_and_none_is_empty(drawn, story_id):
    pictures = sorted(drawn.glob(f"{story_id}-*.png"))
    assert len(pictures) == len(opened(story_id).slides)
    for picture in pictures:
        shown = Image.open(picture).convert("RGB")
        assert shown.width == 640 and shown.height == 360
        ground = Image.new("RGB", shown.size, colour("ground"))
        # Half the foot may hold a code; what is above it must be more than a rule and a title.
        above = ImageChops.difference(shown, ground).convert("L").crop((0, 60, 640, 280))
        inked = sum(above.histogram()[40:]) / (640 * 220)
        assert inked > LEAST_INK / 2, picture.name


@pytest.mark.parametrize("story_id", STORIES)
def test_titles_and_every_label_of_a_chart_reach_the_page(drawn, story_id):
    pdf = str(drawn / f"{story_id}.pdf")
    whole = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    pages = [squeezed(page) for page in whole.split("\f")]
    for page, slide in zip(pages, opened(story_id).slides, strict=False):
        assert all(squeezed(word) in page for word in title(slide).split())
        for chart in charts([slide]):
            for label in labels(chart):
                words = "".join(t.text for t in label.iter(f"{DRAWING}t"))
                assert squeezed(words) in page, (title(slide), words)


def squeezed(text):
    """Letters and digits only: breaks and ligatures differ from font to font."""
    return re.sub(r"\W", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff").replace("ﬃ", "ffi")).lower()
