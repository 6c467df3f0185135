#!/usr/bin/python3
# test-wine.py: the window under Wine, used by keyboard and mouse: signing in through a browser, and
# a file dragged from Wine's Explorer.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-wine.py CLOUT CLI KEYBOARD, inside tests/support/headless.sh. windows/check.sh sets
# CLOUT_RUN_WINE and CLOUT_OTHER_CLI; the server is a program of that other build.
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'archives'))
sys.path.append(str(HERE.parent / 'support'))
import generate  # noqa: E402
from tap import ok, print_plan  # noqa: E402

PROGRAM, CLI, KEYBOARD = sys.argv[1:4]
WINE = os.environ.get('CLOUT_RUN_WINE')
OTHER = os.environ.get('CLOUT_OTHER_CLI')
PATIENCE = 120
# Beside the window.
EXPLORER_X = 1000


def xdotool(*words):
    return subprocess.run(['xdotool', *map(str, words)], capture_output=True, text=True,
                          check=False, timeout=PATIENCE).stdout.split()


def await_it(what, test, every=0.5):
    """What the test returns, once it is true; None if it never is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = test()
        if found:
            return found
        time.sleep(every)
    print('# waited in vain for', what, flush=True)
    return None


class Desktop:
    """A fresh Wine, whose links are opened by a script."""

    def __init__(self, folder, login, password):
        self.folder = folder
        self.store = folder / 'data' / 'clout' / 'clout.db'
        script = folder / 'browser'
        script.write_text(f'#!/bin/sh\nexec {sys.executable} "{HERE / "browser.py"}" approve '
                          f'{login} "{password}" "$1"\n')
        script.chmod(0o755)
        self.environment = dict(os.environ, WINEPREFIX=str(folder / 'wine'),
                                XDG_DATA_HOME=str(folder / 'data'),
                                XDG_CONFIG_HOME=str(folder / 'config'),
                                XDG_CACHE_HOME=str(folder / 'cache'),
                                # Wine's OpenGL loses its context in a virtual display.
                                GDK_DEBUG='gl-disable')
        # Choices for GTK on Linux mean nothing there, and Pango complains of Wine's fonts.
        for name in ('GDK_BACKEND', 'GSK_RENDERER', 'GTK_A11Y', 'GSETTINGS_BACKEND', 'G_DEBUG'):
            self.environment.pop(name, None)
        self.run('wineboot', '--init')
        self.run('reg', 'add', r'HKCU\Software\Wine\WineBrowser', '/v', 'Browsers', '/d',
                 str(script), '/f')
        system = folder / 'wine' / 'drive_c' / 'windows' / 'system32'
        shutil.copy(KEYBOARD, system / 'us-keyboard.dll')
        layouts = r'HKLM\SYSTEM\CurrentControlSet\Control\Keyboard Layouts'
        self.run('reg', 'add', layouts + r'\00000409', '/v', 'Layout File', '/d',
                 'us-keyboard.dll', '/f')

    def start(self, *command):
        return subprocess.Popen([WINE, *command], env=self.environment, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def run(self, *command):
        return self.start(*command).wait(PATIENCE)

    def end(self):
        self.run('wineboot', '--end-session', '--force')
        subprocess.run(['/usr/lib/wine/wineserver64', '-k'], env=self.environment, check=False)

    def accounts(self):
        done = subprocess.run([CLI, '--store', str(self.store), '--json', 'accounts'],
                              env=self.environment, capture_output=True, text=True, check=False,
                              timeout=PATIENCE)
        return done.stdout

    def picture(self, name):
        folder = pathlib.Path(os.environ.get('CLOUT_PICTURES', self.folder))
        subprocess.run(['import', '-window', 'root', folder / f'{name}.png'], check=False)


def see_window(name, x=None):
    """Waits for a window and gives it the keyboard, since there is no window manager."""
    found = await_it(name, lambda: xdotool('search', '--onlyvisible', '--name', name))
    if not found:
        return None
    if x is not None:
        xdotool('windowmove', '--sync', found[-1], x, 0)
    time.sleep(2)
    xdotool('windowfocus', '--sync', found[-1])
    return found[-1]


def follow_sign_in(desktop, origin):
    """As in the window elsewhere: Ctrl+N, the server's address, Enter."""
    desktop.start(PROGRAM)
    if not ok(see_window('^Clout$', 0), 'the window opens'):
        return
    xdotool('key', 'ctrl+n')
    if not ok(see_window('^Add Account$'), 'Ctrl+N opens the dialog'):
        return
    xdotool('type', '--delay', 50, origin)
    xdotool('key', 'Return')
    ok(await_it('the account', lambda: 'ann@127.0.0.1' in desktop.accounts()),
       'signed in through the browser', desktop.accounts())
    time.sleep(10)
    desktop.picture('signed-in')


def drag(x, y, to_x, to_y):
    """Slowly, as by hand: Explorer renames the file if the pointer moves too soon."""
    xdotool('mousemove', x, y, 'mousedown', 1)
    time.sleep(0.5)
    for step in range(1, 21):
        time.sleep(0.1)
        xdotool('mousemove', x + (to_x - x) * step // 20, y + (to_y - y) * step // 20)
    time.sleep(1)
    xdotool('mouseup', 1)


def follow_drop(desktop):
    folder = desktop.folder / 'drop'
    folder.mkdir()
    made_up = generate.x_2023(random.Random(1))
    with zipfile.ZipFile(folder / 'archive.zip', 'w') as archive:
        for path, data in made_up.files.items():
            archive.writestr(path, data)
    desktop.start('explorer.exe', f'Z:{folder}'.replace('/', '\\'))
    if not ok(see_window('^drop$', EXPLORER_X), 'Explorer shows the folder'):
        return
    time.sleep(5)
    desktop.picture('explorer')
    drag(EXPLORER_X + 190, 84, 470, 600)
    ok(await_it('the archive', lambda: made_up.handle in desktop.accounts()),
       'a file dropped on the window is imported', desktop.accounts())
    time.sleep(5)
    desktop.picture('dropped')


def main():
    if not WINE or not OTHER:
        print('1..0 # SKIP needs windows/check.sh')
        return
    program = pathlib.Path(OTHER).parents[2] / 'tests' / 'support' / 'mastodon-serve'
    server = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    origin, login, password = server.stdout.readline().rstrip('\n').split(' ', 2)
    with tempfile.TemporaryDirectory(prefix='clout-wine-') as folder:
        desktop = Desktop(pathlib.Path(folder), login, password)
        try:
            follow_sign_in(desktop, origin)
            follow_drop(desktop)
        finally:
            desktop.end()
            server.stdin.close()
            server.wait(10)
    print_plan()


main()
