#!/usr/bin/python3
# approve.py: a browser that signs in at a Bluesky server: approve.py PASSWORD URL
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'support'))
from browser import Browser  # noqa: E402

BUTTON = ' or '.join(f'starts-with(normalize-space(.), "{word}")'
                     for word in ('Authorize', 'Accept', 'Allow'))


def approve(link, password):
    with tempfile.TemporaryDirectory(prefix='clout-profile-',
                                     ignore_cleanup_errors=True) as profile:
        browser = Browser(profile)
        try:
            browser.open(link)
            browser.fill('//input[@type="password"]', password + '\n')
            browser.press(f'//button[{BUTTON}]')
            browser.wait_for('//*[contains(text(), "signed in")]')
        finally:
            browser.close()


if __name__ == '__main__':
    approve(sys.argv[2], sys.argv[1])
