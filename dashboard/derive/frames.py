"""Rows of a tidy frame as named tuples; the columns are documented where the frame is made."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """Each row as a named tuple, its values as they were put in."""
    yield from frame.itertuples()
