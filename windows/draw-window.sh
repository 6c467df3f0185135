#!/bin/sh
# draw-window.sh FOLDER PNG: opens the installed window under Wine and takes a picture of it.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
# The Linux session's choices of GTK mean nothing there.
unset GDK_BACKEND GSK_RENDERER GSETTINGS_SCHEMA_DIR
/usr/lib/wine/wine64 "$1/bin/clout.exe" --sample &
program=$!
sleep 30
import -window root "$2"
kill $program
