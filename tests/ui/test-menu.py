#!/usr/bin/env python3
# test-menu.py: the main menu and its shortcuts: the score card, help, shortcuts, About.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-menu.py CLOUT CLOUT-CLI SAMPLE, inside tests/support/headless.sh --a11y.
import json
import os
import re
import shutil
import subprocess
import sys

try:
    from driver import Atspi, Clout, Home, await_it, name_of, quit_well, run, unnamed
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

PROGRAM, CLI, SAMPLE = sys.argv[1:4]
HANDLE = 'juniper@example.social'
NAME = 'Juniper Sample'


def sample():
    return Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': SAMPLE})


def own():
    return Home(PROGRAM, CLOUT_SAMPLE=SAMPLE)


def cli_score():
    answer = subprocess.run([CLI, '--sample', '--json', 'score'], check=True, capture_output=True,
                            env={**os.environ, 'CLOUT_SAMPLE': SAMPLE}, timeout=120)
    return json.loads(answer.stdout)['score']


def cli_lines():
    """What the terminal prints about the score: a number or a change, and its label."""
    answer = subprocess.run([CLI, '--sample', 'score'], check=True, capture_output=True, text=True,
                            env={**os.environ, 'CLOUT_SAMPLE': SAMPLE}, timeout=120)
    return [line.strip() for line in answer.stdout.splitlines()]


def test_same_figures():
    """the terminal, the score page and the card show the same score, to the last digit"""
    (number, level), span, *changes = (re.split('  +', line) if i == 0 else line
                                       for i, line in enumerate(cli_lines()))
    changes = dict(reversed(re.split('  +', line)) for line in changes)
    assert set(changes) == {'Since yesterday', '7 days', '30 days'}, changes
    with own() as home, home.open('--sample') as clout:
        clout.see('list', 'Points by network')
        for text in (number, level, span):
            clout.see('label', text)
        for when, change in changes.items():
            clout.see('button', f'{when}: {change}')
        clout.key('Control', 's')
        card = clout.window_named('Score Card')
        shown = clout.see('image', re.compile('Score card: '), card).get_name()
        for text in (number, level, span, f'{changes["30 days"]} in 30 days'):
            assert text in shown, (text, shown)


def test_save_card():
    """the score card shows only what was chosen, as a picture or a drawing"""
    with own() as home, home.open('--sample') as clout:
        clout.see('list', 'Points by network')
        clout.key('Control', 's')
        card = clout.window_named('Score Card')
        shown = clout.see('image', re.compile(f'Score card: {cli_score():.1f}, .*in 30 days, '
                                              'Likely between .*Mastodon · X · Facebook, '), card)
        assert NAME not in shown.get_name(), shown.get_name()
        assert not unnamed(card), unnamed(card)
        for field in ('My Name', '30-Day Change'):
            clout.tab_to(field)
            clout.key(' ')
        await_it('the name and no change', lambda: shown.get_name().startswith(
            f'Score card: {NAME}, ') and 'in 30 days' not in shown.get_name())
        for name, begin in (('a.png', b'\x89PNG'), ('b.SVG', b'<?xml'), ('c.txt', None)):
            clout.click('button', 'Save…', card)
            dialog = clout.window_named('Save Score Card')
            Atspi.EditableText.set_text_contents(next(clout.each('text', None, dialog)),
                                                 str(home.path / name))
            clout.click('button', 'Save', dialog)
            if begin is None:
                clout.see('label', 'The file name must end in .png or .svg', card)
                assert not (home.path / name).exists()
                break
            await_it(name, (home.path / name).exists)
            clout.see('label', f'Saved {name}.', card)
            assert (home.path / name).read_bytes().startswith(begin), name
        png = (home.path / 'a.png').read_bytes()
        assert (png[16:20], png[20:24]) == ((1200).to_bytes(4, 'big'), (630).to_bytes(4, 'big'))
        # After GTK's own chooser the first Escape is lost, so the card is left open.
        assert not clout.output(), clout.output()


