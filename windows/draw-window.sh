#!/bin/sh
# draw-window.sh FOLDER PNG: opens the installed window under Wine and takes a picture of it. Prints
# the memory that it uses. Runs in tests/support/headless.sh.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
# The Linux session's choices of GTK mean nothing there.
unset GDK_BACKEND GSK_RENDERER GSETTINGS_SCHEMA_DIR GTK_A11Y
. windows/wine.sh
start_wine
/usr/lib/wine/wine64 "$1/bin/clout.exe" --sample >/dev/null 2>&1 </dev/null &
sleep 30
import -window root "$2"
program=$(pgrep -f 'clout\.exe --sample$' | tail -n 1)
awk '/^(Rss|Pss|Private_Dirty):/ { sum[$1] += $2 }
     END { for (name in sum) printf "%s %d MB\n", name, sum[name] / 1024 }' \
  "/proc/$program/smaps_rollup" || true
# It closes as by its button, and then removes its sample data.
/usr/lib/wine/wine64 taskkill /im clout.exe >/dev/null 2>&1 </dev/null || true
sleep 5
stop_wine
