"""Frames in, Plotly figures out: always in the light colours, which a style sheet turns for dark."""
