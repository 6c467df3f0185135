#!/bin/sh
# check.sh FOLDER BUILD LINUX: runs the tests that were built for Windows under Wine. LINUX is a build
# for this system, whose exports are compared and whose server is signed in to.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
folder=$1
build=$2
export WINEPREFIX="$folder/wine" CLOUT_RUN_WINE="$folder/tools/run-wine"
CLOUT_OTHER_CLI=$(cd "$3" && pwd)/src/cli/clout-cli
export CLOUT_OTHER_CLI

. windows/wine.sh
start_wine
status=0
meson test -C "$build" --no-rebuild --print-errorlogs --timeout-multiplier 10 >&2 || status=1
stop_wine
exit $status
