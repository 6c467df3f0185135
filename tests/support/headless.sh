#!/bin/sh
# headless.sh: runs a command with its own display, D-Bus session and home.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# headless.sh [--no-display|--wayland] [--keyring] [--a11y] [--service NAME]… [--size WxH] [--]
#   COMMAND [ARGUMENT …]
#
#   --no-display   no virtual display: only a session bus and a home
#   --wayland      a Wayland display (Weston) instead of an X server
#   --keyring      an unlocked keyring on the session bus (gnome-keyring)
#   --a11y         the accessibility bus, and GTK connected to it
#   --service NAME a service that the session bus may start
#   --size WxH     the size of the virtual screen, 1280x900 by default
#
# Exits with the command's status. Every process started on the way is ended, even if it
# detached itself, and the home is removed.

set -eu

size=1280x900 display=yes keyring=no a11y=no services='org.a11y.Bus org.freedesktop.secrets'

die ()
{
  printf 'headless.sh: %s\n' "$*" >&2
  exit 70
}

# Runs inside the private bus.
inside ()
{
  if [ "$keyring" = yes ]; then
    unlock_keyring
  fi
  if [ "$a11y" = yes ]; then
    start_a11y
  fi
  unset CLOUT_HEADLESS_INSIDE
  exec "$@" >&4 4>&-
}

unlock_keyring ()
{
  command -v gnome-keyring-daemon >/dev/null || die 'gnome-keyring-daemon is not installed'
  printf %s throw-away | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
  tries=0
  until gdbus call --session --dest org.freedesktop.secrets \
          --object-path /org/freedesktop/secrets/aliases/default \
          --method org.freedesktop.DBus.Properties.Get \
          org.freedesktop.Secret.Collection Locked 2>/dev/null | grep -q false; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || die 'the keyring did not open'
    sleep 0.05
  done
}

start_a11y ()
{
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.a11y.Bus.GetAddress >/dev/null || die 'the accessibility bus did not start'
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.freedesktop.DBus.Properties.Set \
    org.a11y.Status IsEnabled '<true>' >/dev/null
}

while [ $# -gt 0 ]; do
  case $1 in
    --no-display) display=no ;;
    --wayland) display=wayland ;;
    --keyring) keyring=yes ;;
    --a11y) a11y=yes ;;
    --service) services="$services $2"; shift ;;
    --size) size=$2; shift ;;
    --) shift; break ;;
    -*) die "unknown option $1" ;;
    *) break ;;
  esac
  shift
done
[ $# -gt 0 ] || die 'no command given'

if [ "${CLOUT_HEADLESS_INSIDE-}" = yes ]; then
  inside "$@"
fi

# The processes with this run's mark, except for this shell.
marked ()
{
  for entry in /proc/[0-9]*; do
    pid=${entry#/proc/}
    [ "$pid" = "$$" ] && continue
    if grep -qsz "^CLOUT_HEADLESS_ID=$CLOUT_HEADLESS_ID\$" "$entry/environ" 2>/dev/null; then
      printf '%s ' "$pid"
    fi
  done
}

end_all ()
{
  for signal in TERM KILL; do
    waits=0
    pids=$(marked)
    # shellcheck disable=SC2086
    [ -z "$pids" ] || kill -s "$signal" $pids 2>/dev/null || :
    while [ -n "$pids" ] && [ "$waits" -lt 20 ]; do
      sleep 0.05
      waits=$((waits + 1))
      pids=$(marked)
    done
    [ -n "$pids" ] || break
  done
}

finish ()
{
  status=$?
  trap - EXIT HUP INT TERM
  set +e
  end_all
  rm -rf "$base"
  exit "$status"
}

base=$(mktemp -d "${TMPDIR:-/tmp}/clout-XXXXXX")
CLOUT_HEADLESS_ID=${base##*/}
export CLOUT_HEADLESS_ID
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS SESSION_MANAGER AT_SPI_BUS_ADDRESS
unset GNOME_KEYRING_CONTROL XDG_SESSION_ID SSH_AUTH_SOCK

start_xvfb ()
{
  command -v Xvfb >/dev/null || die 'Xvfb is not installed'
  mkfifo "$base/number"
  # The server picks a free number itself, so that parallel runs never clash.
  Xvfb -displayfd 6 -screen 0 "${size}x24" -dpi 96 -nolisten tcp -noreset \
    6>"$base/number" >"$base/display.log" 2>&1 &
  number=$(timeout 60 head -n 1 "$base/number") || number=
  [ -n "$number" ] || { cat "$base/display.log" >&2; die 'the virtual display did not start'; }
  export DISPLAY=":$number" GDK_BACKEND=x11
}

start_weston ()
{
  command -v weston >/dev/null || die 'weston is not installed'
  weston --backend=headless-backend.so --socket=wayland-1 --idle-time=0 \
    --width="${size%x*}" --height="${size#*x}" >"$base/display.log" 2>&1 &
  tries=0
  until [ -S "$XDG_RUNTIME_DIR/wayland-1" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 1200 ] || { cat "$base/display.log" >&2; die 'the compositor did not start'; }
    sleep 0.05
  done
  export WAYLAND_DISPLAY=wayland-1 GDK_BACKEND=wayland
}

mkdir -p "$base/home" "$base/data" "$base/config/gtk-4.0" "$base/cache" "$base/state"
mkdir -m 700 "$base/run"
export HOME="$base/home" XDG_RUNTIME_DIR="$base/run" XDG_DATA_HOME="$base/data"
export XDG_CONFIG_HOME="$base/config" XDG_CACHE_HOME="$base/cache" XDG_STATE_HOME="$base/state"
case $display in
  yes) start_xvfb ;;
  wayland) start_weston ;;
esac
export LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=UTC XDG_CURRENT_DESKTOP=GNOME
export GSETTINGS_BACKEND=memory GIO_USE_VFS=local GIO_USE_VOLUME_MONITOR=unix
export GVFS_DISABLE_FUSE=1 GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1
# Don't draw with GL: drivers leak when they are tried and unloaded again. Newer GTK versions use
# the second name.
export GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1 GDK_DEBUG=gl-disable GDK_DISABLE=gl
# The same picture on every machine: one font, no animation, no blinking cursor.
cat > "$base/config/gtk-4.0/settings.ini" <<'END'
[Settings]
gtk-font-name=Cantarell 11
gtk-enable-animations=false
gtk-cursor-blink=false
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
gtk-xft-rgba=none
END
if [ "$a11y" = yes ]; then
  unset NO_AT_BRIDGE
  export GTK_A11Y=atspi
else
  # A test that reads accessible properties in process sets this to "test".
  export NO_AT_BRIDGE=1 GTK_A11Y="${GTK_A11Y:-none}"
fi

self=$(cd "$(dirname "$0")" && pwd)/${0##*/}
options=
[ "$keyring" = no ] || options="$options --keyring"
[ "$a11y" = no ] || options="$options --a11y"

# shellcheck disable=SC2086
bus=$("${self%/*}/private-bus.sh" "$base/run" $services)

# In the background and waited for, so that signals are handled at once.
exec 3<&0
status=0
# Keep the bus services' messages out of the command's output.
# shellcheck disable=SC2086
CLOUT_HEADLESS_INSIDE=yes dbus-run-session --config-file="$bus" -- sh "$self" $options -- "$@" \
  <&3 4>&1 >"$base/errors" 2>&1 &
child=$!
wait "$child" || status=$?
grep -v 'Failed to set fd limit' "$base/errors" >&2 || :
exit "$status"
