"""The short code a plaque carries: its alphabet, its check character, and what a mistyped one may have been."""

ALPHABET = "23456789cdfhjkmnprtvwxy"
"""23 characters: no pair that looks alike (0/o, 1/i/l, 5/s, 8/b, 2/z, 9/g/q, u/v) and no vowel but y, so that no
code spells a word. 23 is a prime, which is what lets one check character see every single mistake."""

LENGTH = 5


def check_character(body: str) -> str:
    """The fifth character of a code that begins with these four.

    The weighted sum of all five must be 0 modulo 23. Weights 1…5 differ from one another and from 0 modulo a prime,
    so one wrong character, or any two characters changed about, always shows (as in ISBN-10).

    Raises ValueError if `body` is not four characters of the alphabet.
    """
    if len(body) != LENGTH - 1:
        raise ValueError(body)
    total = sum(weight * ALPHABET.index(char) for weight, char in enumerate(body, 1))
    # 5 * x = -total (mod 23); the inverse of 5 is 14, for 5 * 14 = 70 = 3 * 23 + 1.
    return ALPHABET[-total * 14 % len(ALPHABET)]


def is_code(text: str) -> bool:
    """Whether this is a code in lower case with the right check character."""
    return len(text) == LENGTH and set(text) <= set(ALPHABET) and check_character(text[:-1]) == text[-1]


def code_from(number: int) -> str:
    """The code whose first four characters count as `number` in base 23 (0 … 279,840)."""
    body = ""
    for _ in range(LENGTH - 1):
        number, place = divmod(number, len(ALPHABET))
        body = ALPHABET[place] + body
    return body + check_character(body)
