# publisher.py: a perks publisher on this machine.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import http.server
import json
import threading

from driver import Atspi, still_place

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
NAME = 'Books <b>& Bikes</b>'
ADDRESS = 'Perks feed URL'


class Publisher(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({'clout_perks': 1, 'publisher': NAME,
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


def subscribe(clout, address, field=ADDRESS):
    """Types the address into the field with that name, and presses Return there."""
    # It may be below what the window shows; the focus scrolls to it.
    node = clout.focus()
    for _ in range(40):
        if any(map(clout.is_shown, clout.all('text', field))):
            break
        node = clout.tab(node)
    field = clout.see('text', field)
    still_place(field)
    # GTK 4.8 doesn't report that an entry row has the focus, so it is clicked first.
    box = field.get_extents(Atspi.CoordType.WINDOW)
    Atspi.generate_mouse_event(box.x + box.width // 2, box.y + box.height // 2, 'b1c')
    Atspi.EditableText.set_text_contents(field, address)
    clout.key('Return')
