#!/bin/sh
# test-wayland.sh: the window with a Wayland compositor, page by page and dialog by dialog.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-wayland.sh DRAW-PAGES [ARGUMENT…], inside tests/support/headless.sh --wayland.

set -eu

status=0
printf '1..2\n'
pictures=$(mktemp -d)
trap 'rm -rf "$pictures"' EXIT

# GTK 4.8 leaks a closing window's last frame, only on Wayland.
export ASAN_OPTIONS=detect_leaks=0

# With GDK_BACKEND set, there is no fallback from Wayland.
if G_DEBUG=fatal-criticals "$@" "$pictures"; then
  printf 'ok 1 - it opens every page and dialog, and ends well\n'
else
  status=1
  printf 'not ok 1 - it opens every page and dialog, and ends well\n'
fi

# The first run comes last; a blank page in this size has less than 8,000 bytes.
small=$(find "$pictures" -name '*.png' -size -8000c)
if [ -s "$pictures/score.png" ] && [ -s "$pictures/first-run.png" ] && [ -z "$small" ]; then
  printf 'ok 2 - and each is drawn\n'
else
  status=1
  printf '# %s\n' "$small"
  printf 'not ok 2 - and each is drawn\n'
fi
exit $status
