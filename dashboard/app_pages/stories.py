"""The stories a room can be led through."""

from dashboard.ui.page import page_head, page_view
from dashboard.ui.story_card import story_card

catalog, view = page_view("stories")
page_head("stories", catalog)
for story in catalog.stories.values():
    story_card(story, catalog)
