# browser.py: Debian's Chromium, used like a person would.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import socket
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'


class Browser:
    """Debian's Chromium, controlled through the WebDriver protocol."""

    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(('127.0.0.1', 0))
            port = free.getsockname()[1]
        self.driver = subprocess.Popen(['chromedriver', f'--port={port}'],
                                       stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
        self.url = f'http://127.0.0.1:{port}/session'
        options = {'args': ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-proxy-server',
                            f'--user-data-dir={folder}']}
        wanted = {'capabilities': {'alwaysMatch': {'goog:chromeOptions': options}}}
        for _ in range(600):
            try:
                self.url += '/' + self.call('POST', '', wanted)['sessionId']
                return
            except urllib.error.HTTPError as error:
                self.driver.terminate()
                raise RuntimeError(error.read().decode()) from error
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        raise RuntimeError('chromedriver does not answer')

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data,
                                         {'Content-Type': 'application/json'},
                                         method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)['value']

    def open(self, url):
        self.call('POST', '/url', {'url': url})

    def find(self, css):
        return self.call('POST', '/element', {'using': 'css selector', 'value': css})[ELEMENT]

    def type(self, css, text):
        self.call('POST', f'/element/{self.find(css)}/value', {'text': text})

    def click(self, css):
        self.call('POST', f'/element/{self.find(css)}/click', {})

    def wait_for(self, xpath):
        """The first visible element that matches an XPath; the page may still be loading."""
        for _ in range(200):
            try:
                found = self.call('POST', '/element', {'using': 'xpath', 'value': xpath})[ELEMENT]
                if self.call('GET', f'/element/{found}/displayed'):
                    return found
            except urllib.error.HTTPError:
                pass
            time.sleep(0.1)
        raise RuntimeError(f'no {xpath} in {self.text()}')

    def press(self, xpath):
        self.call('POST', f'/element/{self.wait_for(xpath)}/click', {})

    def fill(self, xpath, text):
        self.call('POST', f'/element/{self.wait_for(xpath)}/value', {'text': text})

    def text(self):
        return self.call('GET', f'/element/{self.find("body")}/text')

    def wait_for_page_without(self, word):
        said = word
        for _ in range(600):
            try:
                said = self.text()
            except urllib.error.HTTPError:
                pass  # The page is closing while it is read.
            if word not in said:
                break
            time.sleep(0.1)
        return said

    def close(self):
        try:
            self.call('DELETE', '')
        finally:
            self.driver.terminate()
            self.driver.wait(10)
