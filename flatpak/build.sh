#!/bin/sh
# build.sh [--devel] [--bundle | --check]: makes the Flatpak, installs it and runs it.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   --devel    the one that lives beside an installed Clout, with its checks on
#   --bundle   write it to one file that installs with one command, instead of running it
#   --check    try it in its sandbox on a virtual display, instead of running it; that needs
#              the native build beside it, as ./dev makes it

set -eu
cd "$(dirname "$0")/.."

app=io.github.cloutapp.Clout
branch=50
then=run
cache=${XDG_CACHE_HOME:-$HOME/.cache}/clout/flatpak
flathub=https://dl.flathub.org/repo/flathub.flatpakrepo

say ()
{
  printf '%s\n' "$*" >&2
}

while [ $# -gt 0 ]; do
  case $1 in
    --devel) app=$app.Devel ;;
    --bundle) then=bundle ;;
    --check) then=check ;;
    *) say "build.sh: unknown option $1"; exit 2 ;;
  esac
  shift
done

is_installed ()
{
  flatpak info "org.gnome.Platform//$branch" >/dev/null 2>&1 \
    && flatpak info "org.gnome.Sdk//$branch" >/dev/null 2>&1
}

fetch_runtime ()
{
  timeout 30 flatpak --user remote-add --if-not-exists flathub "$flathub" 2>/dev/null \
    && flatpak --user install -y --noninteractive flathub "org.gnome.Platform//$branch" \
      "org.gnome.Sdk//$branch" >&2
}

# In a separate installation, so that the user's apps never run on the stand-in runtime.
use_stand_in ()
{
  repository="file://$cache/repo"
  export FLATPAK_USER_DIR="$cache/installation" FLATPAK_SYSTEM_DIR="$cache/no-system"
  if ! cmp -s flatpak/make-runtime.sh "$cache/made-by"; then
    say "GNOME's runtime cannot be fetched here. Making a stand-in from Debian's packages, once…"
    flatpak/make-runtime.sh "$cache"
    cp flatpak/make-runtime.sh "$cache/made-by"
  fi
  printf '[Flatpak Repo]\nTitle=Stand-in\nUrl=%s\n' "$repository" > "$cache/stand-in.flatpakrepo"
  flatpak --user remote-add --no-gpg-verify --if-not-exists stand-in "$repository"
  flatpak --user install -y --noninteractive --or-update stand-in "org.gnome.Platform//$branch" \
    "org.gnome.Sdk//$branch" >&2
}

build ()
{
  rofiles=
  [ -w /dev/fuse ] || rofiles=--disable-rofiles-fuse
  mkdir -p "$cache"
  if ! flatpak-builder --force-clean --disable-updates --ccache $rofiles \
      --state-dir="$cache/state" --repo="$cache/apps" "$cache/build" "flatpak/$app.json" \
      >"$cache/build.log" 2>&1; then
    tail -n 60 "$cache/build.log" >&2
    return 1
  fi
  if grep 'warning:' "$cache/build.log" >&2; then
    say 'It builds, but not without these warnings.'
    return 1
  fi
}

install_app ()
{
  flatpak --user remote-add --no-gpg-verify --if-not-exists clout-here "file://$cache/apps"
  flatpak --user install -y --noninteractive --or-update clout-here "$app" >&2
}

bundle ()
{
  file=$app.flatpak
  flatpak build-bundle --runtime-repo="$1" "$cache/apps" "$file" "$app"
  say "Wrote $file. It installs with: flatpak install --user ./$file"
  [ "$1" = "$flathub" ] \
    || say 'It was built against a stand-in runtime, so it is for this machine alone.'
}

run ()
{
  if [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
    say 'There is no display here, so it is tried on a virtual one.'
    check
    return
  fi
  exec flatpak --user run "$app"
}

check ()
{
  # The person's installation goes by a folder that the test's own home would hide.
  FLATPAK_USER_DIR=${FLATPAK_USER_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/flatpak}
  export FLATPAK_USER_DIR
  # Where the bus finds what it may start.
  XDG_DATA_DIRS=$FLATPAK_USER_DIR/exports/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
  export XDG_DATA_DIRS
  portal=org.freedesktop.portal
  implementation=org.freedesktop.impl.portal
  services="--service $portal.Desktop --service $portal.Documents --service $portal.Flatpak
    --service $implementation.PermissionStore --service $implementation.Secret
    --service $implementation.desktop.gtk --service $app"
  # The native build's pages are drawn by the sandbox's libraries.
  # shellcheck disable=SC2086
  if ! { tests/support/headless.sh --a11y --keyring --size 900x900 $services -- \
      /usr/bin/python3 tests/flatpak/test-sandbox.py "$app" build \
      && tests/support/headless.sh --wayland $services -- tests/ui/test-wayland.sh \
        flatpak --user run --nosocket=fallback-x11 --nosocket=x11 \
        --filesystem="${TMPDIR:-/tmp}" --filesystem="$PWD/build:ro" \
        --env=CLOUT_SAMPLE=/app/share/clout/sample \
        --command="$PWD/build/tests/ui/pictures/draw-pages" "$app"; } 2>"$cache/check.log"; then
    cat "$cache/check.log" >&2
    return 1
  fi
}

runtime_repository=$flathub
if ! is_installed && ! fetch_runtime; then
  use_stand_in
  runtime_repository="file://$cache/stand-in.flatpakrepo"
fi
build
case $then in
  bundle) bundle "$runtime_repository" ;;
  check) install_app; check ;;
  run) install_app; run ;;
esac
