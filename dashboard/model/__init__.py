"""The nouns: what a source, a claim, a quantity, a position and an exhibit definition are."""
