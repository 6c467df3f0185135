#!/usr/bin/env python3
# test-pseudo-locale.py: every text on screen is translated, and has room for a longer one.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-pseudo-locale.py CLOUT SAMPLE SOURCE-ROOT, inside tests/support/headless.sh --a11y.
import pathlib
import re
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))
try:
    from driver import Atspi, Clout, GLib, await_it, is_laid_out, quit_well, run, walk
    from pseudo_locale import BEGIN, install
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

if not all(map(shutil.which, ('xgettext', 'msgfmt'))):
    print('1..0 # SKIP gettext is not installed')
    sys.exit(0)

PROGRAM, SAMPLE, ROOT = sys.argv[1:4]
LANGUAGE = 'qps'
# What is data, and not Clout's to translate: the sample's person and her hashtags, a score, a
# place in a file, and what the toolkit says of its own.
DATA = re.compile(r'(Juniper Sample|(Mastodon: )?juniper@example\.social|Preferences|#[\w ]+|JS|'
                  r'[\W\d]*|Close|Minimize|Maximize)$')
WORDS = ('label', 'button', 'push button', 'toggle button', 'page tab', 'check box', 'combo box')


def unmarked(window):
    for node in walk(window):
        name = node.get_name()
        if node.get_role_name() in WORDS and BEGIN not in name and not DATA.match(name) \
                and is_laid_out(node) and not re.fullmatch(r'(Gtk|Adw|Clout)\w+', name):
            yield f'{node.get_role_name()} “{name}”'


def too_wide(window):
    """What reaches beyond the window, which nobody can read."""
    room = window.get_extents(Atspi.CoordType.WINDOW).width
    for node in walk(window):
        try:
            box = node.get_extents(Atspi.CoordType.WINDOW)
        except GLib.Error:
            continue
        if (node.get_role_name() == 'label' and box.width > 1
                and (box.x < 0 or box.x + box.width > room)):
            yield f'“{node.get_name()}” from {box.x} to {box.x + box.width} of {room}'


def look(clout, window=None):
    window = window or clout.window
    faults = list(unmarked(window)) + list(too_wide(window))
    assert not faults, '\n'.join(faults)


def pseudo():
    folder = tempfile.mkdtemp(prefix='clout-pseudo-')
    install(pathlib.Path(ROOT), pathlib.Path(folder), LANGUAGE)
    return folder


FOLDER = pseudo()


def sample():
    return Clout(PROGRAM, '--sample', environment={
        'CLOUT_SAMPLE': SAMPLE, 'CLOUT_TRANSLATIONS': FOLDER, 'LANGUAGE': LANGUAGE})


def starting(text):
    return re.compile(re.escape(BEGIN + text))


def test_pages():
    """on every page"""
    with sample() as clout:
        clout.see('list', starting('Points by account'))
        look(clout)
        for digit, there in (('2', 'Accounts'), ('3', 'Topics')):
            clout.key('Alt', digit)
            clout.see('list', starting(there))
            look(clout)
        quit_well(clout)


def test_dialogs():
    """in the preferences"""
    with sample() as clout:
        clout.see('list', starting('Points by account'))
        clout.key('Control', ',')
        preferences = await_it('the preferences', lambda: clout.windows()[1])
        await_it('its switch', lambda: next(clout.each('check box', None, preferences)))
        look(clout, preferences)
        clout.key('Escape')
        clout.see_closed(preferences)
        quit_well(clout)


def test_a_fault_is_found():
    """and what is not marked is found: without the language, all of it"""
    with Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': SAMPLE}) as clout:
        clout.see('list', 'Points by account')
        found = list(unmarked(clout.window))
        assert 'label “Has influence”' in found and len(found) > 20, found
        quit_well(clout)


if __name__ == '__main__':
    status = run('/ui/pseudo-locale', dict(globals()), sys.argv[4:])
    shutil.rmtree(FOLDER)
    sys.exit(status)
