"""Frames and rows from the catalog: every computed number, bounds carried along."""
