#!/usr/bin/env python3
# test-preferences.py: preferences apply at once, including running in the background.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-preferences.py CLOUT SAMPLE, inside tests/support/headless.sh --a11y.
import hashlib
import os
import re
import subprocess
import sys

try:
    from driver import Atspi, Clout, Home, await_it, has, quit_well, run, unnamed
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

PROGRAM, SAMPLE = sys.argv[1:3]


def test_preferences():
    """Ctrl+, opens them; a switch applies at once, and Escape closes them"""
    with Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': SAMPLE}) as clout:
        clout.see('list', 'Points by network')
        for wanted in (True, False):
            clout.key('Control', ',')
            preferences = clout.window_named('Preferences')
            assert not unnamed(preferences), unnamed(preferences)
            switch = clout.see('check box', 'Refresh at Start', preferences)
            await_it(f'the switch at {wanted}', lambda: has(switch, 'CHECKED') == wanted)
            # The weekly summary is off at first, in a separate row.
            rows = [clout.all('check box', name, preferences)[0] for name in (
                'Notifications', 'Weekly Summary')]
            assert [has(row, 'CHECKED') for row in rows] == [True, False]
            tops = [row.get_extents(Atspi.CoordType.WINDOW).y for row in rows]
            assert tops[0] < tops[1] - 20, tops
            clout.tab_to('Refresh at Start')
            clout.key('Return')
            await_it('the switch to turn', lambda: has(switch, 'CHECKED') != wanted)
            clout.key('Escape')
            clout.see_closed(preferences)
        quit_well(clout)


def test_chart_range():
    """the chart shows the range from the settings, and says what happened on a day"""
    with Home(PROGRAM, CLOUT_SAMPLE=SAMPLE) as home:
        config = {'XDG_CONFIG_HOME': str(home.path / 'config'), 'GSETTINGS_BACKEND': 'keyfile'}
        settings = home.path / 'config/glib-2.0/settings/keyfile'
        settings.parent.mkdir(parents=True)
        settings.write_text('[io/github/cloutapp/Clout]\nchart-days=uint32 30\n')
        with home.open('--sample', **config) as clout:
            clout.see('image', re.compile(r'Score .*Change in 30 days'))
            quit_well(clout)
        settings.unlink()
        with home.open('--sample', **config) as clout:
            clout.see('image', re.compile(r'Score .*Change in 90 days'))
            chart = clout.tab_to('Score ')
            clout.key('Home')
            said = []
            while len(said) < 90 and 'Popular post: ' not in (said or [''])[-1]:
                said.append(await_it('another day', lambda: (
                    lambda text: text if text and text != (said or [''])[-1] else None)(
                        chart.get_description())))
                clout.key('Right')
            assert '\nPopular post: ' in said[-1], said
            quit_well(clout)


def turn_background(clout):
    """Turns the switch, and returns whether Clout now starts with the session."""
    clout.key('Control', ',')
    preferences = clout.window_named('Preferences')
    clout.tab_to('Refresh in the Background')
    often = next(clout.each('combo box', 'Interval', preferences))
    was = has(often, 'SENSITIVE')
    clout.key('Return')
    await_it('the switch to turn', lambda: has(often, 'SENSITIVE') != was)
    clout.key('Escape')
    clout.see_closed(preferences)
    return not was


def is_running():
    """Whether any Clout process owns its name on the session bus."""
    answer = subprocess.run(
        ['gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/',
         '--method', 'org.freedesktop.DBus.NameHasOwner', 'io.github.cloutapp.Clout'],
        check=True, capture_output=True, text=True)
    return 'true' in answer.stdout


def test_background():
    """with it on, Clout keeps running without a window and starts hidden; with it off, it exits"""
    with Home(PROGRAM, CLOUT_SAMPLE=SAMPLE) as home:
        config = {'XDG_CONFIG_HOME': str(home.path / 'config'), 'GSETTINGS_BACKEND': 'keyfile'}
        entry = home.path / 'config/autostart/io.github.cloutapp.Clout.desktop'
        with home.open(**config) as clout:
            clout.see('button', 'Add Account')
            assert turn_background(clout)
            await_it('the entry', lambda: entry.exists()
                     and 'Exec=clout --gapplication-service' in entry.read_text())
            clout.key('Control', 'q')
            await_it('no window', lambda: not clout.windows())
            assert clout.process.poll() is None
            subprocess.run([PROGRAM], check=True, env={**os.environ, **config})
            clout.find_window()
            clout.see('button', 'Add Account')
            clout.key('Control', 'q')
            await_it('no window', lambda: not clout.windows())
        with home.open('--gapplication-service', hidden=True, **config) as clout:
            await_it('the service', is_running)
            subprocess.run([PROGRAM], check=True, env={**os.environ, **config})
            clout.find_window()
            clout.see('button', 'Add Account')
            assert not turn_background(clout)
            await_it('no entry', lambda: not entry.exists())
            quit_well(clout)


def test_pictures():
    """pictures are off at first, and turning them off deletes those that were downloaded"""
    with Home(PROGRAM, CLOUT_SAMPLE=SAMPLE) as home:
        environment = {'XDG_CONFIG_HOME': str(home.path / 'config'),
                       'XDG_CACHE_HOME': str(home.path / 'cache'), 'GSETTINGS_BACKEND': 'keyfile'}
        settings = home.path / 'config/glib-2.0/settings/keyfile'
        store = home.path / 'clout/clout.db'
        folder = (home.path / 'cache/clout/avatars'
                  / hashlib.sha256(str(store).encode()).hexdigest()[:16])
        (folder / '7').mkdir(parents=True)
        (folder / '7/picture').write_text('picture')
        with home.open(**environment) as clout:
            clout.see('button', 'Add Account')
            clout.key('Control', ',')
            preferences = clout.window_named('Preferences')
            clout.tab_to('Show Profile Pictures')
            clout.key('Return')
            await_it('pictures', lambda: settings.exists()
                     and 'show-pictures=true' in settings.read_text())
            assert (folder / '7/picture').exists()
            clout.key('Return')
            await_it('no pictures', lambda: 'show-pictures=false' in settings.read_text())
            await_it('no files', lambda: not folder.exists())
            clout.key('Escape')
            clout.see_closed(preferences)
            quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/preferences', dict(globals()), sys.argv[3:]))
