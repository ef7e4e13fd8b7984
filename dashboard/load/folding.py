"""Two prints of the same words made comparable: quotes, white space and markup folded."""

import re

_CURLY = str.maketrans(dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟", '"'))


def folded(text: str) -> str:
    r"""The text with straight quotes, single spaces, `\$` as `$`, no `<u>` tags, no braces."""
    plain = re.sub(r"</?u>|[{}]", "", text.replace("\\$", "$"))
    return " ".join(plain.translate(_CURLY).split())


def words(text: str) -> list[str]:
    """The words of a text, as a reader counts them: what stands between white space."""
    return [word for word in folded(text).split() if any(c.isalnum() for c in word)]


def stands_in(quote: str, paragraph: str) -> bool:
    """Whether the quote stands in the paragraph word for word, cutting no word and no number.

    A letter beside a digit is no cut: some documents have lost the space there.
    """
    own = folded(quote)
    before = _edge(own[:1], r"(?<![^\W\d_])", r"(?<!\d)(?<!\d[.,])")
    after = _edge(own[-1:], r"(?![^\W\d_])", r"(?!\d)(?![.,]\d)")
    return re.search(before + re.escape(own) + after, folded(paragraph)) is not None


def _edge(character: str, at_letter: str, at_digit: str) -> str:
    if character.isdigit():
        return at_digit
    return at_letter if character.isalpha() else ""
