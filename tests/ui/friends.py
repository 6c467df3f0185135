# friends.py: a friend's page and +K, as used in the window.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from driver import Atspi, await_it, has, still_place


def press(clout, role, name, within=None):
    """Clicks in the middle of it."""
    node = clout.see(role, name, within)
    await_it(f'“{name}” sensitive', lambda: has(node, 'SENSITIVE'))
    still_place(node)
    box = node.get_extents(Atspi.CoordType.WINDOW)
    x, y = box.x + box.width // 2, box.y + box.height // 2
    Atspi.generate_mouse_event(x, y, 'abs')
    Atspi.generate_mouse_event(x, y, 'b1c')


def open_friend(clout, name, network='Mastodon'):
    clout.key('Alt', '4')
    clout.see('label', re.compile('.*people'))
    clout.tab_to('Search Friends')
    for letter in name:
        clout.key(letter)
    clout.see('label', re.compile('1 person'))
    clout.tab_to(name)
    clout.key('Return')
    clout.see('label', re.compile(f'{name}.* on {network}'))


def allow(clout):
    """Signs in again for permission to give: the browser opens at once, since the server is
    known."""
    asked = clout.window_named('Allow Clout to Give +K?')
    clout.click('button', 'Sign In', asked)


def type_topic(clout, topic):
    """Only by keyboard: the field's row has the focus, which GTK 4.8 doesn't report."""
    node = clout.tab_to('Your Reactions to Them')
    for _ in range(6):
        node = clout.tab(node)
        if node is None:
            break
    for letter in topic:
        clout.key(letter)
