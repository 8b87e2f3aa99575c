"""The web server: `gunicorn --config config/gunicorn.py config.wsgi`, on this machine's own address.

Two processes of four threads suit two cores; PORT and WEB_CONCURRENCY change what they say.
"""

import os
import socket
import sys

HOST, PORT = "127.0.0.1", int(os.environ.get("PORT", "8000"))

bind = f"{HOST}:{PORT}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
preload_app = True  # a fault in the code shows before the address is said
control_socket_disable = True  # nothing steers a running server but signals
# Nobody who connects says what the address is, nor from where or how it was asked for. What a proxy in front says of
# that is read by the site itself, if BEHIND_PROXY says that there is one.
forwarder_headers = forwarded_allow_ips = proxy_allow_ips = ""
# Two hundred fichas that were chosen, or a few hundred practices, stand in an address of the desk.
limit_request_line = 8_190
loglevel = "warning"
# Its own lines read like those of the site, and stay out of the site's.
logconfig_dict = {
    "formatters": {"generic": {"()": "config.logs.Line"}},
    "root": {"level": "WARNING", "handlers": ["error_console"]},
    "loggers": {
        "gunicorn.error": {"level": "WARNING", "handlers": ["error_console"], "propagate": False},
        "gunicorn.access": {"level": "WARNING", "handlers": ["error_console"], "propagate": False},
    },
}


def on_starting(_server):
    with socket.socket() as client:
        if client.connect_ex((HOST, PORT)) == 0:
            sys.exit(f"Port {PORT} is taken. Choose another: make demo PORT={PORT + 1}")


def when_ready(_server):
    print(f"\n    http://{HOST}:{PORT}    (Ctrl+C stops it)\n", flush=True)
