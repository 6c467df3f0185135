#!/usr/bin/env python3
# test-house.py: who may include whom, file headers, lengths and unfinished business.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

BELOW_SYNC = {'score', 'topics', 'perks', 'model', 'store', 'secrets', 'web', 'networks',
              'archives'}
ROOMS = {
    'score': set(),
    'topics': set(),
    'perks': {'topics'},
    'model': {'score', 'topics', 'perks'},
    'store': {'model', 'score', 'topics', 'perks'},
    'archives': {'model', 'score', 'topics'},
    'secrets': set(),
    'web': set(),
    'networks': {'model', 'web', 'score', 'topics'},
    'sync': BELOW_SYNC,
    'words': {'model', 'score', 'topics', 'sync'},
    'cli': BELOW_SYNC | {'sync', 'words'},
    'ui': {'model', 'score', 'sync', 'words'},
}
GLIB = ('glib.h', 'glib/', 'math.h', 'string.h', 'stdlib.h', 'stdint.h', 'stdio.h', 'errno.h',
        'fcntl.h', 'unistd.h', 'sys/', 'locale.h', 'float.h', 'time.h', 'limits.h', 'signal.h',
        'stdarg.h', 'malloc.h')
GOBJECT = GLIB + ('glib-object.h',)
GIO = GOBJECT + ('gio/', 'config.h', 'glib-unix.h')
LIBRARIES = {
    'score': GLIB,
    'topics': GLIB,
    'perks': GLIB,
    'model': GOBJECT + ('gio/gio.h', 'libxml/'),
    'store': GIO + ('sqlite3.h',),
    'archives': GIO + ('json-glib/', 'archive.h', 'archive_entry.h', 'libxml/'),
    'secrets': GIO + ('libsecret/',),
    'web': GIO + ('libsoup/', 'json-glib/', 'gnutls/', 'libxml/'),
    'networks': GIO + ('libsoup/', 'json-glib/', 'libxml/'),
    'sync': GIO + ('libsoup/', 'json-glib/'),
    'words': GIO,
    'cli': GIO + ('json-glib/', 'termios.h'),
    'ui': GIO + ('gtk/', 'adwaita.h', 'cairo.h', 'cairo-svg.h', 'pango/', 'graphene.h'),
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
UNFINISHED = re.compile(r'\b(TO' r'DO|FIX' r'ME|X' r'XX)\b')
LONGEST = 600
LONGEST_SOURCE = 500
LONGEST_LINE = 100
LONGEST_FUNCTION = 60


def include_faults(room, text):
    faults = []
    for bracket, name in INCLUDE.findall(text):
        top = name.split('/')[0]
        if bracket == '"' and name != 'config.h':
            if top != room and top not in ROOMS[room]:
                faults.append(f'{room} may not include "{name}"')
        elif not name.startswith(LIBRARIES[room]):
            faults.append(f'{room} may not include <{name}>')
    return faults


def function_faults(lines):
    """In GNU style a function's body is between two braces that stand alone in the first column,
    after a line that ends its parameters."""
    faults = []
    start = None
    for number, line in enumerate(lines):
        if line == '{' and start is None and lines[number - 1].endswith(')'):
            start = number
        elif line == '}' and start is not None:
            if number - start - 1 > LONGEST_FUNCTION:
                faults.append(f'line {start}: a function of more than {LONGEST_FUNCTION} lines')
            start = None
    return faults


def line_faults(lines):
    return [f'line {number} has more than {LONGEST_LINE} characters'
            for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE]


def file_faults(text, longest=LONGEST):
    faults = []
    head = '\n'.join(text.split('\n')[:5])
    if 'Copyright The Clout developers' not in head:
        faults.append('no copyright in its first lines')
    if 'SPDX-License-Identifier: GPL-3.0-or-later' not in head:
        faults.append('no licence in its first lines')
    if UNFINISHED.search(text):
        faults.append('says that it is unfinished')
    if text.count('\n') > longest:
        faults.append(f'has more than {longest} lines')
    return faults


def sources():
    for folder in ('src', 'tests', 'data', 'po', 'flatpak'):
        for path in sorted((ROOT / folder).rglob('*')):
            if (path.suffix in ('.c', '.h', '.py', '.sh', '.sql', '.css')
                    or path.name == 'meson.build'):
                yield path


def tree_faults():
    include, house = [], []
    for path in sources():
        text = path.read_text(encoding='utf-8')
        name = path.relative_to(ROOT)
        longest = LONGEST_SOURCE if name.parts[0] == 'src' else LONGEST
        house += [f'{name} {fault}' for fault in file_faults(text, longest)]
        lines = text.split('\n')
        if name.parts[0] in ('src', 'tests') and path.suffix != '.sql':
            house += [f'{name} {fault}' for fault in line_faults(lines)]
        if path.suffix == '.c':
            house += [f'{name} {fault}' for fault in function_faults(lines)]
        if name.parts[0] == 'src' and path.suffix in ('.c', '.h'):
            room = name.parts[1]
            if room not in ROOMS:
                include.append(f'{name}: src/{room} is no room of the house')
                continue
            include += [f'{name}: {fault}' for fault in include_faults(room, text)]
    return include, house


def breach_is_seen():
    planted = [
        ('ui', '#include <libsoup/soup.h>\n'),
        ('ui', '#include "web/http.h"\n'),
        ('score', '#include "model/account.h"\n'),
        ('model', '#include <sqlite3.h>\n'),
        ('cli', '#include <gtk/gtk.h>\n'),
        ('store', '# include "sync/engine.h"\n'),
    ]
    head = '/* Copyright The Clout developers\n * SPDX-License-Identifier: GPL-3.0-or-later */\n'
    body = 'int\nmain (void)\n{\n' + '  f ();\n' * LONGEST_FUNCTION
    whole = [
        (file_faults, head + '\n' * (LONGEST - 1)),
        (file_faults, 'int i;\n'),
        (file_faults, head + '/* TO' 'DO */\n'),
        (line_faults, ['', 'x' * LONGEST_LINE + 'x']),
        (function_faults, f'{body}  f ();\n}}\n'.split('\n')),
    ]
    return ([f'{room}: {text!r} passed' for room, text in planted
             if not include_faults(room, text)]
            + [f'{check.__name__}: {text[:60]!r} passed' for check, text in whole
               if not check(text)]
            + function_faults(f'{body}}}\n'.split('\n')) + line_faults(['x' * LONGEST_LINE]))


MOVES = re.compile(r'add_tick_callback|(?:timed|spring)_animation_new|progress_bar_pulse'
                   r'|@keyframes|^\s*(?:animation|transition)\b', re.MULTILINE)


def motion_faults():
    """What moves is GTK's own, which keeps still where the person asks the system for that."""
    faults = [str(path.relative_to(ROOT)) + ' moves something by itself'
              for path in sorted((ROOT / 'src/ui').rglob('*')) if path.suffix in ('.c', '.css')
              and MOVES.search(path.read_text(encoding='utf-8'))]
    planted = ('gtk_widget_add_tick_callback (w, f, NULL, NULL);', 'a {\n  transition: all 1s;\n}')
    return faults + [f'{text!r} passed' for text in planted if not MOVES.search(text)]


def translated_faults():
    marked = re.compile(r'\b(?:NC_|C_|N_|_|ngettext) ?\("')
    listed = set()
    for line in (ROOT / 'po/POTFILES.in').read_text(encoding='utf-8').split('\n'):
        if line and not line.startswith('#'):
            listed.add(line)
    have = set()
    for path in sorted((ROOT / 'src').rglob('*')):
        if path.suffix == '.c' and marked.search(path.read_text(encoding='utf-8')):
            have.add(str(path.relative_to(ROOT)))
        if path.suffix == '.ui' and 'translatable="yes"' in path.read_text(encoding='utf-8'):
            have.add(str(path.relative_to(ROOT)))
    own = {name for name in listed if name.startswith('src/')}
    return ([f'{name} has sentences but is not in POTFILES.in' for name in sorted(have - own)]
            + [f'{name} is in POTFILES.in without need' for name in sorted(own - have)])


def main():
    include, house = tree_faults()
    checks = [
        ('/house/includes', include),
        ('/house/files', house),
        ('/house/planted-breach', breach_is_seen()),
        ('/house/translations', translated_faults()),
        ('/house/motion', motion_faults()),
    ]
    print(f'1..{len(checks)}')
    failed = 0
    for number, (name, faults) in enumerate(checks, 1):
        for fault in faults:
            print('#', fault)
        print(f'{"not ok" if faults else "ok"} {number} {name}')
        failed += bool(faults)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
