"""What the desk writes on the page of a ficha beside a decision, and sends with it."""

import json
from hashlib import sha256

from ..models import Ficha
from .acts import ActForm


class BesideForm(ActForm):
    """A part of the page's one form. What nobody touched says nothing: it is not bound, and saves nothing."""

    # What the page posts beside the fields: how they stood when it came.
    came_with: tuple[str, ...] = ()

    @property
    def names(self) -> set[str]:
        return {*self.fields, *self.came_with}

    @property
    def problems(self) -> list[dict]:
        """Of several answers alike: each says which."""
        return [problem | {"label": self.fields[problem["field"]].label} for problem in super().problems]

    @property
    def done(self) -> str:
        """What is said when it is saved; nothing when there is nothing to save."""
        raise NotImplementedError

    def save(self, ficha: Ficha, by) -> None:
        """Raises ValidationError for what could not be known before."""
        raise NotImplementedError


def fingerprint(*values) -> str:
    """How something stood, in a few letters that a post brings back: whether somebody wrote there, and whether another
    person did meanwhile, is told by them."""
    return sha256(json.dumps(values).encode()).hexdigest()[:16]
