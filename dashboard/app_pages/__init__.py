"""One file a page, each a table of contents."""
