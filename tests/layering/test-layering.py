#!/usr/bin/env python3
# test-layering.py: which folder may include which, from the table in src/README.md; cycles of
# includes; file headers and lengths.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

README = ROOT / 'src/README.md'
# What every C library has; what only some platforms have is for platform/ alone.
GLIB = ('glib.h', 'glib/', 'math.h', 'string.h', 'stdlib.h', 'stdint.h', 'stdio.h', 'errno.h',
        'locale.h', 'float.h', 'limits.h', 'stdarg.h')
GOBJECT = GLIB + ('glib-object.h',)
GIO = GOBJECT + ('gio/', 'config.h')
LIBRARIES = {
    'gio': GIO,
    'libgcrypt': ('gcrypt.h',),
    'libxml2': ('libxml/',),
    'libsoup': ('libsoup/',),
    'json-glib': ('json-glib/',),
    'sqlite3': ('sqlite3.h',),
    'libarchive': ('archive.h', 'archive_entry.h'),
    'libsecret': ('libsecret/',),
    'keychain': ('CoreFoundation/', 'Security/'),
    'gnutls': ('gnutls/',),
    'gettext': ('config.h', 'glib/gi18n.h', 'glib/gi18n-lib.h'),
    'system': ('fcntl.h', 'glib-unix.h', 'malloc.h', 'signal.h', 'sys/', 'termios.h', 'time.h',
               'unistd.h', 'aclapi.h', 'io.h', 'shellapi.h', 'windows.h', 'wincrypt.h'),
    'gtk': ('gtk/', 'adwaita.h', 'cairo.h', 'cairo-pdf.h', 'cairo-svg.h', 'pango/', 'graphene.h'),
}


def read_table(text):
    """The layers in src/README.md: for each folder, the folders and headers it may include."""
    rows = re.findall(r'^\| (\w+) \| ([\w, ]*) ?\| ([\w, -]*) ?\|$', text, re.MULTILINE)
    layers = {}
    for folder, folders, libraries in rows:
        if folder == 'folder':
            continue
        headers = GOBJECT
        for library in libraries.replace(' ', '').split(','):
            headers += LIBRARIES[library] if library else ()
        layers[folder] = (set(folders.replace(' ', '').split(',')) - {''}, headers)
    return layers


LAYERS = read_table(README.read_text(encoding='utf-8'))
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
# Only the headers at the top of sync/ are for other layers.
PUBLIC_SYNC = re.compile(r'sync/[\w-]+\.h')
# Everything else has a space before its parenthesis.
SPACED = re.compile(r'(?<!\w)(_|N_|C_|NC_|g_autoptr|g_auto) \(')
DEFINITION = re.compile(r'^(\w+) \(([^;{}()]*)\)\n\{', re.MULTILINE)
PARAMETER_NAME = re.compile(r'\w+(\[\w*\])?,?$')
LONGEST_LINE = 100
MOST_FILES = 17
LONGEST_FUNCTION = 60


def include_faults(folder, text):
    faults = []
    for bracket, name in INCLUDE.findall(text):
        top = name.split('/')[0]
        if bracket == '"' and name != 'config.h':
            if top != folder and (top not in LAYERS[folder][0]
                                  or (top == 'sync' and not PUBLIC_SYNC.fullmatch(name))):
                faults.append(f'{folder} may not include "{name}"')
        elif not name.startswith(LAYERS[folder][1]):
            faults.append(f'{folder} may not include <{name}>')
    return faults


def function_faults(lines):
    """In GNU style a function's body is between two braces, each alone in the first column, after
    the line that ends its parameters."""
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
    return ([f'line {number} has more than {LONGEST_LINE} characters'
             for number, line in enumerate(lines, 1) if len(line) > LONGEST_LINE]
            + [f'line {number} has a space in “{match[1]}(”'
               for number, line in enumerate(lines, 1) for match in [SPACED.search(line)] if match])


def parameter_faults(text):
    """A definition's parameters have a line each, and their names are aligned."""
    faults = []
    for name, parameters in DEFINITION.findall(text):
        lines = [line for line in f'{name} ({parameters}'.split('\n') if '...' not in line]
        if len({len(PARAMETER_NAME.sub('', line.rstrip())) for line in lines}) > 1:
            faults.append(f"the parameters of {name}() aren't aligned")
        if any(', ' in line for line in lines):
            faults.append(f'{name}() has several parameters on a line')
    return faults


def file_faults(text):
    faults = []
    head = '\n'.join(text.split('\n')[:5])
    if 'Copyright The Clout developers' not in head:
        faults.append('no copyright in its first lines')
    if 'SPDX-License-Identifier: GPL-3.0-or-later' not in head:
        faults.append('no license in its first lines')
    return faults


def sources():
    for folder in ('src', 'tests', 'data', 'po', 'flatpak', 'windows'):
        for path in sorted((ROOT / folder).rglob('*')):
            if (path.suffix in ('.c', '.h', '.py', '.sh', '.sql', '.css')
                    or path.name == 'meson.build'):
                yield path


