#!/usr/bin/env python3
# test-perks.py: the perks page, with a publisher on this machine.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-perks.py CLOUT SAMPLE [PICTURES], inside tests/support/headless.sh --a11y. With a folder
# for them it takes pictures of what is on the screen.
import contextlib
import http.server
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading

try:
    from driver import Atspi, Clout, await_it, quit_well, run, unnamed, walk
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

PROGRAM, SAMPLE, *PICTURES = sys.argv[1:]
OFFERS = [
    {'title': 'An early copy of “Wild & Slow”', 'what': 'The new book on long rides, two months '
     'before it is out. Postage is ours.', 'link': 'https://books.example/early',
     'from_score': 40, 'topics': ['cycling'], 'until': '2030-01-31',
     'disclosure': 'We hope that you write about it. You need not.'},
    {'title': 'A seat at the gala', 'what': 'Dinner and a talk.', 'from_score': 95,
     'link': 'https://books.example/gala', 'disclosure': 'Our sponsor pays; we hope for posts.'},
    {'title': 'A walk on the ice', 'what': 'Two weeks at the station.', 'region': ['AQ'],
     'link': 'https://books.example/ice', 'disclosure': 'We are paid by a tour company.'},
]
ADDRESS = 'Address of a publisher’s perks'


class Publisher(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({'clout_perks': 1, 'publisher': 'Books <b>& Bikes</b>',
                                     'perks': OFFERS}).encode()
                         if self.path == '/perks.json' else b'<html>')

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def publisher():
    server = http.server.HTTPServer(('127.0.0.1', 0), Publisher)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f'http://127.0.0.1:{server.server_port}'
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def perks_page(publisher_of_sample=False):
    """With the sample's person, and without her publisher unless told."""
    with tempfile.TemporaryDirectory(prefix='clout-perks-') as folder:
        shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)
        if not publisher_of_sample:
            pathlib.Path(folder, 'perks.json').unlink()
        with Clout(PROGRAM, '--sample', environment={'CLOUT_SAMPLE': folder}) as clout:
            clout.see('list', 'Points by account')
            clout.key('Alt', '5')
            clout.see('list', 'Add a publisher')
            yield clout
            quit_well(clout)


def picture(name):
    for folder in PICTURES:
        subprocess.run(['import', '-window', 'root', pathlib.Path(folder) / name], check=True)


def add(clout, address):
    field = clout.see('text', ADDRESS)
    # At the floor GTK does not say that an entry row has the focus, so it is given it by a click.
    box = field.get_extents(Atspi.CoordType.WINDOW)
    Atspi.generate_mouse_event(box.x + box.width // 2, box.y + box.height // 2, 'b1c')
    Atspi.EditableText.set_text_contents(field, address)
    clout.key('Return')


def texts(clout, name):
    """All that the rows of a list say."""
    return '\n'.join(node.get_name() for node in walk(clout.see('list', name)))


def test_empty():
    """says what perks are and that nobody is told, and all of it has a name"""
    with perks_page() as clout:
        clout.see('label', 'Perks, and Nobody Is Told')
        assert not list(unnamed(clout.window)), list(unnamed(clout.window))
        picture('perks-empty.png')


def test_sample():
    """the sample has a publisher, invented and said to be, with offers for its person and others"""
    feed = json.loads(pathlib.Path(SAMPLE, 'perks.json').read_text(encoding='utf-8'))
    titles = [perk['title'] for perk in feed['perks']]
    with perks_page(publisher_of_sample=True) as clout:
        yours, others = texts(clout, 'Perks for you'), texts(clout, 'Perks for others')
        assert [title in yours for title in titles] == [True, True, False, False], yours
        assert [title in others for title in titles] == [False, False, True, True], others
        assert (yours + others).count('Offered by Sample Press (invented). Sample: ') == 4, others
        assert all(perk['link'].startswith('https://perks.example/') for perk in feed['perks'])
        clout.see_no('label', 'Perks, and Nobody Is Told')
        picture('perks-sample.png')


def test_subscribe():
    """brings offers that say for whom they are and what their publisher wants; undo brings back"""
    with publisher() as origin, perks_page() as clout:
        add(clout, origin + '/perks.json')
        clout.see('list', 'Perks for you')
        picture('perks.png')
        yours, others = texts(clout, 'Perks for you'), texts(clout, 'Perks for others')
        assert OFFERS[0]['title'] in yours and 'Until 01/31/30' in yours, yours
        assert 'From a score of 95 on' in others and 'For people in AQ' in others, others
        for offer in OFFERS:
            assert offer['disclosure'] in yours + others, others
        assert len(clout.all('button', re.compile('Open the page of “'))) == 1
        clout.see('button', f'Open the page of “{OFFERS[0]["title"]}”')
        assert not list(unnamed(clout.window)), list(unnamed(clout.window))
        clout.click('button', 'Remove Books <b>& Bikes</b>')
        clout.see('label', 'Perks, and Nobody Is Told')
        clout.see_no('list', 'Perks for you')
        clout.click('button', 'Undo')
        clout.see('list', 'Perks for you')


def test_no_feed():
    """at an address is said so, and what was typed stays"""
    with publisher() as origin, perks_page() as clout:
        add(clout, origin + '/other')
        clout.see('label', re.compile('There are no perks at that address'))
        field = clout.see('text', ADDRESS)
        await_it('the address again', lambda: Atspi.Text.get_text(
            field, 0, Atspi.Text.get_character_count(field)) == origin + '/other')
        clout.see('label', 'Perks, and Nobody Is Told')


if __name__ == '__main__':
    sys.exit(run('/ui/perks', dict(globals())))
