"""Views that are open to everyone. Any other asks for sign-in."""


def public_view(view):
    """Opens a view. It answers everyone the same and never looks at who asks, so its pages may be kept by any cache."""
    view.login_required = False
    view.is_public = True
    return view


def is_public(match) -> bool:
    """Whether the address that was asked for is that of an open view."""
    return getattr(match.func, "is_public", False)
