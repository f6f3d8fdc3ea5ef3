#!/bin/sh
# Installs what some tests need beyond Python packages. Whatever cannot be had is named, and its tests skip.
set -u
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}

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

node_packages() { # node_packages NAME@VERSION...: all in one step, as npm drops what a step does not name
    wanted="$*"
    [ "$(cat build/npm/.installed 2>/dev/null)" = "$wanted" ] && return 0
    if ! command -v npm >/dev/null 2>&1; then
        echo "Without npm, the tests of Amazon's schemas, screens and local table skip." >&2
        return 0
    fi
    # The graphical parts bring browsers of their own, which nobody here needs.
    PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix build/npm --no-audit --no-fund --silent "$@" >/dev/null 2>&1 </dev/null &&
        echo "$wanted" >build/npm/.installed ||
        echo "The tests of Amazon's schemas, screens and local table skip: npm could not install them." >&2
}

python_tools() { # python_tools FOLDER PACKAGE...: programs whose needs must not meet ours
    folder=build/tools/$1; shift
    [ "$(cat "$folder/.installed" 2>/dev/null)" = "$*" ] && return 0
    { "$PYTHON" -m venv "$folder" && "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$@"; } \
        >/dev/null 2>&1 </dev/null && echo "$*" >"$folder/.installed" ||
        echo "The tests that need $* skip: they could not be installed." >&2
}

debian pulseaudio pulseaudio pulseaudio-utils
debian java default-jre-headless
debian chromium chromium
node_packages ask-smapi-model@1.24.0 ask-sdk-model@1.86.0 ts-json-schema-generator@2.4.0 apl-viewhost-web@1.4.0 \
    puppeteer-core@24.43.1 apl-suggester@2024.2.0 jsdom@29.1.1 jsdom-global@3.0.2 amplify-dynamodb-simulator@2.9.30 \
    ask-cli@2.30.7 antlr4ts@0.5.0-alpha.4
python_tools sam "aws-sam-cli>=1.170" "cfn-lint>=1.58"
# What AWS Lambda has of its own: the loop that calls the function, and the AWS SDK.
python_tools lambda "awslambdaric>=4.2" "boto3>=1.44"
