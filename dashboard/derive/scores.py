"""Scores of the record by benchmark and model, and who leads among the models that are named."""

import pandas as pd

from dashboard.derive.places import place
from dashboard.derive.record_figures import item_in_words
from dashboard.derive.record_items import publishers
from dashboard.model.catalog import Catalog
from dashboard.model.exhibit import ExhibitDefinition

COLUMNS = [
    "lane", "benchmark", "measure", "model", "score", "words", "first", "lead", "margin", "claimed", "claim_place",
    "claim_ids", "method",
]  # fmt: skip


def score_rows(definition: ExhibitDefinition, catalog: Catalog) -> pd.DataFrame:
    """One row per benchmark and model of the definition.

    Columns: lane, benchmark, measure, model, score (percent), words, first (whether it is the model the claims are
    about), lead (the model with the best score), margin (its score and the next), claimed and claim_place (the claim on
    this benchmark, empty where there is none), claim_ids, method.
    """
    scores = catalog.record.scores.values()
    rows = []
    for lane in definition.lanes:
        claims = [c for c in catalog.claims.values() if c.group in lane.groups and c.quantity is not None]
        for benchmark in lane.benchmarks:
            found = [s for m in definition.models for s in scores if s.benchmark == benchmark and s.model == m]
            best, *others = sorted(found, key=lambda s: -s.score)
            for score in found:
                rows.append(
                    {
                        "lane": lane.name,
                        "benchmark": benchmark,
                        "measure": score.measure,
                        "model": score.model,
                        "score": score.score,
                        "words": item_in_words(score.id, catalog),
                        "first": score.model == definition.models[0],
                        "lead": f"{best.model} leads",
                        "margin": " to ".join(item_in_words(s.id, catalog) for s in (best, *others[:1])),
                        "claimed": claims[0].id if claims else "",
                        "claim_place": place(claims[0].evidence[0], catalog) if claims else "",
                        "claim_ids": (f"record.{score.id}",),
                        "method": f"as published by {publishers(score, catalog)}",
                    }
                )
    return pd.DataFrame(rows, columns=COLUMNS, dtype=object)
