from .letter import Heartbeat, Letter, MailOutage
from .notice import Notice
from .people import FocalPoint, Invitation, User

__all__ = ["FocalPoint", "Heartbeat", "Invitation", "Letter", "MailOutage", "Notice", "User"]
