#!/usr/bin/env python3
# test-sandbox.py: the installed Flatpak, used in its sandbox only through portals.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-sandbox.py APP BUILD [TEST…], inside tests/support/headless.sh --a11y --keyring. BUILD is a
# native build folder, which provides the sample data and the server.
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / 'ui'))
from gi.repository import Gio, GLib  # noqa: E402
from driver import Atspi, Clout, await_it, children, quit_well, run  # noqa: E402
from background_portal import NAME, PORTAL  # noqa: E402

APP = sys.argv[1]
BUILD = pathlib.Path(sys.argv[2]).resolve()
# Flatpak also lists x11, for its older versions that don't know fallback-x11.
PERMISSIONS = {'shared': {'network', 'ipc'}, 'sockets': {'wayland', 'fallback-x11', 'x11'},
               'devices': {'dri'}}
# The portal names documents by their path outside the sandbox. On a desktop that works inside too;
# the test links its folder to match.
SAME_PLACE = 'mkdir -p "$0" && ln -sfn "$XDG_RUNTIME_DIR/doc" "$0/doc" && exec clout "$@"'
SAMPLE_TEXT = 'You’re viewing sample data. Changes aren’t saved.'


def sandbox(*options, command='clout-cli'):
    return ['flatpak', '--user', 'run', f'--command={command}', *options, APP]


def inside(*arguments, options=(), **more):
    return subprocess.run([*sandbox(*options, **more), *arguments], capture_output=True, text=True,
                          timeout=120, check=False, stdin=subprocess.DEVNULL)


def start_afresh():
    shutil.rmtree(pathlib.Path.home() / '.var', ignore_errors=True)


class Sandboxed(Clout):
    """The window as the user starts it; its process ID is different outside the sandbox."""

    def __init__(self, *arguments):
        # Native tests disable portals; this test needs them.
        super().__init__('env', '-u', 'GTK_USE_PORTAL', '-u', 'ADW_DISABLE_PORTAL',
                         *sandbox(command='sh'), '-c', SAME_PLACE, os.environ['XDG_RUNTIME_DIR'],
                         *arguments)

    def output(self):
        # libadwaita's message dialogs measure their own labels so that newer versions of GTK warn.
        return '\n'.join(line for line in super().output().split('\n')
                         if 'Trying to measure GtkLabel' not in line).strip()

    def _find_app(self):
        return next((app for app in children(Atspi.get_desktop(0))
                     if app.get_name() in ('clout', APP)), None)


def test_permissions():
    """the Flatpak has only the permissions it needs"""
    said = subprocess.run(['flatpak', '--user', 'info', '--show-permissions', APP], check=True,
                          capture_output=True, text=True).stdout
    lines = (line.partition('=') for line in said.split('\n') if '=' in line)
    assert {key: set(value.split(';')) - {''} for key, _, value in lines} == PERMISSIONS, said


def test_walls():
    """the sandbox holds: the user's files are out of reach, and the process inside is visible"""
    secret = pathlib.Path.home() / 'secret'
    secret.write_text('not for Clout')
    seen = inside(str(secret), command='cat')
    assert seen.returncode != 0 and 'not for Clout' not in seen.stdout, seen
    assert inside('--version').returncode == 0


def test_terminal():
    """clout-cli scores the sample, and imports a file that it is given"""
    score = inside('--sample', 'score')
    assert score.returncode == 0 and float(score.stdout.split()[0]) > 10, score
    start_afresh()
    with tempfile.TemporaryDirectory(prefix='clout-sandbox-') as folder:
        archive = pack_sample(folder)
        hidden = inside('import', archive)
        assert hidden.returncode != 0, hidden
        handed = inside('import', archive, options=[f'--filesystem={archive}:ro'])
        assert handed.returncode == 0, handed


def pack_sample(folder):
    path = pathlib.Path(folder) / 'export.tar.gz'
    with tarfile.open(path, 'w:gz') as archive:
        for file in sorted((BUILD / 'data/sample').glob('*.json')):
            archive.add(file, file.name)
    return str(path)


def test_window():
    """the window opens and shows the score that clout-cli prints"""
    score = inside('--sample', 'score').stdout.split()[0]
    with Sandboxed('--sample') as clout:
        clout.see('label', SAMPLE_TEXT)
        clout.see('label', score)
        quit_well(clout)


def test_file_portal():
    """a file is imported through the portal's chooser, although the sandbox can't see it"""
    start_afresh()
    with tempfile.TemporaryDirectory(prefix='clout-sandbox-') as folder:
        archive = pack_sample(folder)
        with Sandboxed() as clout:
            clout.click('button', 'Open Archive…')
            chooser = await_it('the chooser', lambda: next(
                app for app in children(Atspi.get_desktop(0)) if 'portal' in app.get_name()))
            await_it('its window', lambda: children(chooser))
            clout.key('Control', 'l')
            field = await_it('its field', lambda: next(clout.each('text', None, chooser)))
            Atspi.EditableText.set_text_contents(field, archive)
            # The chooser looks the file up while it is typed, and only then accepts it.
            opened = next(clout.each('button', 'Open', chooser))
            await_it('no more chooser', lambda: (Atspi.Action.do_action(opened, 0)
                                                 and not children(chooser)))
            clout.show_score()
            clout.see('list', 'Points by network')
            quit_well(clout)


