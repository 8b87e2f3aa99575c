from .letter import Heartbeat, Letter, MailOutage
from .people import User

__all__ = ["Heartbeat", "Letter", "MailOutage", "User"]
