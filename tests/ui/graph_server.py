# graph_server.py: as much of X and Facebook as signing in with user credentials needs.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import http.server
import json
import threading
import urllib.parse

PAGES = [{'id': '556', 'name': 'Moss <House>', 'access_token': 'page-556'},
         {'id': '555', 'name': 'Orchid House', 'access_token': 'page-555'}]
TOKEN = {'access_token': 'token', 'token_type': 'bearer', 'expires_in': 7200, 'refresh_token': 'r'}


class Handler(http.server.BaseHTTPRequestHandler):
    """Approves at once: the browser is redirected with a code."""

    def answer(self, body):
        text = json.dumps(body).encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Content-Length', str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        self.server.asked.append(url.path)
        if url.path.endswith(('/authorize', '/dialog/oauth')):
            back = urllib.parse.urlencode({'code': 'c', 'state': query['state']})
            self.send_response(302)
            self.send_header('Location', f'{query["redirect_uri"]}?{back}')
            self.end_headers()
        elif url.path.endswith('/access_token'):
            self.answer(TOKEN)
        elif url.path.endswith('/me/accounts'):
            self.answer({'data': PAGES})
        elif url.path.endswith('/users/me'):
            self.answer({'data': {'id': '42', 'username': 'ada', 'name': 'Ada'}})
        elif url.path.endswith('/me'):
            number = self.headers['Authorization'].rpartition('-')[2]
            self.answer(next(page for page in PAGES if page['id'] == number))
        else:
            self.answer({'data': [], 'meta': {}})

    def do_POST(self):
        self.rfile.read(int(self.headers['Content-Length']))
        self.answer(TOKEN)

    def log_message(self, *_):
        pass


class GraphServer:
    """Serves until the end of a with block."""

    def __enter__(self):
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.asked = []
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.origin = f'http://127.0.0.1:{self.server.server_address[1]}'
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def asked(self, path):
        return self.server.asked.count(path)
