# driver.py: a running Clout, seen and used through the accessibility bus.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import signal
import subprocess
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 20.0
# Key codes of the modifiers, as X has them everywhere, and symbols of the other keys.
MODIFIERS = {'Control': 37, 'Shift': 50, 'Alt': 64}
KEYS = {'Tab': 0xff09, 'Return': 0xff0d, 'Escape': 0xff1b, 'Home': 0xff50, 'Left': 0xff51,
        'Up': 0xff52, 'Right': 0xff53, 'Down': 0xff54, 'End': 0xff57, 'F1': 0xffbe,
        'F10': 0xffc7, 'space': 0x20}


class Missing(Exception):
    """What was looked for did not come."""


def await_it(what, look, patience=PATIENCE):
    """Polls look() until it answers something true; a widget may go while it is looked at."""
    end = time.monotonic() + patience
    while True:
        try:
            found = look()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Missing(what)
        time.sleep(0.03)


def children(node):
    count = node.get_child_count()
    return [child for child in (node.get_child_at_index(i) for i in range(count)) if child]


def walk(node, hidden=False):
    """Every node below, in order; what is not visible is left out with all that is in it."""
    yield node
    for child in children(node):
        if hidden or is_visible(child):
            yield from walk(child, hidden)


def is_visible(node):
    return node.get_state_set().contains(Atspi.StateType.VISIBLE)


def is_enabled(node):
    return node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def role_of(node):
    return node.get_role_name()


class Clout:
    def __init__(self, program, *arguments, environment=None):
        self.log = tempfile.TemporaryFile(mode='w+')
        self.process = subprocess.Popen(
            [program, *arguments], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
            env={**os.environ, 'G_DEBUG': 'fatal-criticals', **(environment or {})})
        self.app = await_it('the program on the bus', self._find_app)
        self.window = await_it('a window', lambda: children(self.app)[0])

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        if kind is not None:
            print('# ' + self.output().replace('\n', '\n# '))

    def _find_app(self):
        if self.process.poll() is not None:
            raise Missing(f'the program ended: {self.output()}')
        for app in children(Atspi.get_desktop(0)):
            if app.get_process_id() == self.process.pid:
                return app
        return None

    def output(self):
        self.log.seek(0)
        return self.log.read()

    def windows(self):
        return children(self.app)

    def wait_end(self):
        """The exit status, once it has ended by itself."""
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Missing('the end of the program') from None

    def all(self, role=None, name=None, within=None):
        found = []
        for node in walk(within or self.window):
            if (role is None or role_of(node) == role) \
                    and (name is None or name == node.get_name()):
                found.append(node)
        return found

    def names(self, role=None, within=None):
        return [node.get_name() for node in self.all(role, within=within)]

    def find(self, role, name, within=None):
        return await_it(f'{role} “{name}”',
                        lambda: (self.all(role, name, within) or [None])[0])

    def gone(self, role, name, within=None):
        await_it(f'no more {role} “{name}”', lambda: not self.all(role, name, within))

    def dump(self, within=None):
        def line(node, depth):
            states = node.get_state_set()
            marks = ''.join(mark for mark, state in (
                ('F', Atspi.StateType.FOCUSED), ('f', Atspi.StateType.FOCUSABLE),
                ('s', Atspi.StateType.SENSITIVE), ('v', Atspi.StateType.VISIBLE),
                ('V', Atspi.StateType.SHOWING)) if states.contains(state))
            print('  ' * depth + f'{role_of(node)} “{node.get_name()}” [{marks}] '
                  f'{node.get_description()!r}')
            for child in children(node):
                line(child, depth + 1)
        line(within or self.window, 0)

    def click(self, role, name, within=None):
        node = self.find(role, name, within)
        await_it(f'{role} “{name}” sensitive', lambda: is_enabled(node))
        node.get_action_iface().do_action(0)

    def key(self, *keys):
        """Presses the last key while the others, modifiers, are held."""
        for name in keys[:-1]:
            Atspi.generate_keyboard_event(MODIFIERS[name], None, Atspi.KeySynthType.PRESS)
        Atspi.generate_keyboard_event(KEYS.get(keys[-1]) or ord(keys[-1]), None,
                                      Atspi.KeySynthType.SYM)
        for name in reversed(keys[:-1]):
            Atspi.generate_keyboard_event(MODIFIERS[name], None, Atspi.KeySynthType.RELEASE)
