"""From YAML text to checked records; the store keeps the last good ones."""
