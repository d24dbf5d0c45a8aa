#!/bin/sh
# What a bare Debian-like machine lacks: Python's venv module (`venv`), and for the tests a real PostgreSQL, Chromium
# and Java (`test`). Installs only as root or with password-less sudo; otherwise says what is missing, and those tests skip.
set -u
PYTHON=${PYTHON:-python3}

can_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" = 0 ]; then SUDO=; else SUDO="sudo -n"; $SUDO true 2>/dev/null || return 1; fi
}

install() {
    if ! can_install; then
        echo "machine: cannot install $* here; what needs it is skipped" >&2
        return 1
    fi
    $SUDO apt-get update -qq >/dev/null 2>&1
    DEBIAN_FRONTEND=noninteractive $SUDO apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 ||
        echo "machine: could not install $*; what needs it is skipped" >&2
}

case ${1:-} in
venv)
    "$PYTHON" -c 'import ensurepip' 2>/dev/null || install python3-venv
    ;;
test)
    ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || install postgresql
    command -v chromium >/dev/null 2>&1 || install chromium
    command -v java >/dev/null 2>&1 || install default-jre-headless
    ;;
*)
    echo "usage: machine.sh venv|test" >&2
    exit 2
    ;;
esac
exit 0
