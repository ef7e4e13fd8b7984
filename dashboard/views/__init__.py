"""The reader's choices to and from a URL; the registry of pages."""
