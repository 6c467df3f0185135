#!/bin/bash
# make-installer.sh FOLDER BUILD: writes Clout-setup.exe to BUILD and tries it in a fresh Wine.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
folder=$1
build=$(cd "$2" && pwd)
prefix=$folder/prefix
target=x86_64-w64-mingw32
stage=$build/stage
objdump=$target-objdump

# A DLL's path among those that were built or came with the compiler; empty for Windows' own.
find_library ()
{
  local place
  for place in "$prefix/bin" "/usr/$target/bin" "/usr/$target/lib" \
               "$(dirname "$($target-gcc-posix -print-libgcc-file-name)")"; do
    if [ -f "$place/$1" ]; then
      echo "$place/$1"
      return
    fi
  done
}

# Copies the libraries that a file in the stage needs, and those that they need.
bring_libraries ()
{
  local name path
  for name in $($objdump -p "$1" | sed -n 's/^\tDLL Name: //p'); do
    [ ! -f "$stage/bin/$name" ] || continue
    path=$(find_library "$name")
    [ -n "$path" ] || continue
    cp "$path" "$stage/bin"
    bring_libraries "$path"
  done
}

# The names of the symbolic icons in what is installed.
list_icons ()
{
  find "$stage/bin" \( -name 'clout.exe' -o -name 'libgtk-4*' -o -name 'libadwaita*' \) \
    -exec strings -a {} + | grep -oE '[a-z][a-z0-9-]*-symbolic' | sort -u
}

# draw_icon SVG SIZE FOLDER: as a picture, since what draws SVG files isn't built here.
draw_icon ()
{
  mkdir -p "$3"
  case $1 in
    *-symbolic.svg) gtk4-encode-symbolic-svg -o "$3" "$1" "$2" ;;
    *) rsvg-convert --width "${2%x*}" --height "${2%x*}" "$1" -o "$3/$(basename "$1" .svg).png" ;;
  esac
}

