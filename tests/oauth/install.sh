#!/bin/sh
# install.sh: installs a strict OAuth server from npm into a folder, once: install.sh FOLDER
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1

mkdir -p "$folder"
if ! cmp -s "$here/package-lock.json" "$folder/done"; then
  cp "$here/package.json" "$here/package-lock.json" "$folder/"
  (cd "$folder" && npm ci --no-audit --no-fund >&2)
  cp "$here/package-lock.json" "$folder/done"
fi
