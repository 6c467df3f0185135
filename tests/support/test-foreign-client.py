#!/usr/bin/python3
# test-foreign-client.py: a third-party client works with the tests' Mastodon server.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import html.parser
import subprocess
import sys
import urllib.parse
import urllib.request

from tap import ok, print_plan

try:
    import mastodon
except ImportError:
    print('1..0 # SKIP python3-mastodon is not installed')
    sys.exit(0)

SCOPES = ['read', 'write']
OOB = 'urn:ietf:wg:oauth:2.0:oob'


class Form(html.parser.HTMLParser):
    """The inputs on a page."""

    def __init__(self, page):
        super().__init__()
        self.fields = {}
        self.code = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == 'input' and 'name' in attrs:
            self.fields[attrs['name']] = attrs.get('value', '')
        if attrs.get('id') == 'code':
            self.code = attrs['value']


def approve(url, login, password):
    with urllib.request.urlopen(url, timeout=60) as page:
        fields = Form(page.read().decode()).fields
    fields.update(login=login, password=password, commit='approve')
    target = urllib.parse.urljoin(url, '/oauth/authorize')
    with urllib.request.urlopen(target, urllib.parse.urlencode(fields).encode(),
                                timeout=60) as page:
        return Form(page.read().decode()).code


def visit(origin, login, password):
    client_id, secret = mastodon.Mastodon.create_app('A client of others', api_base_url=origin,
                                                     scopes=SCOPES, redirect_uris=OOB)
    client = mastodon.Mastodon(client_id, secret, api_base_url=origin, ratelimit_method='throw',
                               version_check_mode='none')
    code = approve(client.auth_request_url(redirect_uris=OOB, scopes=SCOPES), login, password)
    ok(code is not None, 'a code is shown')
    ok(bool(client.log_in(code=code, redirect_uri=OOB, scopes=SCOPES)), 'it buys a token')
    try:
        client.log_in(code=code, redirect_uri=OOB, scopes=SCOPES)
        ok(False, 'a code is good once')
    except mastodon.MastodonError:
        ok(True, 'a code is good once')

    me = client.account_verify_credentials()
    ok(me['acct'] == login, 'it knows who we are')
    first = client.account_statuses(me['id'], limit=40)
    ok(len(first) == 40, 'a page of posts')
    posts = client.fetch_remaining(first)
    ok(len(posts) == me['statuses_count'] == len({post['id'] for post in posts}),
       'all pages of posts, each once')
    ok(posts == sorted(posts, key=lambda post: post['created_at'], reverse=True), 'newest first')
    ok(posts[0]['tags'][0]['name'] == 'tea', 'hashtags')
    notifications = client.fetch_remaining(client.notifications(limit=80))
    kinds = {one['type'] for one in notifications}
    ok(kinds == {'mention', 'reblog', 'favourite', 'follow'},
       f'notifications of all kinds: {kinds}')
    likes = sum(post['favourites_count'] for post in posts)
    ok(sum(one['type'] == 'favourite' for one in notifications) == likes, 'as many as are counted')
    liked = client.fetch_remaining(client.status_favourited_by(posts[0]['id']))
    ok(len(liked) == posts[0]['favourites_count'], 'who liked a post')
    context = client.status_context(posts[0]['id'])
    ok(len(context['descendants']) == posts[0]['replies_count'], 'who answered it')
    followers = client.account_followers(me['id'])
    ok(0 < len(followers) <= me['followers_count'], 'who follows')

    new = client.status_post('Hello #world', visibility='unlisted')
    ok(new['visibility'] == 'unlisted' and new['tags'][0]['name'] == 'world', 'posting')
    ok(client.account_statuses(me['id'], limit=1)[0]['id'] == new['id'], 'the post is there')
    return client


def main():
    server = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              text=True)
    try:
        origin, login, password = server.stdout.readline().rstrip('\n').split(' ', 2)
        client = visit(origin, login, password)
        server.stdin.write('revoke\n')
        server.stdin.flush()
        server.stdout.readline()
        try:
            client.account_verify_credentials()
            ok(False, 'a revoked token is refused')
        except mastodon.MastodonUnauthorizedError:
            ok(True, 'a revoked token is refused')
    finally:
        server.stdin.close()
        server.wait(10)
    ok(server.returncode == 0, 'the server ends with its input')
    print_plan()


main()
