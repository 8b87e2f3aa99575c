from .focal_points import FocalPoint
from .invitations import Invitation
from .letter import Heartbeat, Letter, MailOutage
from .notice import Notice
from .users import User

__all__ = ["FocalPoint", "Heartbeat", "Invitation", "Letter", "MailOutage", "Notice", "User"]
