#!/usr/bin/python3
# test-certificates.py: a server is trusted if Windows' own store has its certificate authority.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-certificates.py PROGRAM; windows/check.sh sets CLOUT_RUN_WINE.
import hashlib
import http.server
import os
import pathlib
import shutil
import ssl
import struct
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))
from tap import ok, print_plan  # noqa: E402

PROGRAM = sys.argv[1]
WINE = os.environ.get('CLOUT_RUN_WINE')
AUTHORITIES = r'HKCU\Software\Microsoft\SystemCertificates\Root\Certificates'
FEED = '''<rss version="2.0"><channel><title>Tea</title><link>{0}/</link><description/>
<item><title>Orchids</title><link>{0}/1</link><guid>1</guid>
<pubDate>Sun, 01 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>'''


def openssl(folder, *arguments):
    subprocess.run(['openssl', *arguments], cwd=folder, check=True, capture_output=True)


def make_certificates(folder):
    """One that signs itself, and one that an authority signed; both are for localhost."""
    (folder / 'names').write_text('subjectAltName=DNS:localhost\n')
    new = ('req', '-newkey', 'rsa:2048', '-nodes')
    openssl(folder, *new, '-x509', '-days', '2', '-keyout', 'authority.key', '-out',
            'authority.pem', '-subj', '/CN=Clout test authority', '-addext',
            'basicConstraints=critical,CA:TRUE')
    openssl(folder, *new, '-x509', '-days', '2', '-keyout', 'self.key', '-out', 'self.pem',
            '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost')
    openssl(folder, *new, '-keyout', 'signed.key', '-out', 'request', '-subj', '/CN=localhost')
    openssl(folder, 'x509', '-req', '-in', 'request', '-CA', 'authority.pem', '-CAkey',
            'authority.key', '-CAcreateserial', '-days', '2', '-extfile', 'names', '-out',
            'signed.pem')


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.requests += 1
        body = FEED.format(self.server.origin).encode()
        self.send_response(200)
        self.send_header('Content-Type', 'application/rss+xml')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    """A blog at localhost with the certificate that is called NAME."""
    daemon_threads = True

    def __init__(self, folder, name):
        super().__init__(('127.0.0.1', 0), Handler)
        self.requests = 0
        self.origin = f'https://localhost:{self.server_port}'
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder / f'{name}.pem', folder / f'{name}.key')
        self.context = context
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def get_request(self):
        connection, address = super().get_request()
        return self.context.wrap_socket(connection, server_side=True,
                                        do_handshake_on_connect=False), address

    def handle_error(self, *_):
        """A client that refuses the certificate breaks off."""


def add(folder, origin):
    done = subprocess.run([PROGRAM, '--store', folder / 'clout.db', 'add', origin + '/feed.xml'],
                          capture_output=True, text=True, timeout=120, check=False,
                          stdin=subprocess.DEVNULL)
    return done.stdout + done.stderr


def refuses(folder, server, name, origin=None):
    said = add(folder, origin or server.origin)
    ok('isn’t secure' in said and 'Added' not in said and server.requests == 0, name, said)


def registry(*arguments):
    subprocess.run([WINE, 'reg', *arguments, '/f'], check=True, capture_output=True,
                   stdin=subprocess.DEVNULL)


def trust(folder):
    """Adds the authority as Windows' own dialog does. Returns: its place in the registry."""
    openssl(folder, 'x509', '-in', 'authority.pem', '-outform', 'DER', '-out', 'authority.der')
    data = (folder / 'authority.der').read_bytes()
    digest = hashlib.sha1(data)
    # Each property has its number, 1 and its length first: 3 is the digest, 32 the certificate.
    blob = (struct.pack('<III', 3, 1, digest.digest_size) + digest.digest()
            + struct.pack('<III', 32, 1, len(data)) + data)
    key = AUTHORITIES + '\\' + digest.hexdigest().upper()
    registry('add', key, '/v', 'Blob', '/t', 'REG_BINARY', '/d', blob.hex())
    return key


def check(folder):
    make_certificates(folder)
    with Server(folder, 'self') as alone, Server(folder, 'signed') as server:
        refuses(folder, alone, 'a certificate that signs itself is refused')
        refuses(folder, server, 'one of an unknown authority is refused')
        if WINE is None:
            return
        key = trust(folder)
        try:
            refuses(folder, server, 'one for another name is refused',
                    server.origin.replace('localhost', '127.0.0.1'))
            refuses(folder, alone, 'one that signs itself still is')
            said = add(folder, server.origin)
            ok('Added Blog: localhost' in said and server.requests > 0,
               'one whose authority is in Windows’ store is accepted', said)
        finally:
            registry('delete', key)
        server.requests = 0
        refuses(folder, server, 'without the authority it is refused again')


def main():
    if not shutil.which('openssl'):
        print('1..0 # SKIP openssl is not installed')
        return
    with tempfile.TemporaryDirectory(prefix='clout-certificates-') as folder:
        check(pathlib.Path(folder))
    print_plan()


main()
