# shellcheck shell=bash disable=SC2034
# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
# What app/run, tests/run and .ci/run share: packages, builds, test runs, stages. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/farewell

# A fresh clone in another folder finds what this one compiled.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
# Let the compiler say what it read instead of asking the preprocessor first; trust the folder of
# precompiled headers.
export CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros

build_packages=(g++ cmake ninja-build ccache pkg-config qt6-base-dev qt6-svg-dev qt6-tools-dev
    qt6-l10n-tools libgl-dev libexpected-dev libcpp-httplib-dev libqrcodegencpp-dev libcsv-dev)
desktop_packages=(ca-certificates fonts-dejavu-core qt6-gtk-platformtheme qt6-wayland xdg-utils)
dev_packages=(clang-19)
test_packages=(mold fonts-dejavu-core qt6-gtk-platformtheme xvfb openbox xdotool dbus at-spi2-core python3
    python3-pyatspi python3-jsonschema orca poppler-utils qpdf fonts-vlgothic)
synapse_packages=(ca-certificates chromium curl debian-archive-keyring util-linux xdg-utils)
fuzz_packages=(libclang-rt-19-dev)
lint_packages=(clang-format-19 clang-tidy-19 clazy g++-mingw-w64-x86-64-posix python3)

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# Runs a command as root: directly, or through sudo.
as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo -- "$@"
    else
        die "This needs root or sudo, and neither is here: $*"
    fi
}

# install_missing PACKAGE…: asks apt only for what dpkg does not know as installed.
install_missing() {
    command -v dpkg-query >/dev/null \
        || die "This script prepares Debian 12; on another system install the same things by hand: $*"
    local installed missing
    # shellcheck disable=SC2016  # dpkg-query's own format language
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null \
        | awk '$2 == "installed" { print $1 }') || true
    mapfile -t missing < <(printf '%s\n' "$@" | sort -u | grep -vxF -f <(printf '%s\n' "$installed"))
    [[ ${#missing[@]} -eq 0 ]] && return
    [[ $EUID -eq 0 ]] || command -v sudo >/dev/null \
        || die "Not installed yet: ${missing[*]}. Installing them needs root, or sudo; neither is here."
    say "Installing ${missing[*]} …"
    as_root apt-get -q update >&2 || say "apt-get update failed; going on with the lists apt has."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends \
        -o DPkg::Lock::Timeout=300 install "${missing[@]}" >&2
}

# The commands decide, not the packages: elsewhere Node comes with npm and conflicts with Debian's.
install_node() {
    local missing=()
    command -v node >/dev/null || missing+=(nodejs)
    command -v npm >/dev/null || missing+=(npm)
    [[ ${#missing[@]} -eq 0 ]] || install_missing "${missing[@]}"
}

# configure PRESET: when that was not done since the presets changed.
configure() {
    [[ $root/build/$1/build.ninja -nt $root/CMakePresets.json ]] || (cd "$root" && cmake --preset "$1")
}

build() {
    configure "$1"
    cmake --build "$root/build/$1" -j "$(nproc)"
}

# run_tests BUILD_FOLDER LABELS [CTEST_OPTION…]: one ctest, in one fixed language and cut off from the
# desktop we run on; LABELS as in 'unit|ui'. What a platform without windows cannot do is no news, and
# would bury the rows that failed; those stand once more at the end of the whole run.
run_tests() (
    own=$(mktemp -d)
    trap 'rm -rf -- "$own"' EXIT
    unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS LANGUAGE LC_ALL
    mkdir -m 700 "$own/runtime"
    export XDG_RUNTIME_DIR=$own/runtime LANG=C.UTF-8 LSAN_OPTIONS=suppressions=$root/.ci/leaks
    status=0
    ctest --test-dir "$1" -L "^($2)\$" "${@:3}" --no-tests=error \
        </dev/null | sed -u '/This plugin does not support /d' | tee "$own/log" || status=$?
    grep 'tests passed' "$own/log" >"$stages.summary" || true
    # A line of ctest: " 3/70 Test #12: ui.TestTls ....   Passed   11.40 sec"
    sed -nE 's/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: ([^ ]+) .* ([0-9.]+) sec$/\2\t\1/p' "$own/log" \
        | sed "s/\$/\t$(basename "$1")/" >>"$stages.tests"
    grep -E -A 1 '^([0-9]+: )?(FAIL|XPASS)|Sanitizer: |runtime error: ' "$own/log" >>"$stages.rows" || true
    exit "$status"
)

# The stages of one run; a script called by another adds to its caller's list.
stages=${FAREWELL_STAGES:-}
failed=0

# begin_stages: from here on the end of the script, whatever its reason, prints what took how long.
begin_stages() {
    [[ -z $stages ]] || return 0
    stages=$(mktemp)
    export FAREWELL_STAGES=$stages
    trap 'end_stages' EXIT
}

end_stages() {
    local status=$?
    [[ ! -s $stages.rows ]] || { printf '\nwhat failed\n'; cat "$stages.rows"; }
    if [[ -s $stages.tests ]]; then
        printf '\nseconds  the ten slowest tests\n'
        sort -rn "$stages.tests" | head -n 10 | awk -F '\t' '{ printf "%7.1f  %-34s %s\n", $1, $2, $3 }' || true
    fi
    printf '\nseconds  stage\n'
    awk -F '\t' '{ printf "%7d  %-34s %s\n", $1, $2, $3 } { total += $1 }
        END { printf "%7d  in all\n", total }' "$stages"
    rm -f -- "$stages" "$stages.summary" "$stages.rows" "$stages.tests"
    return "$status"
}

# stage NAME COMMAND…: a failure is remembered in $failed and the script goes on; call it plainly,
# never in a condition, where bash would not stop the command at its first error.
stage() {
    local name=$1 begin=$SECONDS status
    shift
    printf '\n== %s\n' "$name"
    rm -f -- "$stages.summary"
    set +e
    (set -e && "$@")
    status=$?
    set -e
    [[ $status -eq 0 ]] || failed=1
    printf '%d\t%s\t%s\n' "$((SECONDS - begin))" "$name" "$(
        if [[ -s $stages.summary ]]; then cat "$stages.summary"
        elif [[ $status -eq 0 ]]; then echo passed
        else echo FAILED; fi
    )" >>"$stages"
    last_status=$status
}

# must NAME COMMAND…: a stage without which the rest makes no sense.
must() {
    stage "$@"
    [[ $last_status -eq 0 ]] || exit 1
}
