#!/usr/bin/env python3
# test-sign-in.py: the dialog that adds an account, with a server on this computer.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-sign-in.py CLOUT SERVER, inside tests/support/headless.sh --a11y --keyring.
import re
import socket
import subprocess
import sys

try:
    from driver import Atspi, Home, await_it, children, has, quit_well, run, still_place, unnamed
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)
from graph_server import GraphServer  # noqa: E402
from server import (ENTRY, SERVER_FIELD, Server, choose, choose_server, hide_browsers,  # noqa: E402
                    install_browser, open_dialog, sign_in)

PROGRAM, SERVER = sys.argv[1:3]
# GTK's file chooser and libsecret's prompts leak a little.
NOT_OURS = {'ASAN_OPTIONS': 'detect_leaks=0'}


def install_fetcher(home):
    """Opens links with a program that only follows redirects."""
    folder = home.path / 'applications'
    folder.mkdir()
    (folder / 'clout-test-browser.desktop').write_text(
        f'[Desktop Entry]\nType=Application\nName=Test\nExec={sys.executable} -c "import sys, '
        'urllib.request; urllib.request.urlopen(sys.argv[1])" %u\n'
        'MimeType=x-scheme-handler/http;\n')
    (folder / 'mimeapps.list').write_text(
        '[Default Applications]\nx-scheme-handler/http=clout-test-browser.desktop\n')


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return str(probe.getsockname()[1])


def test_bad_server():
    """an invalid server name is reported, and can be corrected"""
    with Home(PROGRAM) as home, home.open() as clout:
        dialog = open_dialog(clout)
        assert not unnamed(dialog), unnamed(dialog)
        choose_server(clout, dialog)
        clout.click('button', 'Continue', dialog)
        clout.see('alert', 'Enter your server, the part of your handle after the @.', dialog)
        clout.type(SERVER_FIELD, 'no server!', dialog)
        clout.click('button', 'Continue', dialog)
        clout.see('alert', 'That isn’t a server or handle. '
                           'Try something like ada@example.social.', dialog)
        clout.click('button', 'Back', dialog)
        clout.see('list item', 'Mastodon', dialog)
        clout.key('Escape')
        clout.see_closed(dialog)
        quit_well(clout)


def test_user_app():
    """user credentials: step by step, with the address to copy; missing values are reported"""
    with Home(PROGRAM) as home, home.open() as clout:
        dialog = open_dialog(clout)
        choose(clout, dialog, 'X', 'Reads: Posts, reaction counts and who reacted')
        assert not unnamed(dialog), unnamed(dialog)
        await_it('its address', lambda: clout.all(
            None, 'http://127.0.0.1:28733/callback', dialog))
        clout.tab_to('Copy Redirect URL')
        clout.key('Return')
        clout.key('Tab')
        clout.key('Return')
        clout.see('alert', 'Enter your app’s ID from that page.', dialog)
        clout.click('button', 'Back', dialog)
        choose(clout, dialog, 'Threads', 'Costs: Nothing')
        await_it('its address', lambda: clout.all(
            None, 'https://localhost:28733/callback', dialog))
        clout.key('Escape')
        clout.see_closed(dialog)
        quit_well(clout)


def test_page():
    """a Facebook Page with user credentials: choosing one of several Pages"""
    with GraphServer() as server, Home(PROGRAM, CLOUT_FACEBOOK_API=server.origin,
                                       CLOUT_REDIRECT_PORT=free_port()) as home:
        install_fetcher(home)
        with home.open() as clout:
            dialog = open_dialog(clout)
            choose(clout, dialog, 'Facebook', 'Costs: Nothing')
            clout.type('App ID', 'app-123', dialog)
            clout.type('App secret', 'sekret-456', dialog)
            clout.tab_to('Copy Redirect URL')
            clout.key('Tab')
            clout.key('Return')
            clout.see('label', 'Choose a Page', dialog)
            clout.tab_to('Orchid House')
            clout.key('Return')
            clout.see_closed(dialog)
            quit_well(clout)


def test_price():
    """what costs money is fetched after its price was shown and confirmed"""
    with GraphServer() as server, Home(PROGRAM, CLOUT_X_API=server.origin,
                                       CLOUT_REDIRECT_PORT=free_port()) as home:
        install_fetcher(home)
        with home.open() as clout:
            dialog = open_dialog(clout)
            choose(clout, dialog, 'X', 'Reads: Posts, reaction counts and who reacted')
            clout.type('Client ID', 'app-123', dialog)
            clout.tab_to('Copy Redirect URL')
            clout.key('Tab')
            clout.key('Return')
            clout.see_closed(dialog)
            price = clout.window_named('Refresh From X?')
            clout.click('button', 'Not Now', price)
            clout.see_closed(price)
            assert server.asked('/2/users/42/tweets') == 0
            clout.key('Alt', '2')
            costs = re.compile(r'(?s).*\nA refresh costs up to')
            await_it('its price', lambda: clout.all(None, costs))
            clout.click('button', 'Refresh ada')
            price = clout.window_named('Refresh From X?')
            clout.click('button', 'Refresh', price)
            clout.see_closed(price)
            await_it('the posts asked for', lambda: server.asked('/2/users/42/tweets') == 1)
            quit_well(clout)


