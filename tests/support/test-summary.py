#!/usr/bin/env python3
# test-summary.py: the count of tests from Meson's logs.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import subprocess
import sys
import tempfile

SUMMARY = pathlib.Path(__file__).with_name('summary.py')
PASSED = b'<testcase name="one" classname="base" />'
FAILED = (b'<testcase name="two" classname="base">'
          b'<failure>it said \x1b[31m, \0 and \xff</failure></testcase>')
SKIPPED = b'<testcase name="three" classname="base"><skipped /></testcase>'


def summarize(*cases):
    with tempfile.TemporaryDirectory() as folder:
        logs = pathlib.Path(folder, 'meson-logs')
        logs.mkdir()
        (logs / 'testlog.junit.xml').write_bytes(
            b"<?xml version='1.0' encoding='utf8'?><testsuites><testsuite>" + b''.join(cases)
            + b'</testsuite></testsuites>')
        done = subprocess.run([sys.executable, SUMMARY, folder], capture_output=True, text=True)
        return done.returncode, done.stdout.replace(folder, 'BUILD').splitlines()


def test_passed():
    assert summarize(PASSED, PASSED, SKIPPED) == (
        0, ['SKIPPED BUILD base three', '2 passed, 0 failed, 1 skipped'])


def test_failed():
    assert summarize(PASSED, FAILED) == (
        1, ['FAILED BUILD base two', '1 passed, 1 failed, 0 skipped'])


def test_nothing():
    assert summarize(SKIPPED)[0] == 1
    assert summarize()[0] == 1


TESTS = [test_passed, test_failed, test_nothing]

print(f'1..{len(TESTS)}')
for number, test in enumerate(TESTS, 1):
    test()
    print(f'ok {number} {test.__name__}')
