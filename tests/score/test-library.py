#!/usr/bin/env python3
# test-library.py: the example in src/score/README.md compiles against the installed library.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE, BUILD, *MESON = sys.argv[1:]


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def main():
    readme = (pathlib.Path(SOURCE) / 'src/score/README.md').read_text()
    example = re.search(r'```c\n(.*?)```', readme, re.DOTALL)[1]
    wanted = re.search(r'prints `([0-9.]+)`', readme)[1]
    headers = re.findall(r"^    '(\w[\w-]*\.h)',", (pathlib.Path(SOURCE) / 'src/score/meson.build')
                         .read_text(), re.MULTILINE)
    with tempfile.TemporaryDirectory(prefix='clout-library-') as root:
        run('meson', 'install', '-C', BUILD, '--destdir', root, '--no-rebuild', '--quiet')
        found = list(pathlib.Path(root).rglob('clout-score.pc'))
        assert len(found) == 1, found
        environment = dict(os.environ, PKG_CONFIG_PATH=str(found[0].parent))
        flags = run('pkg-config', '--cflags', '--libs', 'clout-score', env=environment).split()
        prefix = run('pkg-config', '--variable=prefix', 'clout-score', env=environment).strip()
        flags = [re.sub(rf'^(-[IL]){re.escape(prefix)}', rf'\1{root}{prefix}', flag)
                 for flag in flags]
        program = pathlib.Path(root) / 'example'
        text = ''.join(f'#include <score/{header}>\n' for header in headers) + example
        for number, code in enumerate((example, text), 1):
            (pathlib.Path(root) / 'example.c').write_text(code)
            run('cc', '-Wall', '-Werror', f'{root}/example.c', '-o', program, *flags)
            library = os.pathsep.join(str(path.parent) for path in pathlib.Path(root)
                                      .rglob('libclout-score.so'))
            got = run(program, env=dict(os.environ, LD_LIBRARY_PATH=library)).strip()
            print('ok' if got == wanted else 'not ok', number, f'prints {got}, {wanted} is written')
    print('1..2')


main()
