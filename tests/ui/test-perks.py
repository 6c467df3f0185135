#!/usr/bin/env python3
# test-perks.py: the perks page, with a publisher on this machine.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-perks.py CLOUT SAMPLE [PICTURES], inside tests/support/headless.sh --a11y. With a folder as
# PICTURES it saves screenshots there.
import configparser
import contextlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

try:
    from driver import Atspi, Clout, await_it, quit_well, run, unnamed, walk
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)
from publisher import ADDRESS, OFFERS, publisher, subscribe  # noqa: E402

PROGRAM, SAMPLE, *PICTURES = sys.argv[1:]
ROOT = pathlib.Path(__file__).parents[2]


@contextlib.contextmanager
def perks_page(publishers_of_sample=False):
    """With the sample's person, and without her publishers by default."""
    with tempfile.TemporaryDirectory(prefix='clout-perks-') as folder:
        shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
        if not publishers_of_sample:
            for name in ('perks.json', 'perks-town.json'):
                pathlib.Path(folder, name).unlink()
        with Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': folder}) as clout:
            clout.see('list', 'Points by network')
            clout.key('Alt', '5')
            if not publishers_of_sample:
                clout.see('list', 'Add Publisher')
            yield clout
            quit_well(clout)


def picture(name):
    for folder in PICTURES:
        subprocess.run(['import', '-window', 'root', pathlib.Path(folder) / name], check=True)


def texts(clout, name):
    """All texts in a list's rows."""
    return '\n'.join(node.get_name() for node in walk(clout.see('list', name)))


def test_own():
    """says how to publish one's own, and lists only web addresses as publishers to try"""
    listed = configparser.ConfigParser()
    listed.read(ROOT / 'src' / 'ui' / 'perks' / 'publishers.ini', encoding='utf-8')
    assert all(listed[name]['Address'].startswith('https://') for name in listed.sections())
    with perks_page(False) as clout:
        await_it('the way', lambda: clout.all('button', 'How to Publish Perks'))
        assert bool(listed.sections()) == bool(clout.all('list', 'Publishers to try'))


def test_empty():
    """says what perks are and that publishers learn nothing, and everything has a name"""
    with perks_page() as clout:
        clout.see('label', 'Private Perks')
        assert not unnamed(clout.window), unnamed(clout.window)
        picture('perks-empty.png')


def test_sample():
    """the sample has publishers, labeled as made up, with offers that fit its person and others"""
    feeds = [json.loads(pathlib.Path(SAMPLE, name).read_text(encoding='utf-8'))
             for name in ('perks.json', 'perks-town.json')]
    perks = [perk for feed in feeds for perk in feed['perks']]
    titles = [perk['title'] for perk in perks]
    with perks_page(publishers_of_sample=True) as clout:
        yours, others = texts(clout, 'Perks for you'), texts(clout, 'Perks for others')
        assert [title in yours for title in titles] == [True, False, False, True], yours
        assert [title in others for title in titles] == [False, True, True, False], others
        for feed in feeds:
            assert (yours + others).count(f'Offered by {feed["publisher"]}. Sample: ') \
                == len(feed['perks']), others
        assert all(perk['link'].startswith('https://perks.example/') for perk in perks)
        clout.see_no('label', 'Private Perks')
        picture('perks-sample.png')


def test_subscribe():
    """shows each offer's audience and its publisher's terms; Undo restores a publisher"""
    with publisher() as origin, perks_page() as clout:
        subscribe(clout, origin + '/perks.json')
        clout.see('list', 'Perks for you')
        picture('perks.png')
        yours, others = texts(clout, 'Perks for you'), texts(clout, 'Perks for others')
        assert OFFERS[0]['title'] in yours and 'Until Jan 31, 2030' in yours, yours
        assert 'For scores of 95 and up' in others and 'For people in AQ' in others, others
        for offer in OFFERS:
            assert offer['disclosure'] in yours + others, others
        assert len(clout.all('button', re.compile('Open the page for “'))) == 1
        clout.see('button', f'Open the page for “{OFFERS[0]["title"]}”')
        assert not unnamed(clout.window), unnamed(clout.window)
        clout.click('button', 'Remove Books <b>& Bikes</b>')
        clout.see('label', 'Private Perks')
        clout.see_no('list', 'Perks for you')
        clout.click('button', 'Undo')
        clout.see('list', 'Perks for you')


def test_no_feed():
    """reports a wrong address and keeps the typed text"""
    with publisher() as origin, perks_page() as clout:
        subscribe(clout, origin + '/other')
        clout.see('label', re.compile('No perks found at that address'))
        field = clout.see('text', ADDRESS)
        await_it('the address again', lambda: Atspi.Text.get_text(
            field, 0, Atspi.Text.get_character_count(field)) == origin + '/other')
        clout.see('label', 'Private Perks')


if __name__ == '__main__':
    sys.exit(run('/ui/perks', dict(globals())))
