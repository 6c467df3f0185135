#!/usr/bin/env python3
# background_portal.py: the desktop's backend of the background portal, where no desktop runs.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# background_portal.py LOG: writes a line to LOG for each request to start a program with the
# session. xdg-desktop-portal itself is the other half: it knows the sandbox and rewrites commands.
import json
import pathlib
import sys

from gi.repository import Gio, GLib

NAME = 'org.freedesktop.impl.portal.desktop.cloutTest'
PORTAL = f'''[portal]
DBusName={NAME}
Interfaces=org.freedesktop.impl.portal.Background;
UseIn=gnome
'''
INTERFACE = '''<node><interface name="org.freedesktop.impl.portal.Background">
  <method name="GetAppState"><arg type="a{sv}" direction="out"/></method>
  <method name="NotifyBackground"><arg type="o" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="u" direction="out"/>
    <arg type="a{sv}" direction="out"/></method>
  <method name="EnableAutostart"><arg type="s" direction="in"/><arg type="b" direction="in"/>
    <arg type="as" direction="in"/><arg type="u" direction="in"/>
    <arg type="b" direction="out"/></method>
  <signal name="RunningApplicationsChanged"/>
</interface></node>'''


def answer(log, method, parameters, invocation):
    if method == 'GetAppState':
        invocation.return_value(GLib.Variant('(a{sv})', ({},)))
    elif method == 'NotifyBackground':
        invocation.return_value(GLib.Variant('(ua{sv})', (2, {})))
    else:
        app, enabled, command, _ = parameters.unpack()
        with log.open('a') as file:
            file.write(json.dumps([app, enabled, command]) + '\n')
        invocation.return_value(GLib.Variant('(b)', (enabled,)))


def serve(log):
    interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]

    def acquired_cb(bus, _):
        bus.register_object('/org/freedesktop/portal/desktop', interface,
                            lambda *call: answer(log, call[4], call[5], call[6]), None, None)

    Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, acquired_cb, None,
                     lambda *_: sys.exit(1))
    GLib.MainLoop().run()


if __name__ == '__main__':
    serve(pathlib.Path(sys.argv[1]))
