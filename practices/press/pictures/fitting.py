"""How large a picture is in a square that it is not larger than already."""


def fitting(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Width and height with a longer side of `longest` at most."""
    width, height = size
    part = min(1, longest / max(size))
    return max(1, round(width * part)), max(1, round(height * part))
