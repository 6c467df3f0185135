#!/usr/bin/env python3
# test-sandbox.py: the installed Flatpak, used in its sandbox through portals alone.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-sandbox.py APP BUILD [TEST…], inside tests/support/headless.sh --a11y --keyring. BUILD is
# the folder of a native build, whose sample data and server it is tried with.
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / 'ui'))
from driver import Atspi, Clout, await_it, children, quit_well, run  # noqa: E402

APP = sys.argv[1]
BUILD = pathlib.Path(sys.argv[2]).resolve()
# Flatpak writes x11 for the sake of its older versions, which know no fallback.
PERMISSIONS = {'shared': {'network', 'ipc'}, 'sockets': {'wayland', 'fallback-x11', 'x11'},
               'devices': {'dri'}}
# The portal names documents by their place out here. On a desktop that is the same inside; the
# test's own folder is made to lead there.
SAME_PLACE = 'mkdir -p "$0" && ln -s "$XDG_RUNTIME_DIR/doc" "$0/doc" && exec clout "$@"'
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


if __name__ == '__main__':
    sys.exit(run('/flatpak', dict(globals()), sys.argv[3:]))
