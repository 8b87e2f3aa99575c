"""Office files opened without trusting them."""

from .opening import main_part, open_package

__all__ = ["main_part", "open_package"]
