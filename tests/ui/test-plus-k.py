#!/usr/bin/env python3
# test-plus-k.py: +K given and taken back in the window, over a Mastodon server.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-plus-k.py CLOUT CLOUT-CLI SERVER, inside tests/support/headless.sh --a11y --keyring.
import importlib.util
import json
import pathlib
import re
import subprocess
import sys
import time
import urllib.request

try:
    from driver import Atspi, Home, await_it, has, name_of, quit_well, run, unnamed, walk
except (ImportError, ValueError) as fault:
    print(f'1..0 # SKIP {fault}')
    sys.exit(0)

PROGRAM, CLI, SERVER = sys.argv[1:4]
sys.argv[2] = SERVER
_spec = importlib.util.spec_from_file_location(
    'sign_in', pathlib.Path(__file__).with_name('test-sign-in.py'))
