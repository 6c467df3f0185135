#!/usr/bin/env python3
# test-manifests.py: the Flatpaks' permissions and modules, read from their manifests.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import pathlib
import re
import sys

FOLDER = pathlib.Path(sys.argv[1]) / 'flatpak'
APP = 'io.github.cloutapp.Clout'
PERMISSIONS = {'--share=network', '--share=ipc', '--socket=fallback-x11', '--socket=wayland',
               '--device=dri'}


def faults(name, manifest):
    if manifest['id'] != name:
        yield f'its id is {manifest["id"]}'
    if (manifest['runtime'], manifest['sdk'], manifest['runtime-version']) != (
            'org.gnome.Platform', 'org.gnome.Sdk', '50'):
        yield 'it is not for GNOME 50'
    if set(manifest['finish-args']) != PERMISSIONS:
        yield f'it asks for {set(manifest["finish-args"]) ^ PERMISSIONS}'
    for module in manifest['modules']:
        for source in module['sources']:
            if source['type'] != 'dir' and not re.fullmatch('[0-9a-f]{64}',
                                                            source.get('sha256', '')):
                yield f'{module["name"]} has a source without its checksum'


def main():
    paths = sorted(FOLDER.glob('*.json'))
    manifests = {path.stem: json.loads(path.read_text(encoding='utf-8')) for path in paths}
    loose = {'id': 'x', 'runtime': 'org.gnome.Platform', 'sdk': 'org.gnome.Sdk',
             'runtime-version': '49', 'finish-args': [*PERMISSIONS, '--filesystem=home'],
             'modules': [{'name': 'm', 'sources': [{'type': 'archive', 'url': 'https://m'}]}]}
    checks = [('both', set(manifests) ^ {APP, f'{APP}.Devel'}),
              ('a loose one is seen', {} if len(list(faults('y', loose))) == 4 else {'no'})]
    checks += [(name, list(faults(name, manifest))) for name, manifest in manifests.items()]
    print(f'1..{len(checks)}')
    for number, (name, found) in enumerate(checks, 1):
        print('not ok' if found else 'ok', number, name)
        for fault in found:
            print('#', fault)


main()
