#!/bin/sh
# draw-pages.sh BUILD FOLDER LOCALE: draws each page to FOLDER under Wine, with what the installer
# brings along. Runs in tests/support/headless.sh. LOCALE is one of this system, such as ja_JP.UTF-8.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
build=$(cd "$1" && pwd)
folder=$2
export LC_ALL=$3
stage=$build/stage
# The Linux session's choices of GTK mean nothing there, and its Wine has no other display.
unset GDK_BACKEND GSK_RENDERER GTK_A11Y GSETTINGS_SCHEMA_DIR
export WINEPREFIX="$build/wine-pages"
export WINEPATH="Z:$stage/bin" CLOUT_SAMPLE="$stage/share/clout/sample"
export CLOUT_TRANSLATIONS="$stage/share/locale" CLOUT_SCREENSHOT_FOLDER="$folder"
# Wine's OpenGL loses its context in a virtual display.
export GDK_DEBUG=gl-disable
wine=/usr/lib/wine/wine64
mkdir -p "$folder"
. windows/wine.sh
start_wine
# As on Windows, the system's font is there, and so is one with Japanese characters.
name=$(printf 'DejaVu Sans' | iconv -t UTF-16LE | od -An -v -tx1 | tr -d ' \n')
font=$(printf 'f4ffffff%024d90010000%06d01%08d%s%0*d' 0 0 0 "$name" $((128 - ${#name})) 0)
$wine reg add 'HKCU\Control Panel\Desktop\WindowMetrics' /v MessageFont /t REG_BINARY \
  /d "$font" /f >/dev/null 2>&1 </dev/null
$wine reg add 'HKLM\Software\Microsoft\Windows NT\CurrentVersion\FontLink\SystemLink' \
  /v 'DejaVu Sans' /t REG_MULTI_SZ /d 'ipagp.ttf,IPAPGothic' /f >/dev/null 2>&1 </dev/null
$wine "$build/tests/ui/pictures/draw-pages.exe" --sample >"$folder/log" 2>&1 </dev/null || true
stop_wine
