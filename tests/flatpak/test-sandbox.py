#!/usr/bin/env python3
# test-sandbox.py: the installed Flatpak, used in its sandbox through portals alone.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-sandbox.py APP BUILD [TEST…], inside tests/support/headless.sh --a11y --keyring. BUILD is
# the folder of a native build, whose sample data and server it is tried with.
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
# Flatpak writes x11 for the sake of its older versions, which know no fallback.
PERMISSIONS = {'shared': {'network', 'ipc'}, 'sockets': {'wayland', 'fallback-x11', 'x11'},
               'devices': {'dri'}}
# The portal names documents by their place out here. On a desktop that is the same inside; the
# test's own folder is made to lead there.
SAME_PLACE = 'mkdir -p "$0" && ln -sfn "$XDG_RUNTIME_DIR/doc" "$0/doc" && exec clout "$@"'
SAMPLE_TEXT = 'Sample data of an invented person. Nothing is kept.'


def sandbox(*options, command='clout-cli'):
    return ['flatpak', '--user', 'run', f'--command={command}', *options, APP]


def inside(*arguments, options=(), **more):
    return subprocess.run([*sandbox(*options, **more), *arguments], capture_output=True, text=True,
                          timeout=120, check=False, stdin=subprocess.DEVNULL)


def start_afresh():
    shutil.rmtree(pathlib.Path.home() / '.var', ignore_errors=True)


class Sandboxed(Clout):
    """The window as the person starts it; its process has another number out here."""

    def __init__(self, *arguments):
        # Tests of the native build are told to do without portals; this is about them.
        super().__init__('env', '-u', 'GTK_USE_PORTAL', '-u', 'ADW_DISABLE_PORTAL',
                         *sandbox(command='sh'), '-c', SAME_PLACE, os.environ['XDG_RUNTIME_DIR'],
                         *arguments)

    def _find_app(self):
        return next((app for app in children(Atspi.get_desktop(0))
                     if app.get_name() in ('clout', APP)), None)


def test_permissions():
    """are the few that it needs, and no more"""
    said = subprocess.run(['flatpak', '--user', 'info', '--show-permissions', APP], check=True,
                          capture_output=True, text=True).stdout
    lines = (line.partition('=') for line in said.split('\n') if '=' in line)
    assert {key: set(value.split(';')) - {''} for key, _, value in lines} == PERMISSIONS, said


def test_walls():
    """hold: a file of the person's is out of reach, and what runs inside is seen to run"""
    secret = pathlib.Path.home() / 'secret'
    secret.write_text('not for Clout')
    seen = inside(str(secret), command='cat')
    assert seen.returncode != 0 and 'not for Clout' not in seen.stdout, seen
    assert inside('--version').returncode == 0


def test_terminal():
    """clout-cli scores the sample, and imports a file that it is handed"""
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
    """opens, and shows the score that clout-cli says"""
    score = inside('--sample', 'score').stdout.split()[0]
    with Sandboxed('--sample') as clout:
        clout.see('label', SAMPLE_TEXT)
        clout.see('label', score)
        quit_well(clout)


def test_file_portal():
    """a file comes in through the portal's own chooser, although the sandbox cannot see it"""
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
            # It looks for the file while it is typed, and does not take it before.
            opened = next(clout.each('button', 'Open', chooser))
            await_it('no more chooser', lambda: (Atspi.Action.do_action(opened, 0)
                                                 and not children(chooser)))
            clout.show_score()
            clout.see('list', 'Points by account')
            quit_well(clout)


def test_sign_in():
    """by loopback, in a browser outside, with the token in the portal's keyring"""
    start_afresh()
    with tempfile.TemporaryDirectory(prefix='clout-sandbox-') as folder:
        program = pathlib.Path(folder) / 'clout-cli'
        # Only what runs inside is asked to say all: Flatpak would say it on standard output.
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
    """The window that comes when someone calls the program's name."""

    def __init__(self):
        Clout.__init__(self, 'gdbus', 'wait', '--session', '--timeout', '30', APP)
        activate()

    def close(self):
        self.key('Control', 'q')
        await_it('no more of that program', lambda: not is_on_bus(APP))


def test_activation():
    """a call to its name on the bus starts it in the sandbox, and shows its window"""
    start_afresh()
    assert not is_on_bus(APP)
    with Activated() as clout:
        clout.see('button', 'Add Account')
        clout.close()


def offer_background(folder):
    """Puts a desktop's half of the background portal beside those that are installed."""
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
    """Turns the switch, and answers what the desktop was then asked for."""
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
    """switched on, the desktop is asked to start it hidden; that it does, until switched off"""
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
