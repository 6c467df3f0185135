#!/usr/bin/env python3
# test-translations.py: every sentence in the sources has a translation in each language.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / 'tests/support'))
from pseudo_locale import extract

PLANTED = '''msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "A sentence that no one has translated"
msgstr ""
'''


def missing(catalog, template):
    """What gettext says of the template's messages that the catalog lacks, or has as a guess."""
    done = subprocess.run(['msgcmp', catalog, template], capture_output=True, text=True,
                          env={'LC_ALL': 'C.UTF-8', 'PATH': '/usr/bin:/bin'})
    return [] if done.returncode == 0 else done.stderr.splitlines()


def main():
    if not all(map(shutil.which, ('xgettext', 'msgcmp'))):
        print('1..0 # SKIP gettext is not installed')
        return 0
    languages = [line for line in (ROOT / 'po/LINGUAS').read_text().split()
                 if not line.startswith('#')]
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        template = extract(ROOT, folder)
        print(f'1..{len(languages) + 1}')
        for number, language in enumerate(languages, 1):
            faults = missing(ROOT / f'po/{language}.po', template)
            for fault in faults:
                print('#', fault.replace(f'{folder}/', '').replace(f'{ROOT}/', ''))
            print(f'{"not ok" if faults else "ok"} {number} /translations/{language}')
            failed += bool(faults)
        planted = folder / 'planted.pot'
        planted.write_text(PLANTED)
        seen = bool(missing(ROOT / f'po/{languages[0]}.po', planted))
        print(f'{"ok" if seen else "not ok"} {len(languages) + 1} /translations/planted')
    return 1 if failed or not seen else 0


if __name__ == '__main__':
    sys.exit(main())
