#!/usr/bin/env python3
# test-plus-k.py: +K given, received and taken back in two people's windows, through one server.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-plus-k.py CLOUT SERVER, inside tests/support/headless.sh --a11y --keyring.
import re
import sys

try:
    from driver import Home, await_it, quit_well, run, unnamed
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)
from friends import allow, open_friend, press, type_topic
from server import Server, install_browser, sign_in

PROGRAM, SERVER = sys.argv[1:3]


def rows(clout, beginning):
    return clout.all('list item', re.compile(re.escape(beginning)))


def see_row(clout, beginning):
    await_it(f'a row “{beginning}”', lambda: rows(clout, beginning))


def test_give_and_undo():
    """by keyboard and by mouse: confirmed before the first, seen by the other, and taken back"""
    with Server(SERVER) as server, Home(PROGRAM) as ann, Home(PROGRAM) as bob:
        server.command('befriend bob')
        install_browser(ann, server, 'approve')
        install_browser(bob, server, 'approve', 'bob')
        with ann.open() as clout:
            sign_in(clout, server)
            open_friend(clout, 'bob')
            assert not unnamed(clout.window), unnamed(clout.window)
            type_topic(clout, 'tea')
            clout.key('Return')
            allow(clout)
            # Back at the same friend and topic, ready to confirm.
            first = clout.window_named('Give bob +K?')
            clout.see('label', re.compile('On Mastodon, a \\+K is a post'), first)
            clout.see('label', re.compile('\\+K @bob.* #tea'), first)
            clout.key('Return')
            clout.see('label', re.compile('You gave bob \\+K for tea. 4 of 5 left today'))
            # The second needs no confirmation, and is given with the mouse.
            type_topic(clout, 'chess')
            press(clout, 'button', 'Give +K')
            clout.see('label', re.compile('You gave bob \\+K for chess. 3 of 5 left today'))
            await_it('both to be listed', lambda: all(
                clout.all('button', f'Take Back the +K for {topic}') for topic in ('tea', 'chess')))
            quit_well(clout)
        with bob.open() as clout:
            sign_in(clout, server)
            clout.key('Alt', '3')
            see_row(clout, '#tea')
            see_row(clout, '#chess')
            clout.tab_to('#tea')
            clout.key('Return')
            see_row(clout, '1. You')
            await_it('a way to thank', lambda: clout.all('button', 'Thank ann in the Browser'))
            quit_well(clout)
        with ann.open() as clout:
            clout.see('list', 'Points by network')
            open_friend(clout, 'bob')
            take_back(clout, 'tea')
            clout.click('button', 'Undo')
            see_given(clout, 2)
            take_back(clout, 'tea')
            await_it('the other', lambda: clout.all('button', 'Take Back the +K for chess'))
            quit_well(clout)
        with bob.open() as clout:
            clout.see('list', 'Points by network')
            clout.key('Alt', '3')
            see_row(clout, '#chess')
            clout.key('Control', 'r')
            await_it('what was taken back to be gone', lambda: not rows(clout, '#tea'))
            see_row(clout, '#chess')
            quit_well(clout)


def choose(clout, name, topic):
    """A topic in the row's menu, which is a separate window."""
    clout.press(f'Give {name} +K for {topic}')


def test_in_list():
    """in the list: a topic chosen in a menu, then one click; given ones aren't buttons"""
    with Server(SERVER) as server, Home(PROGRAM) as ann:
        for name in ('bob', 'carl'):
            server.command(f'join {name}')
            server.command(f'befriend {name}')
        install_browser(ann, server, 'approve')
        with ann.open() as clout:
            sign_in(clout, server)
            clout.key('Alt', '4')
            clout.see('label', re.compile('.*people'))
            press(clout, 'button', 'Choose a Topic to Give bob +K For')
            choose(clout, 'bob', 'tea')
            # The sign-in leads back to what was asked for.
            allow(clout)
            clout.window_named('Give bob +K?')
            clout.key('Return')
            clout.see('label', re.compile('You gave bob \\+K for tea'))
            clout.see_no('button', re.compile('.*Give bob'))
            await_it('the +K in the row', lambda: rows(clout, 'bob, influence')[0].get_name()
                     .endswith('You gave +K for tea this week'))
            # The second takes two clicks, or keys: of the row, and of the menu.
            clout.key('Control', 'f')
            for letter in 'carl':
                clout.key(letter)
            clout.see('label', re.compile('1 person'))
            clout.tab_to('carl')
            clout.key('Control', 'k')
            choose(clout, 'carl', 'tea')
            clout.see('label', re.compile('You gave carl \\+K for tea'))
            clout.see_no('button', re.compile('.*Give carl'))
            assert not unnamed(clout.window), unnamed(clout.window)
            quit_well(clout)


def see_given(clout, n):
    given = await_it('what was given', lambda: clout.all('list', '+K you gave them'))[0]
    await_it(f'{n} of them', lambda: len(clout.all('list item', within=given)) == n)


def take_back(clout, topic):
    clout.press(f'Take Back the +K for {topic}')
    see_given(clout, 1)
    clout.see('label', f'Took back +K for {topic} from bob')


if __name__ == '__main__':
    sys.exit(run('/ui/plus-k', dict(globals()), sys.argv[3:]))