def test_typed():
    """what was typed is recognized at once, with what can be done; Enter reports what is wrong"""
    with Home(PROGRAM) as home, home.open() as clout:
        dialog = open_dialog(clout)
        clout.type(ENTRY, 'https://x.com/ada?s=20', dialog)
        clout.see(None, 'ada on X', dialog)
        clout.see('list item', re.compile('Open Your Archive'), dialog)
        clout.see('list item', re.compile('Use Your Own API Key'), dialog)
        assert not unnamed(dialog), unnamed(dialog)
        clout.type(ENTRY, 'ada@gmail.com', dialog)
        clout.see(None, 'That looks like an e-mail address. Which network?', dialog)
        clout.see_no('list item', re.compile('Use Your Own API Key'), dialog)
        clout.key('Return')
        clout.see('alert', 'That looks like an e-mail address. Which network?', dialog)
        clout.type(ENTRY, 'what is this', dialog)
        clout.see_no('alert', re.compile('.*'), dialog)
        clout.key('Return')
        clout.see('alert', 'That isn’t a server or handle. '
                           'Try something like ada@example.social.', dialog)
        clout.type(ENTRY, 'youtube.com/@ada', dialog)
        clout.tab_to('Use Your Own API Key')
        clout.key('Return')
        await_it('the name in it', lambda: Atspi.Text.get_text(
            clout.see('text', 'Name or Handle', dialog), 0, 4) == '@ada')
        clout.key('Escape')
        clout.see_closed(dialog)
        quit_well(clout)


def test_errors_in_place():
    """an error names the server that was tried, and moves neither the entry nor the rows"""
    with Server(SERVER) as server, Home(PROGRAM) as home, home.open() as clout:
        dialog = open_dialog(clout)
        before = still_place(clout.see('text', ENTRY, dialog))
        for text, said in ((f'ann@127.0.0.1:{free_port()}', 'Couldn’t reach 127.0.0.1.'),
                           (f'nobody@{server.origin[7:]}',
                            'There’s no account with that name on 127.0.0.1.')):
            clout.type(ENTRY, text, dialog)
            row = still_place(clout.see('list item', re.compile(f'Add {text}'), dialog))
            clout.tab_to(f'Add {text}')
            clout.key('Return')
            clout.see('alert', re.compile(re.escape(said)), dialog)
            assert still_place(clout.see('text', ENTRY, dialog)) == before
            assert still_place(clout.see('list item', re.compile(f'Add {text}'), dialog)) == row
        clout.key('Escape')
        clout.see_closed(dialog)
        quit_well(clout)


def test_public():
    """a public handle leads to a score without a sign-in"""
    with Server(SERVER) as server, Home(PROGRAM) as home, home.open() as clout:
        dialog = open_dialog(clout)
        clout.type(ENTRY, f'{server.origin}/users/ann', dialog)
        clout.tab_to(f'Add ann@{server.origin[7:]}')
        clout.key('Return')
        clout.see_closed(dialog)
        clout.see('list', 'Points by network')
        clout.key('Alt', '2')
        clout.see('button', f'Remove ann@{server.origin[7:]}')
        quit_well(clout)


def test_name():
    """a name without its network is kept for the network that is chosen next"""
    with Home(PROGRAM) as home, home.open() as clout:
        dialog = open_dialog(clout)
        clout.type(ENTRY, '@ada', dialog)
        clout.see(None, 'That looks like a name. Which network?', dialog)
        clout.tab_to('GitHub')
        clout.key('Return')
        await_it('the name in it', lambda: Atspi.Text.get_text(
            clout.see('text', 'Name or URL', dialog), 0, 3) == 'ada')
        clout.key('Escape')
        clout.see_closed(dialog)
        quit_well(clout)


def test_archive():
    """a file can be chosen instead"""
    with Home(PROGRAM, **NOT_OURS) as home, home.open() as clout:
        dialog = open_dialog(clout)
        clout.tab_to('From an Archive File')
        clout.key('Return')
        # GTK's own chooser doesn't report that it has the keyboard focus then.
        clout.see_gone(dialog)
        chooser = clout.window_named('Open Archive')
        clout.key('Escape')
        clout.see_gone(chooser)
        quit_well(clout)


