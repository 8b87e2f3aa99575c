"""Pages laid out as tagged PDF, in a process of its own: HTML by WeasyPrint, plain data by Typst."""

from .process import LayoutFailed, Press, PressBusy, press

__all__ = ["LayoutFailed", "Press", "PressBusy", "press"]
