# tap.py: what a test program prints, in the Test Anything Protocol.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
tests = 0


def ok(holds, name, why=''):
    """Prints the result of a test, and the reason if it failed. Returns @holds."""
    global tests
    tests += 1
    print('ok' if holds else 'not ok', tests, name, flush=True)
    if not holds:
        print('#', str(why).replace('\n', '\n# '), flush=True)
    return holds


def print_plan():
    print(f'1..{tests}')
