# server.py: a Mastodon server for tests of the window, and people who sign in to it.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import subprocess
import sys

from driver import await_it, name_of

# The entry that understands anything, and the one of networks with servers.
ENTRY = 'Handle, link, server or feed'
SERVER_FIELD = 'Server (for example mastodon.social)'
# Rows at the start, in the middle and at the end of the list of networks.
ROWS = ('Mastodon', 'Instagram', 'Facebook', 'X', 'Threads')
BROWSER = pathlib.Path(__file__).with_name('browser.py')


class Server:
    """A Mastodon server, which ends when its input is closed."""

    def __init__(self, program):
        self.program = program

    def __enter__(self):
        self.process = subprocess.Popen([self.program], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE,
                                        text=True)
        self.origin, self.login, self.password = self.process.stdout.readline().rstrip(
            '\n').split(' ', 2)
        return self

    def command(self, word):
        self.process.stdin.write(word + '\n')
        self.process.stdin.flush()
        return self.process.stdout.readline()

    def __exit__(self, *_):
        self.end()

    def end(self):
        if self.process.stdin.closed:
            return
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


def install_browser(home, server, answer, login=None):
    """Opens links with browser.py, for programs whose data are in home."""
    folder = home.path / 'applications'
    folder.mkdir()
    command = (f'{sys.executable} "{BROWSER}" {answer} {login or server.login}'
               f' "{server.password}" %u')
    (folder / 'clout-test-browser.desktop').write_text(
        f'[Desktop Entry]\nType=Application\nName=Test\nExec={command}\n'
        'MimeType=x-scheme-handler/http;\n')
    (folder / 'mimeapps.list').write_text(
        '[Default Applications]\nx-scheme-handler/http=clout-test-browser.desktop\n')


def hide_browsers(home):
    """A directory with the system's data except for its programs."""
    folder = home.path / 'share'
    folder.mkdir()
    for name in ('glib-2.0', 'icons', 'mime'):
        (folder / name).symlink_to(pathlib.Path('/usr/share', name))
    return str(folder)


def open_dialog(clout):
    clout.see('button', 'Add Account')
    clout.key('Control', 'n')
    return clout.window_named('Add Account')


def choose(clout, dialog, row, heading):
    """The list is longer than the window and keeps its scroll position: Tab makes a row visible."""
    await_it('the networks', lambda: any(
        clout.is_shown(node, dialog) for node in clout.all('list item', within=dialog)
        if name_of(node).startswith(ROWS)))
    clout.tab_to(row)
    clout.key('Return')
    clout.see('label', heading, dialog)


def sign_in(clout, server):
    dialog = open_dialog(clout)
    clout.type(ENTRY, server.origin, dialog)
    clout.key('Return')
    clout.see_closed(dialog)
    # It may be below the welcome.
    await_it('the score', lambda: clout.all('list', 'Points by network'))


def choose_server(clout, dialog):
    choose(clout, dialog, 'Mastodon', 'Which Server Are You On?')
