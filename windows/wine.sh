# wine.sh: starts and ends Wine for a batch of programs. To be sourced, with WINEPREFIX set.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later

export WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='

# Wine's services start with the first program and end with the last one. Starting them each time
# takes most of a short test's time, and they keep the output of the program that started them open,
# so a shell that waits for a line keeps them running.
start_wine ()
{
  mkdir -p "$WINEPREFIX"
  /usr/lib/wine/wineserver64 -p >/dev/null 2>&1 </dev/null || true
  /usr/lib/wine/wine64 wineboot --init >/dev/null 2>&1 </dev/null || true
  lines=$(mktemp -u)
  mkfifo "$lines"
  exec 9<>"$lines"
  rm "$lines"
  /usr/lib/wine/wine64 cmd >/dev/null 2>&1 <&9 &
}

stop_wine ()
{
  /usr/lib/wine/wineserver64 -k || true
  exec 9>&-
}
