"""The relation of a quantity agrees with the words beside the number, or the claim says why not."""

from dashboard.load.cue_words import relation_cues, supports
from dashboard.load.draft import Draft, read
from dashboard.load.problems import Report

FREE = ("unknown", "order_of_magnitude")


def check_relations(draft: Draft, report: Report) -> None:
    """Every quantity's relation against the cue words of its quotes."""
    for at, claim in read(draft.claims):
        quantity = claim.quantity
        if quantity is None or quantity.relation in FREE or quantity.cue_note is not None:
            continue
        quotes = [piece.quote for piece in claim.evidence]
        cues = [cue for quote in quotes for cue in relation_cues(quote, quantity.as_printed)]
        against = [cue for cue in cues if quantity.relation not in cue[1]]
        agree = [cue for cue in cues if quantity.relation in cue[1]]
        if against and not agree:
            word, relations = against[0]
            what = f"{quantity.relation} does not agree with '{word}' in the quote"
            allowed = f"{' or '.join(relations)}, or a cue_note that says why not"
            at.fault(report, "quantity.relation", what, allowed)
        elif quotes and not supports(quantity.relation, quotes):
            what = f"no word of the quote says {quantity.relation}"
            allowed = "eq, a quote with the cue word, or a cue_note that says why"
            at.fault(report, "quantity.relation", what, allowed)
