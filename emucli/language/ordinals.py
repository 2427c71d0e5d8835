"""Numbers of headings and points: Roman numbers, and letters in the order of the Vietnamese alphabet."""

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
# Points of Vietnamese documents leave out the letters with marks but đ (Decree 30/2020, Annex I, II.6).
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def roman(number: int) -> str:
    """A number from 1 to 3999 as a Roman number. Raises ValueError for others, which have none.

    >>> roman(4), roman(9), roman(14)
    ('IV', 'IX', 'XIV')
    """
    if not 1 <= number <= 3999:
        raise ValueError("Roman numbers go from 1 to 3999")
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def letter(number: int) -> str:
    """The letter of a point, from 1 on; two letters after the last one. Raises ValueError below 1.

    >>> [letter(number) for number in (1, 4, 5, 6, 7, 8, 23, 24)]
    ['a', 'd', 'đ', 'e', 'g', 'h', 'y', 'aa']
    """
    if number < 1:
        raise ValueError("letters of points begin at 1")
    written = ""
    while number:
        number, at = divmod(number - 1, len(_LETTERS))
        written = _LETTERS[at] + written
    return written
