#!/usr/bin/env python3
# test-wording.py: words that Clout doesn't use, in strings, comments, documents and names.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import collections
import io
import pathlib
import re
import subprocess
import sys
import tokenize

ROOT = pathlib.Path(__file__).resolve().parents[2]
SELF = pathlib.Path(__file__).resolve()

# A phrase, and what to write instead.
EVERYWHERE = {
    r'somebody(?:[’\']s)?': 'someone',
    r'everybody(?:[’\']s)?': 'everyone',
    r'nobody(?:[’\']s)?': 'no one',
    r'anybody(?:[’\']s)?': 'anyone',
    r'(?<!there )(?:is|are|be|was|were) none\b(?! of)': 'isn’t one, is invalid',
    r'(?:what|that|which) (?:is|are) no (?:archive|answer|record|number|name|link|server|post)s?':
        'isn’t a …',
    r'anew': 'again',
    r'once more': 'again',
    r'of (?:its|their|one[’\']s|our|your|his|her) own'
    r'(?! (?!in |at |on |for |with |and |or |that |to )\w)': 'own, separate, or nothing',
    r'by (?:itself|themselves)': 'automatically, alone',
    r'(?:tells?|told|telling) of': 'reports, mentions',
    r'(?:speaks?|spoke|spoken) of': 'mentions',
    r'(?:stands?|stood) (?:in|there|here|on|at)\b': 'is in, means',
    r'whom': 'people that …, who',
    r'in vain': 'without success',
    r'(?:goes|go|went|going|gone) on\b(?! to)': 'continues',
    r'passed over|passes over': 'skipped, skips',
    r'(?:listens?|listened) to': 'follows',
    r'(?:asks?|asked|asking|wants?) (?:for )?a pause': 'is rate-limited',
    r'leave to\b': 'permission to',
    r'(?:an|the) app of (?:one|your|their)[’\']?s? own|person[’\']s own app': 'own API key',
    r'(?:draws?|drew|drawn) (?:a )?(?:reactions?|likes?|repl(?:y|ies)|followers?|nothing|more)':
        'gets, receives',
    r'what (?:it|they|one|you|she|he) (?:draws?|drew)': 'reactions it got',
    r'carr(?:y|ies|ied)': 'has, contains',
    r'(?:is|are|was|were|been) heard': 'is influential',
    r'let the name': 'the name must …',
    r'beside others[’\']': 'compared with others’',
    r'what (?:is|was) there before': 'older …',
    r'thereby|whereby|thereof|therein|hereby|wherein|lest': 'plainer words',
}
STRINGS = {
    r'maths': 'formula',
    r'bands?': 'likely range',
    r'counters?': 'counts',
    r'heard': 'influential',
    r'moments?': 'highlights; a time',
    r'holidays?': 'away',
    r'rows?': 'data; a line',
    r'store': 'data',
    r'engine': 'Clout',
}
COMMENTS = {
    r'rooms|rooms? (?:of|in) src|this room|a room': 'folder, module, layer',
    r'house|houses': 'say what it is',
    r'(?:at|is|on) the floor': 'the oldest supported version',
    r'faces?': 'say what it is',
    r'ghosts?': 'deleted account',
    r'dice': 'random numbers, jitter',
    r'crowds?': 'many',
    r'strangers?': 'untrusted, unknown, signed-out',
    r'estranged': 'needs to sign in',
    r'givers?': 'endorser',
    r'gifts?': 'endorsement',
    r'mends?|mended|mending': 'repair, fix',
    r'places of the tests|the claims of': 'screens, docs check',
    r'answers? of (?:a|an|the|its|any) (?:server|network)s?': 'response',
    r'its own way|the way back': 'Undo; say what it is',
}
# Words in identifiers, and what they are called now.
NAMES = {
    'crowd': 'bulk',
    'estranged': 'needs_sign_in',
    'everybody': 'everyone',
    'getter': 'recipient',
    'getters': 'recipients',
    'ghost': 'deleted',
    'ghosts': 'deleted',
    'gift': 'endorsement',
    'gifts': 'endorsements',
    'giver': 'endorser',
    'givers': 'endorsers',
    'holiday': 'away_period',
    'holidays': 'away_periods',
    'judge': 'map_error, or what it decides',
    'mend': 'repair',
    'nobody': 'no_one, or what is missing',
    'somebody': 'someone',
    'spoken': 'accessible_text',
    'stranger': 'unknown, untrusted',
    'strangers': 'unknown_people',
    'tell': 'report',
    'unheard': 'what fails',
}
# Words that are only replaced together.
NAME_PHRASES = {
    'batch_keep': 'batch_copy_string',
    'batch_whole': 'batch_complete',
    'clout_part': 'breakdown',
    'clout_steps?': 'request_queue',
    'friend_place': 'friend_entry',
    'give_back': 'return, release',
    'is_heard': 'is_readable',
    'keep_cb': 'result_cb',
    'listen_async': 'poll_async',
    'load_parts': 'load_breakdown',
    'own_apps?': 'user_app, credentials',
    'own_keys?': 'user_key, credentials',
    'page_words': 'page_text',
    'plus_k_(?:ask|heard)': 'endorser_context, plus_k_counted',
    'token_keeper': 'account_tokens',
}

