"""What a word is, for the limits of the ficha; `static/js/words.js` counts the same.

Text is split on an explicit set of white space, and a piece counts when it holds at least one letter or
number. So «auto-gestión», «y/o», an address and «2015-2019» are one word each; a lone dash is none.
"""

import re
import unicodedata

WHITE_SPACE = "\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
SPLIT = re.compile(f"[{WHITE_SPACE}]+")


def is_word(piece: str) -> bool:
    return any(unicodedata.category(character)[0] in "LN" for character in piece)


def count_words(text: str) -> int:
    return sum(map(is_word, SPLIT.split(text)))
