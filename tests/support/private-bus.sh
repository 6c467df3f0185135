#!/bin/sh
# private-bus.sh FOLDER [SERVICE]...: sets up a session bus that starts these services alone.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Prints the path of the bus's configuration, which it writes to FOLDER. On the system's own
# session bus, desktop portals would be started. They can't run without a desktop, and programs
# wait for each of them.
set -eu

folder=$1
shift
mkdir -p "$folder/services"
for service in "$@"; do
  for data in $(echo "${XDG_DATA_DIRS:-/usr/local/share:/usr/share}" | tr : ' '); do
    file=$data/dbus-1/services/$service.service
    if [ -f "$file" ]; then
      # Without systemd's name for it, so that the bus starts the service itself.
      grep -v '^SystemdService=' "$file" > "$folder/services/$service.service"
      break
    fi
  done
done
cat > "$folder/bus.conf" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:tmpdir=$folder</listen>
  <servicedir>$folder/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END
echo "$folder/bus.conf"