def test_report():
    """the card is copied as a picture, and a report of one page is saved as a PDF"""
    with own() as home, home.open('--sample') as clout:
        clout.see('list', 'Points by network')
        clout.key('Control', 's')
        card = clout.window_named('Score Card')
        clout.tab_to('Copy')
        clout.key('Return')
        clout.see('label', 'Score card copied', card)
        clout.tab_to('Save Report as PDF…')
        clout.key('Return')
        dialog = clout.window_named('Save Report')
        Atspi.EditableText.set_text_contents(next(clout.each('text', None, dialog)),
                                             str(home.path / 'report.pdf'))
        clout.click('button', 'Save', dialog)
        clout.see('label', 'Saved report.pdf.', card)
        assert (home.path / 'report.pdf').read_bytes().startswith(b'%PDF'), 'no PDF'
        if shutil.which('pdftotext'):
            text = subprocess.run(['pdftotext', str(home.path / 'report.pdf'), '-'], check=True,
                                  capture_output=True, text=True).stdout
            assert text.count('\f') == 1, text
            for part in (f'{cli_score():.1f}', 'Clout: sample data', 'Considerable influence',
                         'History', 'Where It Comes From', 'Mastodon', '#Gardening', 'Seed Saving'):
                assert part in text, (part, text)
            assert '#Seed Saving' not in text, text
        assert not clout.output(), clout.output()


def test_close_card():
    """Escape closes the score card, which names no account at first"""
    with own() as home, home.open() as clout:
        clout.see('button', 'Explore Sample Data')
        clout.key('Control', 's')
        clout.click('button', 'Explore Sample Data')
        clout.see('list', 'Points by network')
        assert len(clout.windows()) == 1, clout.windows()
        clout.key('Control', 's')
        card = clout.window_named('Score Card')
        clout.key('Escape')
        clout.see_closed(card)
        quit_well(clout)


def test_help():
    """F1 answers five questions, and links to how the score works"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        clout.key('F1')
        page = clout.window_named('Help')
        await_it('five questions', lambda: len([
            label for label in clout.all('heading', within=page)
            if label.get_name().endswith('?')]) == 5)
        clout.see('label', re.compile('Reactions lose half'), page)
        assert not unnamed(page), unnamed(page)
        clout.tab_to('How the Score Works')
        clout.key('Return')
        clout.see('label', 'What Counts', page)
        clout.key('Escape')
        clout.see_no('label', 'What Counts', page)
        clout.key('Escape')
        clout.see_closed(page)
        quit_well(clout)


def test_shortcuts():
    """Ctrl+? shows the shortcuts, F10 the menu with About; Escape closes them"""
    with sample() as clout:
        clout.see('list', 'Points by network')
        clout.key('Control', 'Shift', '?')
        overlay = await_it('the shortcuts', lambda: clout.windows()[1])
        clout.key('Escape')
        clout.see_closed(overlay)
        clout.open_menu()
        clout.key('Up')
        await_it('its last item', lambda: name_of(clout.focus()) == 'About Clout')
        clout.key('Return')
        about = await_it('About', lambda: clout.windows()[1])
        debug = await_it('its details', lambda: [
            words for words in (Atspi.Text.get_text(text, 0, -1)
                                for text in clout.all('text', within=about))
            if 'libadwaita' in words])[0]
        for line in ('Clout ', 'GTK 4', 'GLib 2', 'libsoup 3', 'SQLite 3', 'Store: /',
                     'Networks: 3'):
            assert re.search(f'^{line}', debug, re.MULTILINE), (line, debug)
        assert HANDLE not in debug and 'example.social' not in debug, debug
        clout.key('Escape')
        clout.see_closed(about)
        quit_well(clout)


if __name__ == '__main__':
    sys.exit(run('/ui/menu', dict(globals()), sys.argv[4:]))