def crowded_faults(paths):
    """A folder with too many source files side by side doesn't show its structure."""
    count = collections.Counter(path.parent for path in paths if path.suffix == '.c')
    return [f'{folder} has {number} source files of its own, more than {MOST_FILES}'
            for folder, number in sorted(count.items()) if number > MOST_FILES]


def tree_faults():
    include, files = [], []
    for path in sources():
        text = path.read_text(encoding='utf-8')
        name = path.relative_to(ROOT)
        files += [f'{name} {fault}' for fault in file_faults(text)]
        lines = text.split('\n')
        if name.parts[0] in ('src', 'tests') and path.suffix != '.sql':
            files += [f'{name} {fault}' for fault in line_faults(lines)]
        if path.suffix == '.c':
            files += [f'{name} {fault}' for fault in function_faults(lines)]
            files += [f'{name} {fault}' for fault in parameter_faults(text)]
        if name.parts[0] == 'src' and path.suffix in ('.c', '.h'):
            folder = name.parts[1]
            if folder not in LAYERS:
                include.append(f"{name}: src/{folder} isn't in the table of src/README.md")
                continue
            include += [f'{name}: {fault}' for fault in include_faults(folder, text)]
    files += crowded_faults(sorted((ROOT / 'src').rglob('*.c')))
    return include, files


def breach_is_seen():
    planted = [
        ('ui', '#include <libsoup/soup.h>\n'),
        ('ui', '#include "web/http.h"\n'),
        ('score', '#include "model/account.h"\n'),
        ('model', '#include <sqlite3.h>\n'),
        ('cli', '#include <gtk/gtk.h>\n'),
        ('store', '# include "sync/engine.h"\n'),
        ('ui', '#include "sync/engine/parts.h"\n'),
        ('store', '#include <unistd.h>\n'),
        ('web', '#include <sys/file.h>\n'),
    ]
    head = '/* Copyright The Clout developers\n * SPDX-License-Identifier: GPL-3.0-or-later */\n'
    body = 'int\nmain (void)\n{\n' + '  f ();\n' * LONGEST_FUNCTION
    whole = [
        (file_faults, 'int i;\n'),
        (crowded_faults, [pathlib.Path(f'src/a/{i}.c') for i in range(MOST_FILES + 1)]),
        (line_faults, ['', 'x' * LONGEST_LINE + 'x']),
        (parameter_faults, 'int\nf (int i, int j)\n{\n}\n'),
        (parameter_faults, 'int\nf (int i,\n   double j)\n{\n}\n'),
        (function_faults, f'{body}  f ();\n}}\n'.split('\n')),
    ]
    return ([f'{folder}: {text!r} passed' for folder, text in planted
             if not include_faults(folder, text)]
            + [f'{check.__name__}: {text[:60]!r} passed' for check, text in whole
               if not check(text)]
            + function_faults(f'{body}}}\n'.split('\n')) + line_faults(['x' * LONGEST_LINE]))


def find_cycles(texts):
    """Groups of modules, a header and its source each, that include one another. Private headers
    belong to all files that share them."""
    graph = collections.defaultdict(set)
    for name, text in texts.items():
        unit = name.rpartition('.')[0]
        for _, included in INCLUDE.findall(text):
            if included in texts and not included.endswith('private.h'):
                graph[unit].add(included.rpartition('.')[0])

    def reach(start):
        seen, todo = set(), [start]
        while todo:
            for unit in graph[todo.pop()] - seen:
                seen.add(unit)
                todo.append(unit)
        return seen - {start}

    reached = {unit: reach(unit) for unit in sorted(graph)}
    return {frozenset({unit} | {other for other in reached[unit] if unit in reached.get(other, ())})
            for unit in reached if any(unit in reached.get(other, ())
                                       for other in reached[unit])}


def cycle_faults():
    texts = {str(path.relative_to(ROOT / 'src')): path.read_text(encoding='utf-8')
             for path in sorted((ROOT / 'src').rglob('*.[ch]'))}
    texts = {name: text for name, text in texts.items() if not name.endswith('private.h')}
    planted = {'a/b.c': '#include "a/b.h"\n#include "a/c.h"\n', 'a/b.h': '', 'a/c.h': '',
               'a/c.c': '#include "a/b.h"\n'}
    faults = ['these include one another: ' + ', '.join(sorted(cycle))
              for cycle in find_cycles(texts)]
    if find_cycles(planted) != {frozenset({'a/b', 'a/c'})}:
        faults.append('a planted cycle passed')
    return faults


MOVES = re.compile(r'add_tick_callback|progress_bar_pulse'
                   r'|@keyframes|^\s*(?:animation|transition)[a-z-]*:', re.MULTILINE)


def motion_faults():
    """All animation is the toolkit's, which respects the system's reduced-motion setting."""
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
    include, files = tree_faults()
    checks = [
        ('/layering/includes', include),
        ('/layering/files', files),
        ('/layering/planted-breach', breach_is_seen()),
        ('/layering/cycles', cycle_faults()),
        ('/layering/translations', translated_faults()),
        ('/layering/motion', motion_faults()),
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
