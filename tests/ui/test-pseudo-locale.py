#!/usr/bin/env python3
# test-pseudo-locale.py: every text on screen is translated, and has room for a longer one.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-pseudo-locale.py CLOUT SAMPLE SOURCE-ROOT DRAW-PAGES [TEST…], inside
# tests/support/headless.sh --a11y.
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))
try:
    import screens
    import publisher
    from driver import (LABELS, PATIENCE, Atspi, Clout, GLib, is_laid_out, quit_well, run, steady,
                        walk)
    from pseudo_locale import BEGIN, install, networks
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

if not all(map(shutil.which, ('xgettext', 'msgfmt'))):
    print('1..0 # SKIP gettext is not installed')
    sys.exit(0)

PROGRAM, SAMPLE, ROOT, DRAW_PAGES = sys.argv[1:5]
LANGUAGE = 'qps'
NAMES = '|'.join(map(re.escape, networks(ROOT).values()))
# Data, not Clout's to translate: initials, URLs, hashtags, numbers, network names, the names of
# keys on the networks' own pages, and GTK's own text.
DATA = re.compile(r'(\w{1,2}|Ctrl\+.|F\d+|\S+@\S+|(\w+: )?https?:\S+|#[\w ]+|[\W\d]*|\+K'
                  r'|Close|Minimize|Maximize|Preferences'
                  rf'|Client ID|API key|{NAMES})$')
TAG = re.compile('<[^>]*>')


def squash(text):
    """Without differences in display: space between lines, and a hashtag's sign and case."""
    return re.sub(r'\s', '', text).lstrip('#').lower()


def strings(node):
    """All texts in a piece of JSON."""
    if isinstance(node, str):
        yield squash(html.unescape(TAG.sub('', node)))
    elif isinstance(node, (dict, list)):
        for part in node.values() if isinstance(node, dict) else node:
            yield from strings(part)


def written():
    """The sample's JSON, in the folder and in the archive that has other people."""
    yield from (file.read_bytes() for file in pathlib.Path(SAMPLE).glob('*.json'))
    with zipfile.ZipFile(pathlib.Path(SAMPLE, 'download-3.zip')) as packed:
        yield from map(packed.read, packed.namelist())


# The names and posts of the sample's people.
SAID = {text for file in written() for text in strings(json.loads(file))}
SAID |= {squash(publisher.NAME), 'harbours', *strings(publisher.OFFERS)}


def is_data(name):
    text = squash(name)
    return DATA.match(name) or text in SAID \
        or len(text) > 20 and any(whole.startswith(text) for whole in SAID)


WORDS = LABELS + ('button', 'push button', 'toggle button', 'page tab', 'check box', 'combo box')


def unmarked(window):
    for node in walk(window):
        name = node.get_name()
        if node.get_role_name() in WORDS and BEGIN not in name and is_laid_out(node) \
                and not is_data(name) and not re.fullmatch(r'(Gtk|Adw|Clout)\w+', name):
            yield f'{node.get_role_name()} “{name}”'


def too_wide(window):
    """Text beyond the edge of the window, which no one can read."""
    room = window.get_extents(Atspi.CoordType.WINDOW).width
    for node in walk(window):
        # Menus have their own surface.
        if node.get_role_name() == 'menu':
            return
        try:
            box = node.get_extents(Atspi.CoordType.WINDOW)
        except GLib.Error:
            continue
        if node.get_role_name() in LABELS and box.width > 1 \
                and (box.x < 0 or box.x + box.width > room):
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


ENVIRONMENT = {'CLOUT_SAMPLE': SAMPLE, 'CLOUT_TRANSLATIONS': FOLDER, 'LANGUAGE': LANGUAGE}


def look_at(*groups):
    """Visits every screen, and reports at the end what isn't translated or is too wide."""
    with Clout(PROGRAM, '--sample', environment=ENVIRONMENT) as clout:
        tour = screens.Tour(clout, BEGIN)
        tour.see('list', 'Points by network')
        faults = [f'{screen}: {fault}' for group in groups for screen, window in group(tour)
                  if screen not in screens.TOOLKITS
                  for fault in steady(lambda at=window: [*unmarked(at), *too_wide(at)])]
        assert not faults, '\n'.join(dict.fromkeys(faults))
        quit_well(clout)


def test_score():
    """on the score page, and everything that opens on it"""
    look_at(screens.score, screens.parts)


def test_pages():
    """on the other pages, and at their bottom"""
    look_at(screens.topics, screens.friends, screens.perks, screens.accounts)


def test_dialogs():
    """in the menu, in the dialogs, and when adding an account"""
    look_at(screens.menus, screens.dialogs, screens.sign_in)


def cut(look):
    """Clout's sentences that are cut off, as the program itself reports them."""
    with tempfile.TemporaryDirectory() as pictures:
        answer = subprocess.run(
            [DRAW_PAGES, pictures], check=True, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=10 * PATIENCE,
            # Libraries leak some fonts and icons, which short stacks don't distinguish.
            env={**os.environ, **ENVIRONMENT, 'GDK_DEBUG': 'gl-disable',
                 'ASAN_OPTIONS': 'detect_leaks=0',
                 'CLOUT_SCREENSHOT_LOOK': look})
    # The shortcuts window is GTK's, and has its own width.
    return [line for line in answer.stdout.splitlines() if 'shortcuts' not in line and (
        'pixels wide' in line
        or BEGIN in line and ('cut: ' in line or 'beyond the window' in line))]


def test_cut():
    """no sentence is cut off in a wide or a narrow window, or with large text"""
    faults = [fault for look in ('plain', 'narrow', 'large') for fault in cut(look)]
    assert not faults, '\n'.join(faults)


def test_a_fault_is_found():
    """unmarked text is found: without the language, all of it"""
    with Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': SAMPLE}) as clout:
        clout.see('list', 'Points by network')
        found = list(unmarked(clout.window))
        assert 'heading “Considerable influence”' in found and len(found) > 20, found
        quit_well(clout)


if __name__ == '__main__':
    status = run('/ui/pseudo-locale', dict(globals()), sys.argv[5:])
    shutil.rmtree(FOLDER)
    sys.exit(status)