Allowed = collections.namedtuple('Allowed', 'path text reason')
# Where a phrase is right. One that no longer applies is a fault, so that the list stays short.
EXCEPTIONS = [
    Allowed('src/ui/help/help-window.ui', 'What does Clout store', 'the verb'),
    Allowed('src/ui/perks/perks-page.c', 'Requests carry nothing', 'usual of requests'),
    Allowed('src/ui/score/how-page.c', 'Open any row', 'a row of a list on screen'),
    Allowed('src/ui/score/overview.ui', 'Select a row', 'a row of a list on screen'),
    Allowed('src/ui/friends/friend-row.c', 'who follows whom', 'a set phrase'),
    Allowed('src/networks/github/entity.c', 'the user "ghost" for deleted',
            'the login that GitHub shows for deleted accounts'),
    Allowed('src/store/sql/003.sql', '+K with giver, receiver', 'a column of stored data'),
    Allowed('src/store/sql/003.sql', 'giver and receiver are', 'a column of stored data'),
]


def compiled(table):
    return [(re.compile(rf'(?<![\w-])(?:{phrase})(?![\w-])', re.IGNORECASE), instead)
            for phrase, instead in table.items()]


def c_comments(text):
    return [match.group(0) for match in re.finditer(
        r'/\*.*?\*/|(?:^|(?<=\s))//[^\n]*|"(?:\\.|[^"\\\n])*"', text, re.DOTALL | re.MULTILINE)
        if not match.group(0).startswith('"')]


def tokens(text):
    return tokenize.generate_tokens(io.StringIO(text).readline)


def python_comments(text):
    found, previous = [], ''
    for token in tokens(text):
        if token.type == tokenize.COMMENT:
            # Lines of one comment are one text.
            if found and previous == 'comment':
                found[-1] += ' ' + token.string.lstrip('# ')
            else:
                found.append(token.string)
            previous = 'comment'
        elif token.type == tokenize.STRING and token.string.startswith('"""'):
            found.append(token.string)
            previous = ''
        elif token.type != tokenize.NL:
            previous = ''
    return found


def comments(path, text):
    if path.suffix in ('.c', '.h', '.css', '.mjs', '.php'):
        return c_comments(text)
    if path.suffix == '.py':
        return python_comments(text)
    if path.suffix == '.sql':
        return re.findall(r'--.*', text)
    if path.suffix in ('.sh', '.build', ''):
        return [re.sub(r'\n\s*# ?', ' ', comment)
                for comment in re.findall(r'(?:^|(?<=\s))#.*(?:\n\s*#.*)*', text, re.MULTILINE)]
    return []


def c_strings(text):
    """The string literals in calls that mark text for translation."""
    found = []
    for call in re.finditer(r'\b(?:NC_|C_|N_|_|ngettext|g_dngettext) ?\(', text):
        depth, position = 1, call.end()
        pieces = ''
        while depth > 0 and position < len(text):
            literal = re.compile(r'"((?:\\.|[^"\\\n])*)"').match(text, position)
            if literal:
                pieces += literal.group(1)
                position = literal.end()
                continue
            if text[position] == ',':
                pieces += '\n'
            depth += {'(': 1, ')': -1}.get(text[position], 0)
            position += 1
        found += pieces.split('\n')
    return found


def strings(path, text):
    if path.suffix == '.c':
        return c_strings(text)
    if path.suffix == '.ui':
        return re.findall(r'translatable="(?:yes|true)"[^>]*>([^<]*)<', text)
    if '.xml' in path.name:
        return re.findall(r'<(?:p|li|summary|caption|name|description)\b[^>]*>([^<]*)<', text)
    if '.desktop' in path.name:
        return re.findall(r'^(?:Name|Comment|GenericName)=(.*)', text, re.MULTILINE)
    return []


