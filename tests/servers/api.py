# api.py: a person on a server with the Mastodon API, who uses it over plain HTTP.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import html.parser
import json
import urllib.error
import urllib.parse
import urllib.request

OOB = 'urn:ietf:wg:oauth:2.0:oob'


class Form(html.parser.HTMLParser):
    """The inputs on a page, and the form's target."""

    def __init__(self, page):
        super().__init__()
        self.fields = {}
        self.action = ''
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == 'input' and 'name' in attrs:
            self.fields[attrs['name']] = attrs.get('value') or ''
        if tag == 'form':
            self.action = attrs.get('action') or ''


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def approve(link, login, password):
    """Fills in the server's own sign-in page and follows the redirect."""
    with urllib.request.urlopen(link, timeout=30) as page:
        form = Form(page.read().decode())
    form.fields.update(login=login, username=login, password=password, passwd=password,
                       commit='approve')
    data = urllib.parse.urlencode(form.fields).encode()
    with urllib.request.urlopen(urllib.parse.urljoin(link, form.action or link), data,
                                timeout=60) as page:
        return page.read().decode()


class Person:
    """Someone who signed in with their own app."""

    def __init__(self, origin, login, password):
        self.origin = origin
        self.login = login
        self.password = password
        self.token = None
        app = self.call('POST', '/api/v1/apps', client_name='Other client', redirect_uris=OOB,
                        scopes='read write follow')
        self.token = self.get_token(app)
        self.id = self.call('GET', '/api/v1/accounts/verify_credentials')['id']

    def get_token(self, app):
        query = urllib.parse.urlencode({
            'response_type': 'code', 'client_id': app['client_id'], 'redirect_uri': OOB,
            'scope': 'read write follow'})
        page = approve(f'{self.origin}/oauth/authorize?{query}', self.login, self.password)
        code = self.find_code(page)
        return self.call('POST', '/oauth/token', grant_type='authorization_code', code=code,
                         client_id=app['client_id'], client_secret=app['client_secret'],
                         redirect_uri=OOB, scope='read write follow')['access_token']

    @staticmethod
    def find_code(page):
        for word in page.replace('<', ' ').replace('>', ' ').replace('"', ' ').split():
            if len(word) >= 24 and all(one.isalnum() or one in '-_' for one in word):
                return word
        raise RuntimeError(f'no code on the page: {page}')

    def call(self, method, path, **fields):
        headers = {'User-Agent': 'other-client/1.0', 'Content-Type': 'application/json'}
        if self.token is not None:
            headers['Authorization'] = f'Bearer {self.token}'
        body = json.dumps(fields).encode() if method != 'GET' else None
        if method == 'GET' and fields:
            path += '?' + urllib.parse.urlencode(fields)
        request = urllib.request.Request(self.origin + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.loads(answer.read() or b'null')
        except urllib.error.HTTPError as error:
            raise RuntimeError(f'{method} {path}: {error.code} {error.read().decode()}') from error

    def post(self, text, answers=None, visibility='public'):
        fields = {'status': text, 'visibility': visibility}
        if answers is not None:
            fields['in_reply_to_id'] = answers
        return self.call('POST', '/api/v1/statuses', **fields)

    def act(self, post, verb):
        return self.call('POST', f'/api/v1/statuses/{urllib.parse.quote(post, safe="")}/{verb}')
