"""Title, figure, table, alt text and source note joined: the unit that pages show and exporters write."""
