# proxy.py: a proxy between Clout and a server on the loopback; counts requests, and can cut them.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import http.client
import http.server
import socket
import threading
from urllib.parse import quote

Request = collections.namedtuple('Request', 'method path status ours')

# Hop-by-hop headers.
HOP = {'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'proxy-connection', 'te',
       'upgrade'}


class Proxy:
    """Forwards from its own port to a server's, byte for byte except for framing and names."""

    def __init__(self, target, names=(), port=0):
        """NAMES are pairs of bytes: the server's own name, and the one that clients use."""
        self.target = target
        self.names = names
        self.requests = []
        self.cut = None
        self.lock = threading.Lock()
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def handle_any(self):
                proxy.forward(self)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = handle_any

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client_address):
                pass  # The client has disconnected.

        self.server = Server(('127.0.0.1', port), Handler)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def origin(self):
        return 'http://127.0.0.1' + (f':{self.port}' if self.port != 80 else '')

    def cut_next(self, method, path):
        """The server gets the next such request, but Clout never gets the response."""
        self.cut = (method, path)

    def take_requests(self):
        """Clout's own requests since the last call."""
        with self.lock:
            taken, self.requests = self.requests, []
        return [one for one in taken if one.ours]

    def tunnel(self, handler):
        """Relays a connection that is no longer HTTP, such as a WebSocket."""
        handler.close_connection = True
        with socket.create_connection(('127.0.0.1', self.target)) as server:
            head = [f'{handler.command} {handler.path} HTTP/1.1',
                    *(f'{name}: {value}' for name, value in handler.headers.items()), '', '']
            server.sendall('\r\n'.join(head).encode())
            client = handler.connection
            threading.Thread(target=self.pump, args=(server, client), daemon=True).start()
            self.pump(client, server)

    @staticmethod
    def pump(source, sink):
        try:
            while data := source.recv(65536):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # One of the two has disconnected.

    def forward(self, handler):
        if 'Upgrade' in handler.headers:
            self.tunnel(handler)
            return
        length = int(handler.headers.get('Content-Length') or 0)
        body = handler.rfile.read(length) if length else None
        path = handler.path
        for own, public in self.names:
            body = body.replace(public, own) if body else body
            path = path.replace(quote(public.decode(), safe=''), quote(own.decode(), safe=''))
        ours = handler.headers.get('User-Agent', '').startswith('Clout/')
        connection = http.client.HTTPConnection('127.0.0.1', self.target, timeout=60)
        try:
            connection.putrequest(handler.command, path, skip_host=True,
                                  skip_accept_encoding=True)
            for name, value in handler.headers.items():
                if name.lower() not in HOP:
                    connection.putheader(name, value)
            if body is not None or handler.command in ('POST', 'PUT', 'PATCH'):
                connection.putheader('Content-Length', str(len(body or b'')))
            connection.putheader('Connection', 'close')
            connection.endheaders(body)
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            handler.close_connection = True
            return
        finally:
            connection.close()
        with self.lock:
            self.requests.append(Request(handler.command, handler.path, response.status, ours))
        if ours and self.cut == (handler.command, handler.path.split('?')[0]):
            self.cut = None
            handler.close_connection = True
            handler.connection.shutdown(socket.SHUT_RDWR)
            return
        self.answer(handler, response, content)

    def answer(self, handler, response, content):
        for own, public in self.names:
            content = content.replace(own, public)
        handler.send_response_only(response.status, response.reason)
        for name, value in response.getheaders():
            for own, public in self.names:
                value = value.replace(own.decode(), public.decode())
            if name.lower() not in HOP:
                handler.send_header(name, value)
        if response.status not in (204, 304):
            handler.send_header('Content-Length', str(len(content)))
        handler.end_headers()
        if handler.command != 'HEAD' and response.status not in (204, 304):
            handler.wfile.write(content)

    def close(self):
        self.server.shutdown()
        self.server.server_close()
