"""The closed word lists of the codebook; a record's field typed with one of these takes no other word."""

from typing import Literal

Relation = Literal["eq", "approx", "gt", "ge", "lt", "le", "range", "order_of_magnitude", "unknown"]
Status = Literal["claimed", "reported", "estimated", "alleged", "hypothetical", "stated"]
Voice = Literal["asserts", "reports", "supposes", "asks", "doubts", "denies"]
Importance = Literal["core", "secondary", "marginal"]
Confidence = Literal["high", "medium", "low"]
Provenance = Literal["stated", "inferred"]
Salience = Literal["central", "mentioned"]
PositionBasis = Literal["own_words", "official_act", "conduct", "reported_speech", "third_party"]
OffScale = Literal["not_in_sources", "unclear", "silent", "not_applicable"]
ClaimKind = Literal[
    "quantity",
    "position",
    "event",
    "risk",
    "recommendation",
    "definition",
    "answer",
    "characterisation",
]
TextKind = Literal["clean", "machine_translated", "synonym_spun"]
ParagraphKind = Literal["title", "heading", "body", "definition", "term", "signature"]
ActorKind = Literal[
    "author",
    "company",
    "person",
    "government",
    "organisation",
    "country",
    "unnamed_group",
]
Form = Literal[
    "lanes", "falls", "companies", "matrix", "strip", "risks", "timeline", "recommendations", "pair", "day",
    "weeks", "parts", "scores", "what_if"
]  # fmt: skip
Precision = Literal["day", "weekday", "week", "month", "period", "relative", "undated"]
RiskLevel = Literal["minimal", "some", "greater", "named"]
Strength = Literal["must", "should", "may"]
Directness = Literal["explicit", "implied"]
Difference = Literal["value", "subject", "qualifier", "degree", "scope"]
DisagreementKind = Literal["disagreement", "look_alike"]
QuestionKind = Literal["heading", "rhetorical"]
AnswerKind = Literal["answers", "partly", "leaves_open", "does_not_address"]
Scale = Literal["linear"]

PAGE_NAMES = (
    "overview", "quote", "costs", "markets", "capability", "positions", "risks", "timeline", "stories",
    "disagreements", "questions", "recommendations", "compare",
    "evidence", "sources", "names", "method", "data", "corrections", "about",
)  # fmt: skip
VerdictWord = Literal[
    "matches", "roughly_matches", "differs", "outdated", "misattributed", "unverifiable", "opinion"
]  # fmt: skip
Advice = Literal["safe", "with_change", "do_not_quote"]
Bearing = Literal["holds", "does_not_hold", "beside_it"]
SeriesKind = Literal["index", "share", "volatility"]
Moment = Literal["open", "high", "low", "close"]
Formula = Literal["change", "value", "sum", "product", "ratio", "times", "regained"]