bring_icons ()
{
  local theme=$stage/share/icons/Adwaita from=/usr/share/icons/Adwaita size name svg file
  local program=data/icons/hicolor/scalable/apps/io.github.cloutapp.Clout.svg
  rm -rf "$stage/share/icons"
  mkdir -p "$theme"
  cp $from/index.theme "$theme"
  list_icons >"$build/icons.txt"
  for size in 16x16 24x24 32x32 48x48 64x64 96x96; do
    while read -r name; do
      for file in "$from/$size"/*/"$name".symbolic.png; do
        [ ! -f "$file" ] || install -D -m 644 "$file" "$theme/${file#"$from/"}"
      done
    done <"$build/icons.txt"
    for svg in src/ui/icons/*.svg "$(cat "$folder/sources/libadwaita-1.folder")"/src/icons/scalable/*/*.svg; do
      draw_icon "$svg" "$size" "$theme/$size/actions"
    done
    for svg in "$program" data/icons/hicolor/symbolic/apps/*.svg; do
      draw_icon "$svg" "$size" "$theme/$size/apps"
    done
  done
  draw_icon "$program" 256x256 "$theme/256x256/legacy"
}

# GLib knows Windows' time zones by Windows' names alone.
bring_time_zones ()
{
  local zones=$stage/share/zoneinfo
  mkdir -p "$zones"
  cp -rL /usr/share/zoneinfo/. "$zones"
  rm -rf "$zones/posix" "$zones/right" "$zones/localtime"
  find "$zones" -maxdepth 1 -name '*.*' -type f -delete
}

make_stage ()
{
  local language
  rm -rf "$stage"
  DESTDIR=$stage/root meson install -C "$build" --no-rebuild >"$build/install.log"
  mv "$stage/root/clout/"* "$stage"
  rm -rf "$stage/root" "$stage/include" "$stage/lib" "$stage/share/man" "$stage/share/applications" "$stage/share/dbus-1" \
    "$stage/share/bash-completion" "$stage/share/zsh" "$stage/share/fish" "$stage/share/metainfo"
  mkdir -p "$stage/lib/gio/modules"
  cp "$prefix/lib/gio/modules/libgiognutls.dll" "$stage/lib/gio/modules"
  # With gdbus.exe, a second start shows the window of the first.
  cp "$prefix"/bin/gspawn-win64-helper*.exe "$prefix/bin/gdbus.exe" "$stage/bin"
  bring_libraries "$stage/lib/gio/modules/libgiognutls.dll"
  for program in "$stage"/bin/*.exe; do
    bring_libraries "$program"
  done
  cp "$prefix"/share/glib-2.0/schemas/*.xml "$stage/share/glib-2.0/schemas"
  glib-compile-schemas "$stage/share/glib-2.0/schemas"
  # GTK's and GLib's own translations, for the languages that Clout speaks.
  for language in $(grep -v '^#' po/LINGUAS); do
    for domain in gtk40 glib20 libadwaita libsoup-3.0; do
      file=$prefix/share/locale/$language/LC_MESSAGES/$domain.mo
      [ ! -f "$file" ] || install -D -m 644 "$file" "$stage/share/locale/$language/LC_MESSAGES/$domain.mo"
    done
  done
  bring_icons
  bring_time_zones
  find "$stage" -name '*.dll' -o -name '*.exe' | xargs $target-strip
}

in_wine ()
{
  /usr/lib/wine/wine64 "$@" 2>/dev/null </dev/null
}

# Pictures of the installed window and of each page, to be looked at.
draw_pictures ()
{
  local home=$1 locale
  tests/support/headless.sh --size 1000x900 -- "$here/draw-window.sh" "$home" "$build/window.png" || true
  for locale in en_US de_DE ja_JP; do
    tests/support/headless.sh --size 1100x1000 -- "$here/draw-pages.sh" "$build" \
      "$build/pictures/$locale" "$locale.UTF-8" || true
  done
}

# Prints what an uninstalled Clout left.
list_remains ()
{
  find "$1/drive_c/users" -ipath '*clout*'
  in_wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion' /s | grep -i clout || true
}

# Installs into a Wine that has seen nothing else, runs both programs from there, uninstalls.
try_installer ()
{
  local clean=$build/wine home remains
  rm -rf "$clean"
  export WINEPREFIX=$clean
  unset WINEPATH TZDIR
  start_wine
  in_wine "$build/Clout-setup.exe" /S
  home=$(find "$clean/drive_c/users" -type d -path '*/AppData/Local/Programs/Clout' | head -n 1)
  [ -n "$home" ] || { echo 'The installer installed nothing.' >&2; exit 1; }
  [ -n "$(find "$clean/drive_c" -name Clout.lnk)" ] \
    || { echo 'There is no entry in the start menu.' >&2; exit 1; }
  for locale in en_US de_DE; do
    LC_ALL=$locale.UTF-8 in_wine "$home/bin/clout-cli.exe" --sample score
  done
  # Wine's desktop was started without a display, so it has to start again.
  stop_wine
  draw_pictures "$home"
  start_wine
  in_wine "$home/uninstall.exe" /S
  # The uninstaller continues in a copy of itself.
  sleep 10
  remains=$(list_remains "$clean")
  stop_wine
  [ -z "$remains" ] || { printf 'The uninstaller left:\n%s\n' "$remains" >&2; exit 1; }
}

here=$(cd "$(dirname "$0")" && pwd)
. "$here/wine.sh"
make_stage
makensis -V2 -DSTAGE="$stage" -DOUT="$build/Clout-setup.exe" \
  -DVERSION="$(sed -n "s/^  version: '\(.*\)',/\1/p" meson.build)" \
  -DICON="$build/windows/clout.ico" "$here/installer.nsi"
try_installer
echo "Wrote $build/Clout-setup.exe ($(du -m "$build/Clout-setup.exe" | cut -f 1) MB)"
