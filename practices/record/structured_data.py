"""A meeting as JSON-LD, for search engines and catalogues."""

from django.utils.safestring import SafeString

from ..exchange.structured_data import script_of
from ..models import Modality
from .events import Meeting

ATTENDANCE: dict[str, str] = {
    Modality.IN_PERSON: "https://schema.org/OfflineEventAttendanceMode",
    Modality.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Modality.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}


def json_ld(meeting: Meeting) -> SafeString:
    return script_of(describe(meeting))


def describe(meeting: Meeting) -> dict:
    first, last = meeting.row.starts_on, meeting.row.ends_on
    place = ", ".join(filter(None, [meeting.row.place, meeting.host.name if meeting.host else ""]))
    values = {
        "@context": "https://schema.org",
        "@type": "Event",
        "identifier": meeting.row.code,
        "name": meeting.row.title,
        "description": meeting.lead,
        "inLanguage": meeting.row.language,
        "startDate": first and first.isoformat(),
        "endDate": last and last.isoformat(),
        "eventAttendanceMode": ATTENDANCE.get(meeting.row.modality),
        "location": place and {"@type": "Place", "name": place},
        "organizer": meeting.forum and {"@type": "Organization", "name": meeting.forum.name},
        "url": meeting.address,
    }
    return {key: value for key, value in values.items() if value}
