"""Who asks for a compilation, as far as it matters: so that one who asks for many leaves room for the others."""

import ipaddress

from allauth.account.adapter import get_adapter
from django.utils import timezone
from django.utils.crypto import salted_hmac

HOME = 64  # bits: a household or an office has all the IPv6 addresses that begin alike


def client_key(request) -> str:
    """Tells apart those who ask today, and says nothing of them: a hash by our key, another every day."""
    address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    home = ipaddress.ip_network((address, HOME), strict=False) if address.version == 6 else address
    return salted_hmac("compilations", f"{home} {timezone.localdate()}").hexdigest()
