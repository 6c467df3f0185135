# pseudo_locale.py: a language that marks each translated text and makes it longer.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re
import subprocess

BEGIN, END = '⟦', '⟧'
# Half as long again, like some German.
LONGER = 0.4
WORD = 8
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2')
MESSAGE = re.compile(r'^(msgid|msgid_plural|msgctxt|msgstr(?:\[\d\])?) "(.*)"$')


def networks(root):
    """The ids and names of all networks, from their tables."""
    table = re.compile(r'^const CloutNetwork .*?\.id = "(.+?)"'
                       r'.*?\.name = (?:NC_\("network", )?"(.+?)"',
                       re.DOTALL | re.MULTILINE)
    found = [table.search(path.read_text(encoding='utf-8'))
             for path in sorted((pathlib.Path(root) / 'src/networks').glob('*/*.c'))]
    return {match[1]: match[2] for match in found if match}


def lengthen(length):
    """The text to append to a text of that length, in words short enough to wrap."""
    more = '~' * int(length * LONGER)
    return ' '.join(more[at:at + WORD] for at in range(0, len(more), WORD))


def pseudo(text):
    """Keeps the text's words, formats and mnemonics, and puts marks around it."""
    return f'{BEGIN}{text}{lengthen(len(text))}{END}'


def translate(template):
    """The template with every message translated."""
    lines, texts, current = [], {}, None
    for line in template.splitlines():
        found = MESSAGE.match(line)
        if found:
            current = found[1]
            texts[current] = found[2]
        elif line.startswith('"') and current:
            texts[current] += line[1:-1]
        if line == '':
            texts, current = {}, None
        if current is None or not current.startswith('msgstr'):
            lines.append(line)
        elif found and texts.get('msgid'):
            source = texts['msgid_plural'] if current == 'msgstr[1]' else texts['msgid']
            lines.append(f'{current} "{pseudo(source)}"')
        else:
            lines.append(line)
    return '\n'.join(lines) + '\n'


def extract(root, folder):
    """Creates a template with every message in the sources at root, and returns its path."""
    template = folder / 'clout.pot'
    subprocess.run(
        ['xgettext', '--from-code=UTF-8', f'--files-from={root / "po/POTFILES.in"}',
         f'--directory={root}', f'--output={template}', '--add-comments=Translators',
         *(f'--keyword={word}' for word in KEYWORDS)],
        check=True, stderr=subprocess.DEVNULL)
    text = template.read_text().replace('charset=CHARSET', 'charset=UTF-8')
    template.write_text(text.replace('nplurals=INTEGER; plural=EXPRESSION;',
                                     'nplurals=2; plural=n != 1;'))
    return template


def install(root, folder, language):
    """Creates the template for the sources at root, and a catalog of the language in folder."""
    template = extract(root, folder)
    catalogue = folder / f'{language}.po'
    catalogue.write_text(translate(template.read_text()))
    target = folder / language / 'LC_MESSAGES'
    target.mkdir(parents=True)
    subprocess.run(['msgfmt', '--check-format', '-o', target / 'clout.mo', catalogue], check=True)
    return pathlib.Path(folder)
