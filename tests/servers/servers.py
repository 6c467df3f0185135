#!/usr/bin/env python3
# servers.py: the journey with the real clout-cli on real servers.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# servers.py bring CACHE [SERVER]…           builds the systems that the servers run in
# servers.py run CACHE CLOUT-CLI [SERVER]…   runs the journeys, in a separate network namespace
#                                            with only a loopback
import importlib
import os
import pathlib
import shutil
import sys
import tempfile
import time

import systems
from journey import Journey

SERVERS = {'snac': 'Snac', 'wordpress': 'WordPress', 'bluesky': 'Bluesky', 'mastodon': 'Mastodon'}


def chosen(names):
    unknown = set(names) - set(SERVERS)
    if unknown:
        sys.exit(f'No such server: {", ".join(unknown)}. There are: {", ".join(SERVERS)}')
    return names or list(SERVERS)


def load(name):
    return getattr(importlib.import_module(name), SERVERS[name])


def bring(cache, names):
    for name in names:
        if name in systems.SYSTEMS and not systems.lacking():
            begun = time.monotonic()
            folder = systems.bring(name, cache)
            print(f'{name}: {folder}, {time.monotonic() - begun:.0f} s', flush=True)


def travel(name, cache, program, folder):
    """Runs one journey. Returns the names of the failed checks."""
    kind = load(name)
    reason = kind.skip_reason(cache)
    if reason:
        print(f'skip {name}: {reason}', flush=True)
        return []
    begun = time.monotonic()
    server = kind(cache, folder / name, program)
    try:
        journey = Journey(program, server, folder)
        journey.run()
    finally:
        server.close()
    print(f'{name}: {journey.checks - len(journey.failed)} of {journey.checks} hold,'
          f' {time.monotonic() - begun:.0f} s', flush=True)
    return [f'{name}: {one}' for one in journey.failed]


def run(cache, program, names):
    failed = []
    with tempfile.TemporaryDirectory(prefix='clout-servers-') as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)  # A database may run as another user.
        for one in names:
            try:
                failed += travel(one, cache, program, folder)
            except (RuntimeError, OSError) as fault:
                print(f'not ok {one}: {fault}', flush=True)
                failed.append(f'{one}: the server runs')
    if failed:
        print('What does not hold:', *failed, sep='\n  ')
    return 1 if failed else 0


def be_alone():
    """Starts again in a network namespace with only a loopback; everything started ends with this
    process."""
    if not shutil.which('bwrap'):
        sys.exit('skip all: bubblewrap is not installed')
    os.environ['CLOUT_SERVERS_ALONE'] = '1'
    os.execvp('bwrap', ['bwrap', '--dev-bind', '/', '/', '--proc', '/proc', '--unshare-net',
                        '--unshare-pid', '--die-with-parent', '--cap-add', 'ALL', '--',
                        sys.executable, *sys.argv])


def main():
    verb, cache, *rest = sys.argv[1:]
    cache = pathlib.Path(cache).resolve()
    if verb == 'bring':
        bring(cache, chosen(rest))
        return 0
    names = chosen(rest[1:])
    if 'CLOUT_SERVERS_ALONE' not in os.environ:
        be_alone()
    return run(cache, pathlib.Path(rest[0]).resolve(), names)


if __name__ == '__main__':
    sys.exit(main())
