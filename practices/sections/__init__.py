"""The ficha técnica of 2014, declared once: its sections, numerals, official labels and guidance.

Forms, completeness, the public page, the PDF, Word, comparison, search and exports read this declaration.
The numerals are never renumbered; section 3 stands beside the form and has none.
"""

from .declaration import Field, Kind, Place, Question, Section
from .description import DESCRIPTION, DOCUMENTATION, OUTPUTS
from .metadata import EXTERNAL, METADATA
from .profile import PROFILE

SECTIONS = (PROFILE, DESCRIPTION, METADATA)
FIELDS: dict[str, Field] = {field.name: field for section in SECTIONS for field in section.fields}
# What a link may be about; whoever says nothing means the documentation.
PLACES = {place.code: place for place in (DOCUMENTATION, OUTPUTS, EXTERNAL)}

__all__ = [
    "DESCRIPTION",
    "DOCUMENTATION",
    "EXTERNAL",
    "FIELDS",
    "METADATA",
    "PLACES",
    "PROFILE",
    "SECTIONS",
    "Field",
    "Kind",
    "Place",
    "Question",
    "Section",
]
