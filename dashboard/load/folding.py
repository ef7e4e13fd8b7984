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

    A letter beside a digit, or a capital after a small letter, is no cut: some documents have lost
    the space there.
    """
    own, text = folded(quote), folded(paragraph)
    at = text.find(own)
    while at >= 0 and own:
        if not (_cut(text, at) or _cut(text, at + len(own))):
            return True
        at = text.find(own, at + 1)
    return False


def _cut(text: str, at: int) -> bool:
    """Whether a word or a number runs on across this place in the text."""
    before, after = text[:at][-2:], text[at:][:2]
    if re.search(r"\d$", before):
        return re.match(r"\d|[.,]\d", after) is not None
    if re.search(r"\d[.,]$", before):
        return re.match(r"\d", after) is not None
    if before[-1:].isalpha() and after[:1].isalpha():
        return not (before[-1:].islower() and after[:1].isupper())
    return False