def test_sign_in():
    """through the browser to a score, which is there after a restart, and to the removal"""
    with Server(SERVER) as server, Home(PROGRAM) as home:
        install_browser(home, server, 'approve')
        with home.open() as clout:
            sign_in(clout, server)
            quit_well(clout)
        with home.open() as clout:
            clout.see('list', 'Points by network')
            clout.key('Alt', '2')
            clout.click('button', f'Remove ann@{server.origin[7:]}')
            clout.see('button', 'Undo')
            quit_well(clout)
        with home.open() as clout:
            clout.see('button', 'Explore Sample Data')
            quit_well(clout)


def see_state(clout, server, words):
    handle = f'ann@{server.origin[7:]}'
    clout.see(None, f'{handle} · Mastodon\n{words}')
    return handle


def test_again():
    """an account with a revoked sign-in or an unreachable server says so, and what to do"""
    with Server(SERVER) as server, Home(PROGRAM) as home:
        install_browser(home, server, 'approve')
        with home.open() as clout:
            sign_in(clout, server)
            clout.key('Alt', '2')
            handle = see_state(clout, server, 'Last refresh: today')
            server.command('revoke')
            clout.click('button', f'Refresh {handle}')
            see_state(clout, server, 'Sign in again to refresh')
            clout.see('alert', re.compile('127.0.0.1 no longer accepts this sign-in. '
                                          'Sign in again; no data is lost.'))
            clout.click('button', 'Sign In Again')
            # The server is known, so the browser opens at once.
            clout.see('list', 'Points by network')
            clout.see_active()
            clout.key('Alt', '2')
            see_state(clout, server, 'Last refresh: today')
            server.end()
            clout.click('button', f'Refresh {handle}')
            see_state(clout, server,
                      'Couldn’t reach 127.0.0.1. Check the address, or try again later.')
            clout.key('Alt', '1')
            clout.see('list', 'Points by network')
            quit_well(clout)


def test_denied():
    """a denial in the browser is reported, and nothing is added"""
    with Server(SERVER) as server, Home(PROGRAM) as home:
        install_browser(home, server, 'deny')
        with home.open() as clout:
            dialog = open_dialog(clout)
            choose_server(clout, dialog)
            clout.type(SERVER_FIELD, server.origin, dialog)
            clout.key('Return')
            clout.see('alert', 'Access was denied in the browser. '
                               'Try again if that was a mistake.', dialog)
            clout.key('Escape')
            clout.see_closed(dialog)
            clout.see('button', 'Explore Sample Data')
            quit_well(clout)


def test_no_browser():
    """without a browser: copies the link, reports a bad code, and Cancel ends it"""
    with Server(SERVER) as server, Home(PROGRAM) as home, \
            home.open(XDG_DATA_DIRS=hide_browsers(home)) as clout:
        dialog = open_dialog(clout)
        choose_server(clout, dialog)
        clout.type(SERVER_FIELD, server.origin, dialog)
        clout.click('button', 'Continue', dialog)
        clout.see('alert', 'Couldn’t open a browser. Copy the link and open it yourself.', dialog)
        clout.click('button', 'Copy Link', dialog)
        clout.click('button', 'Enter Code', dialog)
        clout.see('alert', 'Wrong code. Copy it again.',
                  dialog)
        clout.click('button', 'Cancel', dialog)
        clout.see_closed(dialog)
        quit_well(clout)


def lock_keyring():
    subprocess.run(['gdbus', 'call', '--session', '--dest', 'org.freedesktop.secrets',
                    '--object-path', '/org/freedesktop/secrets',
                    '--method', 'org.freedesktop.Secret.Service.Lock',
                    '[objectpath "/org/freedesktop/secrets/collection/login"]'],
                   check=True, stdout=subprocess.DEVNULL, timeout=120)


def prompter_has_focus():
    return any(has(window, 'ACTIVE') for app in children(Atspi.get_desktop(0))
               if app.get_name() == 'gcr-prompter' for window in children(app))


def decline_to_unlock(clout, dialog):
    """If the system has a prompter, it asks for the keyring's password first."""
    def see():
        if prompter_has_focus():
            clout.key('Escape')
        return any(clout.is_shown(node, dialog)
                   for node in clout.all('label', 'Couldn’t Save the Sign-In', dialog))

    await_it('the choice where to keep the sign-in', see)


def test_locked_keyring():
    """with a locked keyring, the sign-in can be kept for the session (runs last)"""
    lock_keyring()
    with Server(SERVER) as server, Home(PROGRAM, **NOT_OURS) as home:
        install_browser(home, server, 'approve')
        with home.open() as clout:
            dialog = open_dialog(clout)
            choose_server(clout, dialog)
            clout.type(SERVER_FIELD, server.origin, dialog)
            clout.key('Return')
            decline_to_unlock(clout, dialog)
            clout.see('button', 'Unlock', dialog)
            clout.click('button', 'Only for This Session', dialog)
            clout.see_closed(dialog)
            clout.see('list', 'Points by network')
            quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/sign-in', dict(globals()), sys.argv[3:]))