def test_sign_in():
    """signing in works over the loopback, with a browser outside and the portal's keyring"""
    start_afresh()
    with tempfile.TemporaryDirectory(prefix='clout-sandbox-') as folder:
        program = pathlib.Path(folder) / 'clout-cli'
        # Only the process inside gets verbose logging: Flatpak would print its own on standard
        # output.
        command = ' '.join(sandbox(f'--filesystem={folder}', '--env=G_MESSAGES_DEBUG=all'))
        program.write_text(f'#!/bin/sh\nexec env -u G_MESSAGES_DEBUG {command} "$@"\n')
        program.chmod(0o755)
        done = subprocess.run(
            [sys.executable, str(TESTS / 'cli/test-browser.py'),
             str(BUILD / 'tests/support/mastodon-serve'), str(program)],
            env={**os.environ, 'TMPDIR': folder}, capture_output=True, text=True, check=False)
        assert done.returncode == 0 and 'not ok' not in done.stdout, done.stdout + done.stderr
        assert '# SKIP' not in done.stdout, done.stdout
    keyrings = list(pathlib.Path.home().glob(f'.var/app/{APP}/data/keyrings/*.keyring'))
    assert keyrings, 'the keyring of the portal was not used'


def ask_bus(method, arguments, answer):
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    return bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                         method, arguments, GLib.VariantType(answer), 0, 10000, None).unpack()


def is_on_bus(name):
    return ask_bus('NameHasOwner', GLib.Variant('(s)', (name,)), '(b)')[0]


def activate():
    subprocess.run(['gdbus', 'call', '--session', '--dest', APP, '--object-path',
                    '/' + APP.replace('.', '/').replace('-', '_'), '--method',
                    'org.freedesktop.Application.Activate', '{}'], check=True,
                   stdout=subprocess.DEVNULL, timeout=60)


class Activated(Sandboxed):
    """The window that opens when its D-Bus name is called."""

    def __init__(self):
        Clout.__init__(self, 'gdbus', 'wait', '--session', '--timeout', '30', APP)
        activate()

    def close(self):
        self.key('Control', 'q')
        await_it('no more of that program', lambda: not is_on_bus(APP))


def test_activation():
    """calling its D-Bus name starts it in the sandbox and shows its window"""
    start_afresh()
    assert not is_on_bus(APP)
    with Activated() as clout:
        clout.see('button', 'Add Account')
        clout.close()


def offer_background(folder):
    """Adds a desktop backend of the background portal to the installed ones."""
    portals = pathlib.Path(folder) / 'portals'
    shutil.copytree('/usr/share/xdg-desktop-portal/portals', portals)
    (portals / 'test.portal').write_text(PORTAL)
    ask_bus('UpdateActivationEnvironment',
            GLib.Variant('(a{ss})', ({'XDG_DESKTOP_PORTAL_DIR': str(portals)},)), '()')
    desktop = 'org.freedesktop.portal.Desktop'
    if is_on_bus(desktop):
        pid = ask_bus('GetConnectionUnixProcessID', GLib.Variant('(s)', (desktop,)), '(u)')[0]
        os.kill(pid, 15)
        await_it('the end of the portal', lambda: not is_on_bus(desktop))
    log = pathlib.Path(folder) / 'log'
    log.touch()
    server = subprocess.Popen([sys.executable, str(TESTS / 'flatpak/background_portal.py'), log])
    await_it('the portal', lambda: is_on_bus(NAME))
    return server, log


def turn_background(clout, log):
    """Turns the switch, and returns what the desktop was then asked for."""
    asked = len(log.read_text().splitlines())
    clout.key('Control', ',')
    preferences = clout.window_named('Preferences')
    clout.tab_to('Refresh in the Background')
    clout.key('Return')
    await_it('the desktop to be asked', lambda: len(log.read_text().splitlines()) > asked)
    clout.key('Escape')
    clout.see_closed(preferences)
    return json.loads(log.read_text().splitlines()[-1])


def test_background():
    """with the switch on, the desktop starts it hidden, until the switch is off"""
    start_afresh()
    command = ['flatpak', 'run', '--command=clout', APP, '--gapplication-service']
    with tempfile.TemporaryDirectory(prefix='clout-sandbox-') as folder:
        server, log = offer_background(folder)
        try:
            with Sandboxed() as clout:
                clout.see('button', 'Add Account')
                assert turn_background(clout, log) == [APP, True, command]
                assert turn_background(clout, log) == [APP, False, command]
                quit_well(clout)
            hidden = subprocess.Popen(['flatpak', '--user', *command[1:]])
            await_it('the service', lambda: is_on_bus(APP))
            with Activated() as clout:
                clout.see('button', 'Add Account')
                clout.close()
            assert hidden.wait(30) == 0
        finally:
            server.kill()
            server.wait()


if __name__ == '__main__':
    sys.exit(run('/flatpak', dict(globals()), sys.argv[3:]))
