#!/bin/sh
# try-package.sh PACKAGE…: installs Clout's Debian packages in a minimal system and uses them there.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The system is a fresh Debian 12 with only apt, in a temporary folder. A single apt command has to
# install everything Clout needs; what the test itself needs is installed later.

set -eu
tests=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d "${TMPDIR:-/tmp}/clout-bare.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

root="$folder/root"
mmdebstrap --quiet --variant=minbase bookworm "$root"
mkdir "$root/packages" "$root/tests"
cp "$@" "$root/packages"

inside ()
{
  bwrap --bind "$root" / --dev /dev --proc /proc --ro-bind "$tests" /tests \
    --ro-bind /etc/resolv.conf /etc/resolv.conf --unshare-pid --die-with-parent --cap-add ALL \
    --clearenv --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin --setenv HOME /root \
    --setenv DEBIAN_FRONTEND noninteractive --setenv LC_ALL C.UTF-8 -- "$@"
}

inside apt-get -q update
inside sh -c 'apt-get -q install -y --no-install-recommends /packages/clout_*.deb'
inside clout-cli --sample score
inside sh -c 'apt-get -q install -y --no-install-recommends xvfb dbus at-spi2-core python3-gi \
  gir1.2-atspi-2.0 libglib2.0-bin fonts-cantarell man-db'
inside sh /tests/support/headless.sh --a11y --size 900x900 -- python3 -B /tests/ui/test-window.py \
  clout clout-cli /usr/share/clout/sample first-run score
# The desktop starts it through D-Bus only.
inside sh /tests/support/headless.sh -- gdbus call --session --dest io.github.cloutapp.Clout \
  --object-path /io/github/cloutapp/Clout --method org.freedesktop.Application.Activate '{}'
inside sh -c 'man -w clout clout-cli'
inside sh -c 'apt-get -q install -y --no-install-recommends gcc libc6-dev pkg-config \
  /packages/libclout-score*.deb'
printf '%s\n' '#include <score/odds.h>' 'int main (void) { return 0; }' > "$root/packages/a.c"
inside sh -c 'cc -Wall -Werror /packages/a.c -o /tmp/a $(pkg-config --cflags --libs clout-score)'
echo 'The packages hold in a bare Debian 12.'
