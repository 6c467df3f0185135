# notices.py: a notification server on the test's own bus.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
from gi.repository import Gio, GLib

NAME = 'org.freedesktop.Notifications'
INTERFACE = '''<node><interface name="org.freedesktop.Notifications">
  <method name="Notify">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
    <arg type="u" direction="out"/>
  </method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
</interface></node>'''


class Notices:
    """Records the notifications as (title, body)."""

    def __enter__(self):
        self.given = []
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        self.object = bus.register_object('/org/freedesktop/Notifications', interface,
                                          self._call, None, None)
        self.name = Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.REPLACE,
                                                   None, None)
        self.bus = bus
        return self

    def __exit__(self, *_):
        Gio.bus_unown_name(self.name)
        self.bus.unregister_object(self.object)

    def _call(self, bus, sender, path, interface, method, arguments, invocation):
        if method == 'Notify':
            self.given.append(tuple(arguments.unpack()[3:5]))
            invocation.return_value(GLib.Variant('(u)', (len(self.given),)))
        else:
            invocation.return_value(None)

    def last(self):
        """The latest notification, or None."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        return self.given[-1] if self.given else None
