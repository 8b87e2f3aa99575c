#!/bin/sh
# Gets a Python and the Debian packages that a task needs, then hands over to install.py.
# Usage: config/install.sh REQUIREMENTS [NEED…]
# where a NEED is a Debian package, or COMMAND:PACKAGE when any such command will do.
set -eu
cd "$(dirname "$0")/.."

# The first Python that the locked packages have wheels for and that can make a virtual environment.
usable_python() {
    for python in .venv/bin/python python3 python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys, ensurepip, sqlite3, ssl, venv
sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}

missing() {
    for need in "$@"; do
        case $need in
        *:*) PATH=$PATH:$(echo /usr/lib/postgresql/*/bin) command -v "${need%%:*}" >/dev/null || echo "${need#*:}" ;;
        *) dpkg-query --show --showformat='${Status}' "$need" 2>/dev/null | grep -q ' installed$' || echo "$need" ;;
        esac
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# root needs nobody; sudo must be there, and work without a question when nobody is there to answer it.
may_install() {
    [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v 2>/dev/null; }
}

install_packages() {
    if ! may_install; then
        echo "Debian packages are missing. Please run this line as an administrator, then make again:" >&2
        echo "    apt-get update && apt-get install --no-install-recommends --yes $*" >&2
        exit 1
    fi
    echo "Installing Debian packages: $*"
    # A source that cannot be reached does not matter unless the package comes from it: the second line judges.
    as_root apt-get update --quiet --quiet || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --option Dpkg::Use-Pty=0 \
        --no-install-recommends --yes "$@"
}

requirements=$1
shift
if command -v dpkg-query >/dev/null; then
    usable_python >/dev/null || set -- python3 python3-venv "$@"
    packages=$(missing "$@")
    # shellcheck disable=SC2086 # names of packages hold no spaces
    [ -z "$packages" ] || install_packages $packages
fi
if ! python=$(usable_python); then
    echo "Python 3.11 to 3.14 is needed, with its venv module, and none was found." >&2
    echo "Debian 12 or Ubuntu 24.04 and later have it as python3 and python3-venv;" >&2
    echo "Ubuntu 22.04 has python3.11 and python3.11-venv. Install it, then make again." >&2
    exit 1
fi
exec "$python" config/install.py "$requirements"
