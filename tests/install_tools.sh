#!/bin/sh
# Installs what some tests need beyond Python packages. Whatever cannot be had is named, and its tests skip.
set -u
cd "$(dirname "$0")/.."

debian() { # debian PROGRAM PACKAGE...
    program=$1; shift
    command -v "$program" >/dev/null 2>&1 && return 0
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        echo "Without $program, its tests skip: install $* to run them." >&2
        return 0
    fi
    # The list of packages may be old, or not there yet.
    { apt-get install -y --no-install-recommends "$@" || { apt-get update && apt-get install -y --no-install-recommends "$@"; }; } \
        >/dev/null 2>&1 </dev/null || echo "Without $program, its tests skip: $* could not be installed." >&2
}

node_package() { # node_package NAME VERSION
    [ -d "build/npm/node_modules/$1" ] && return 0
    if ! command -v npm >/dev/null 2>&1; then
        echo "Without npm, the tests that need $1 skip." >&2
        return 0
    fi
    npm install --prefix build/npm --no-audit --no-fund --silent "$1@$2" >/dev/null 2>&1 </dev/null ||
        echo "The tests that need $1 skip: it could not be installed." >&2
}

debian pulseaudio pulseaudio pulseaudio-utils
node_package ask-smapi-model 1.24.0
