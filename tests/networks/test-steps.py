#!/usr/bin/env python3
# test-steps.py: the steps of CONTRIBUTING.md for a new network are all of them.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
NETWORKS = ROOT / 'src/networks'
LIST = NETWORKS / 'meson.build'
EXAMPLE = 'lobsters'

COMMENT = re.compile(r'/\*.*?\*/', re.DOTALL)


def steps():
    text = (ROOT / 'CONTRIBUTING.md').read_text(encoding='utf-8')
    return re.search(r'\*\*Add a network\.\*\*(.*?)\n\n\*\*', text, re.DOTALL)[1]


def listed():
    """Folders in the list, in its order."""
    rows = re.search(r'^networks = \[(.*?)^\]', LIST.read_text(encoding='utf-8'),
                     re.DOTALL | re.MULTILINE)[1]
    return re.findall(r"^  \['([\w-]+)'", rows, re.MULTILINE)


def named_faults(text):
    """Every path of the steps exists, for every network that there is."""
    paths = re.findall(r'`((?:src|tests)/[\w./-]+)`', text)
    faults = [] if len(paths) >= 4 else ['the steps name hardly any file']
    for path in paths:
        for name in listed() if path.startswith('src/') else [EXAMPLE]:
            if not (ROOT / path.replace('NAME', name)).exists():
                faults.append(f'{path.replace("NAME", name)} is named, but is not there')
    return faults


def listed_faults():
    folders = {path.name for path in NETWORKS.iterdir() if path.is_dir()}
    faults = [f'src/networks/{name} is not in the list' for name in sorted(folders - set(listed()))]
    for name in listed():
        source = (NETWORKS / name / f'{name}.c').read_text(encoding='utf-8')
        if f'const CloutNetwork clout_network_{name.replace("-", "_")} =' not in source:
            faults.append(f'src/networks/{name} has no table')
    return faults


def mentions(text, network):
    return f'"{network}"' in COMMENT.sub('', text)


def elsewhere_faults():
    """What is true of one network is said in its folder (and its archives' folder) alone. "x" is
    also the name of a type and of a coordinate."""
    faults = []
    for name in listed():
        network = name.replace('-', '')
        for path in sorted((ROOT / 'src').rglob('*.[ch]')):
            folder = path.relative_to(ROOT / 'src').parts
            if network == 'x' or folder[0] == 'archives' or folder[:2] == ('networks', name):
                continue
            if mentions(path.read_text(encoding='utf-8'), network):
                faults.append(f'{path.relative_to(ROOT)} knows "{network}"')
    if not mentions('if (g_str_equal (id, "blog"))', 'blog') or mentions('/* "blog" */', 'blog'):
        faults.append('a planted mention passed')
    return faults


def main():
    checks = {'named': named_faults(steps()), 'listed': listed_faults(),
              'elsewhere': elsewhere_faults()}
    for number, (name, faults) in enumerate(checks.items(), 1):
        for fault in faults:
            print('#', fault)
        print('not ok' if faults else 'ok', number, f'/networks/steps/{name}')
    print(f'1..{len(checks)}')
    return 1 if any(checks.values()) else 0


sys.exit(main())