def names(path, text):
    if path.suffix not in ('.c', '.h', '.py'):
        return set()
    if path.suffix == '.py':
        text = ' '.join(token.string for token in tokens(text) if token.type == tokenize.NAME)
    else:
        text = re.sub(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"', ' ', text, flags=re.DOTALL)
    return set(re.findall(r'[A-Za-z_]\w+', text))


def faults(texts, tables):
    """(found, what to write instead, context) for each phrase in the texts."""
    found = []
    for text in texts:
        plain = re.sub(r'\s*\n\s*(?:\*(?!/) ?|// ?)?', ' ', text)
        for phrase, instead in tables:
            for match in phrase.finditer(plain):
                found.append((match.group(0), instead, plain[max(0, match.start() - 30):][:80]))
    return found


def name_faults(found):
    faults_found = []
    for name in found:
        lower = re.sub(r'(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])', '_', name).lower()
        faults_found += [(name, NAMES[word], name) for word in lower.split('_') if word in NAMES]
        faults_found += [(name, instead, name) for phrase, instead in NAME_PHRASES.items()
                         if re.search(rf'(?:^|_){phrase}(?:_|$)', lower)]
    return faults_found


def tracked():
    listed = subprocess.run(['git', 'ls-files'], cwd=ROOT, capture_output=True, text=True,
                            check=False)
    if listed.returncode == 0:
        return [ROOT / name for name in listed.stdout.split('\n') if name]
    folders = ('src', 'tests', 'data', 'docs')
    return [path for folder in folders for path in (ROOT / folder).rglob('*')]


CHECKED = ('.c', '.h', '.ui', '.in', '.xml', '.py', '.sh', '.build', '.sql', '.css', '.mjs', '.php',
           '.md', '.1')


def is_checked(path, name):
    """Neither translations nor the data that tests read, some of it real."""
    if not path.is_file() or path == SELF or name.startswith(('po/', 'tests/fuzz/corpus/')):
        return False
    return (path.suffix in CHECKED or name == 'dev') and not re.match(r'tests/\w+/data/', name)


def check_tree():
    found = collections.defaultdict(list)
    used = set()
    everywhere = compiled(EVERYWHERE)
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if not is_checked(path, name):
            continue
        text = path.read_text(encoding='utf-8')
        document = [text] if path.suffix in ('.md', '.1') else []
        results = {
            'strings': faults(strings(path, text), everywhere + compiled(STRINGS)),
            'comments': faults(comments(path, text), everywhere + compiled(COMMENTS)),
            'documents': faults(document, everywhere),
            'names': name_faults(names(path, text)),
        }
        for kind, these in results.items():
            for phrase, instead, context in these:
                allowed = [one for one in EXCEPTIONS if one.path == name
                           and phrase.lower() in one.text.lower() in context.lower()]
                if allowed:
                    used.update(allowed)
                else:
                    found[kind].append(f'{name}: “{phrase}” (instead: {instead}): …{context}…')
    stale = [f'{one.path}: no longer has “{one.text}”' for one in EXCEPTIONS
             if one not in used]
    return found, stale


def planted():
    """What the checks must find in made-up sources."""
    source = ('/* Nobody is\n * heard anew. */\nint estranged;'
              'f (ngettext ("One row", "%u bands", n)); CloutPlusKHeard clout_step_clear;')
    script = ('"""The givers, of whom one tells."""\n'
              '# Its places\n# stand in a crowd.\nsomebody = 1\n')
    path, other = pathlib.Path('a.c'), pathlib.Path('a.py')
    everywhere = compiled(EVERYWHERE)
    counts = [
        (3, faults(comments(path, source), everywhere)),
        (2, faults(strings(path, source), compiled(STRINGS))),
        (3, name_faults(names(path, source))),
        (2, faults(comments(other, script), everywhere)),
        (2, faults(comments(other, script), compiled(COMMENTS))),
        (1, name_faults(names(other, script))),
        (0, faults(comments(path, '"/* nobody */"'), everywhere)),
    ]
    return [f'{wanted} wanted: {these}' for wanted, these in counts if len(these) != wanted]


def main():
    found, stale = check_tree()
    kinds = ('strings', 'comments', 'documents', 'names')
    checks = [(f'/wording/{kind}', found[kind]) for kind in kinds]
    checks += [('/wording/exceptions', stale), ('/wording/planted', planted())]
    print(f'1..{len(checks)}')
    failed = 0
    for number, (name, these) in enumerate(checks, 1):
        for fault in these:
            print('#', fault)
        print(f'{"not ok" if these else "ok"} {number} {name}')
        failed += bool(these)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
