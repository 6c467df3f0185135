#!/usr/bin/env python3
# browser.py: a browser whose user always gives the same answer: browser.py ANSWER LOGIN PASSWORD
# URL
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import html.parser
import sys
import urllib.error
import urllib.parse
import urllib.request


class Form(html.parser.HTMLParser):
    """A page's only form: its target, and the values in it."""

    def __init__(self):
        super().__init__()
        self.action = None
        self.fields = {}

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == 'form':
            self.action = attrs['action']
        elif tag == 'input' and 'name' in attrs:
            self.fields[attrs['name']] = attrs.get('value', '')


def main():
    answer, login, password, url = sys.argv[1:5]
    form = Form()
    with urllib.request.urlopen(url, timeout=120) as page:
        form.feed(page.read().decode())
    if answer == 'wait':
        return
    form.fields.update(login=login, password=password, commit=answer)
    data = urllib.parse.urlencode(form.fields).encode()
    try:
        urllib.request.urlopen(urllib.parse.urljoin(url, form.action), data, timeout=120).read()
    except urllib.error.HTTPError:
        pass  # Shown anyway: the page says that the sign-in failed.


if __name__ == '__main__':
    main()
