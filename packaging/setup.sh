#!/bin/sh
# Prepares a machine for Carerix Desktop. Safe to run again: what is there already is left alone.
#
#   packaging/setup.sh run     what the program needs (Debian packages, .venv, the locked dependencies)
#   packaging/setup.sh test    the same, and what the tests need (Dovecot, Xvfb, pytest, linters)
#   packaging/setup.sh bench   the same, and the peers that the bench measures against
#
# Debian packages are installed as root or by sudo; on other systems the script says what is needed.
set -eu
cd "$(dirname "$0")/.."
level=${1:-run}

RUN_PACKAGES="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 fonts-dejavu-core
    libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-randr0 libxcb-xkb1 libx11-xcb1
    libnss3 libnspr4 libasound2 libgbm1 libxcomposite1 libxdamage1 libxrandr2 libxtst6 libxkbfile1"
TEST_PACKAGES="dovecot-imapd dovecot-pop3d dovecot-lmtpd dovecot-submissiond xvfb xauth openbox xdotool dbus procps
    gnome-keyring at-spi2-core python3-pyatspi"
BENCH_PACKAGES="isync notmuch time thunderbird"

case $level in
    run) packages=$RUN_PACKAGES groups=--no-dev ;;
    test) packages="$RUN_PACKAGES $TEST_PACKAGES" groups=--dev ;;
    bench) packages="$RUN_PACKAGES $TEST_PACKAGES $BENCH_PACKAGES" groups=--dev ;;
    *) echo "usage: packaging/setup.sh run|test|bench" >&2; exit 2 ;;
esac

say() { printf '== %s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

is_debian() { command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else fail "these packages are needed and there is neither root nor sudo; as root: apt-get install --no-install-recommends $missing"
    fi
}

# Newer releases renamed some libraries to NAMEt64; either name will do.
is_installed() {
    dpkg-query -W -f='${Status}\n' "$1" "$1t64" 2>/dev/null | grep -q '^install ok installed'
}

name_here() {
    if apt-cache show "$1t64" >/dev/null 2>&1; then echo "$1t64"; else echo "$1"; fi
}

apt_install() {
    missing="$*"
    say "installing Debian packages: $missing"
    as_root apt-get -q -o DPkg::Lock::Timeout=300 update >/dev/null || say "the package lists could not be refreshed; going on with those here"
    resolved=""
    for package in $missing; do resolved="$resolved $(name_here "$package")"; done
    # shellcheck disable=SC2086 — a list of package names
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
        install --no-install-recommends $resolved >.setup-apt.log 2>&1 \
        || { tail -n 20 .setup-apt.log >&2; rm -f .setup-apt.log; fail "apt-get could not install the packages named above"; }
    rm -f .setup-apt.log
}

# A Python that is new enough and can make a virtual environment; the system's own comes first.
find_python() {
    for name in python3 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 \
            && "$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
}

install_system_packages() {
    wanted=""
    for package in $packages; do is_installed "$package" || wanted="$wanted $package"; done
    [ -n "$(find_python)" ] || [ -x .venv/bin/python ] || wanted="python3 python3-venv $wanted"
    # shellcheck disable=SC2086 — a list of package names
    [ -z "$wanted" ] || apt_install $wanted
    if [ -z "$(find_python)" ] && [ ! -x .venv/bin/python ]; then apt_install python3.11 python3.11-venv; fi
}

name_what_is_needed() {
    [ -n "$(find_python)" ] || fail "Python 3.11 or newer with its venv module is needed; install it and run this again"
    [ "$level" = run ] && return
    for program in dovecot Xvfb openbox xdotool dbus-run-session gnome-keyring-daemon /usr/libexec/at-spi-bus-launcher; do
        command -v "$program" >/dev/null 2>&1 || [ -x "/usr/sbin/$program" ] \
            || fail "the tests need $program; install it with this system's package tool and run this again"
    done
}

# The stamp holds what was installed from; a change of the lock file or of the project asks for a new sync.
fingerprint() { cat pyproject.toml uv.lock | cksum; }

sync_environment() {
    stamp=.venv/.synced$groups
    if [ -x .venv/bin/carerix-desktop ] && [ "$(cat "$stamp" 2>/dev/null)" = "$(fingerprint)" ]; then return; fi
    if ! .venv/bin/python -c pass >/dev/null 2>&1; then
        say "making .venv with $(find_python)"
        rm -rf .venv
        "$(find_python)" -m venv .venv
    fi
    if [ ! -x .venv/bin/uv ]; then
        say "installing uv into .venv"
        .venv/bin/python -m pip install -q --disable-pip-version-check uv
    fi
    if [ -d .venv/lib/python3*/site-packages/PySide6 ]; then say "bringing the dependencies in line with uv.lock"
    else say "installing the locked dependencies, about 720 MB"
    fi
    UV_PYTHON_DOWNLOADS=never VIRTUAL_ENV=$PWD/.venv .venv/bin/uv sync -q --locked --active --inexact --compile-bytecode $groups
    fingerprint >"$stamp"
    if [ "$groups" = --dev ]; then fingerprint >.venv/.synced--no-dev; fi
}

if is_debian; then install_system_packages; else name_what_is_needed; fi
sync_environment
