#!/bin/sh
# check.sh FOLDER BUILD: runs the tests that were built for Windows under Wine.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
folder=$1
build=$2
export WINEPREFIX="$folder/wine" WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
export CLOUT_RUN_WINE="$folder/tools/run-wine"

# Starting Wine's server for each test would take most of the time. Its first programs keep their
# output open, so a test that started them would never end.
mkdir -p "$WINEPREFIX"
/usr/lib/wine/wineserver64 -p >/dev/null 2>&1 </dev/null || true
/usr/lib/wine/wine64 wineboot --init >/dev/null 2>&1 </dev/null || true
status=0
meson test -C "$build" --no-rebuild --print-errorlogs --timeout-multiplier 10 >&2 || status=1
/usr/lib/wine/wineserver64 -k || true
exit $status
