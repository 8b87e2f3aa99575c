"""The choice of a language, each by its own name."""

from django import forms


class LanguageSelect(forms.Select):
    """Says of every name that it is in the language that it names."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return option | {"attrs": option["attrs"] | ({"lang": str(value)} if value else {})}
