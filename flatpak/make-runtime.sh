#!/bin/sh
# make-runtime.sh FOLDER: a stand-in for GNOME's runtime, from the packages of Debian 13.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Where org.gnome.Platform and org.gnome.Sdk cannot be fetched, this makes both under their own
# names into the repository FOLDER/repo, so that the published manifest is used as it is. They
# contain GTK 4.18 and libadwaita 1.7, so a build against them also tests Clout with newer
# libraries than Debian 12's. It takes about four minutes, 1.5 GB and no root.

set -eu
mkdir -p "$1"
folder=$(cd "$1" && pwd)
branch=50
arch=$(flatpak --default-arch)
export TMPDIR="$folder"

base='bash coreutils usr-is-merged libgtk-4-1 libgtk-4-bin libadwaita-1-0 libsoup-3.0-0
  glib-networking libjson-glib-1.0-0 libsecret-1-0 libsqlite3-0 libarchive13t64 libxml2 libgnutls30t64
  libgcrypt20   adwaita-icon-theme hicolor-icon-theme fonts-cantarell fonts-dejavu-core librsvg2-common
  gsettings-desktop-schemas dconf-gsettings-backend ca-certificates libglib2.0-bin shared-mime-info
  gtk-update-icon-cache desktop-file-utils tzdata iso-codes dbus-bin'
sdk='build-essential meson ninja-build pkg-config gettext libgtk-4-dev libadwaita-1-dev
  libsoup-3.0-dev libjson-glib-dev libsecret-1-dev libsqlite3-dev libarchive-dev libxml2-dev
  libgnutls28-dev libgcrypt20-dev appstream appstream-compose appstream-util libxml2-utils file elfutils patch
  xz-utils python3'

# The tree of Debian becomes the tree of a runtime: /usr, with /etc in it.
unpack ()
{
  # shellcheck disable=SC2086
  packages=$(printf '%s,' $2)
  mmdebstrap --quiet --variant=essential --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/lintian/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*/LC_MESSAGES/iso_*' \
    --include="${packages%,}" trixie - 2>"$folder/mmdebstrap.log" \
    | tar -x -C "$1" --no-same-owner --exclude=./dev --exclude=./proc --exclude=./sys ./usr ./etc
  [ -d "$1/usr/lib" ] || { cat "$folder/mmdebstrap.log" >&2; exit 1; }
  rm -rf "$1/usr/etc"
  mv "$1/etc" "$1/usr/etc"
  (cd "$1/usr/etc" && rm -rf apt dpkg systemd shadow* gshadow* machine-id resolv.conf hostname \
    hosts mtab ld.so.cache)
  chmod -R u+rwX "$1/usr"
}

# A program in the sandbox finds its own libraries before those of the runtime.
write_library_paths ()
{
  cat > "$1/usr/etc/ld.so.conf" <<'END'
/app/lib
include /run/flatpak/ld.so.conf.d/app-*.conf
include /app/etc/ld.so.conf
include /run/flatpak/ld.so.conf.d/runtime-*.conf
include /etc/ld.so.conf.d/*.conf
END
}

write_metadata ()
{
  cat > "$1/metadata" <<END
[Runtime]
name=$2
runtime=org.gnome.Platform/$arch/$branch
sdk=org.gnome.Sdk/$arch/$branch

[Environment]
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
END
}

# make NAME PACKAGES
make ()
{
  tree="$folder/tree"
  rm -rf "$tree"
  # The export wants a folder files, even for a runtime, of which it takes usr.
  mkdir -p "$tree/files"
  unpack "$tree" "$2"
  write_library_paths "$tree"
  write_metadata "$tree" "$1"
  flatpak build-export --disable-sandbox --runtime --no-update-summary "$folder/repo" "$tree" \
    "$branch" >&2
  rm -rf "$tree"
}

make org.gnome.Platform "$base"
make org.gnome.Sdk "$base $sdk"
flatpak build-update-repo "$folder/repo" >&2
