#!/usr/bin/env python3
# test-members.py: every member of JSON that a folder reads is on its list.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-members.py: what an export's or a network's list lacks is skipped by the parser, so a
function that reads it would silently find nothing. Where responses are read without the list, as
those of a profile or a sign-in, names are listed here."""
import pathlib
import re
import sys

SOURCES = pathlib.Path(__file__).resolve().parents[2] / 'src'
LIST = re.compile(r'const char \*const (?:members|wanted|clout_x_members)\[\] = \{(.*?)\};', re.S)
# Getters of a node's member, and functions that pass on the name of one.
CALL = re.compile(
    r'\b(?:clout_json_(?:find|get_\w+|opt_\w+|read_(?:id|timestamp)|foreach|dup_strings)'
    r'|json_object_\w*member\w*|clout_listing_read_count|clout_bluesky_get_time'
    r'|clout_facebook_(?:dup_text|read_time)|clout_x_read_time|clout_github_is_self'
    r'|read_\w+|is_\w+|get_\w+|dup_\w+|add_\w+|set_owner_from) \(')
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
NAME = re.compile(r'[+\w$@][\w$@ -]*(\.[+\w$@][\w$@ -]*)*\Z')
READ_WHOLE = {
    'archives/facebook': ['Name', 'Reaction', 'full_name', 'profile', 'profile_uri', 'profile_v2',
                          'registration_timestamp', 'username'],
    'archives/instagram': ['Media Owner', 'Username', 'instagram', 'threads'],
    'archives/mastodon': ['followers.json', 'following.json', 'statuses'],
    'archives/x': ['expanded_urls', 'in_reply_to_status_id', 'in_reply_to_user_id', 'timestamp'],
    'networks/bluesky': ['collection', 'notFound', 'records', 'replies', 'repo', 'rkey', 'subject',
                         'thread', 'topic', 'validate', 'value'],
    'networks/github': ['User'],
    'networks/mastodon': ['blocked_by', 'blocking', 'client_id', 'client_secret',
                          'domain_blocking', 'followed_by', 'following', 'moved', 'muting',
                          'public', 'unlisted'],
    'networks/misskey': ['home', 'movedTo', 'public'],
}


def arguments(text, start):
    """The text between the parentheses that open before start."""
    depth = 1
    at = start
    while depth and at < len(text):
        if text[at] == '"':
            at = STRING.match(text, at).end()
            continue
        depth += {'(': 1, ')': -1}.get(text[at], 0)
        at += 1
    return text[start:at - 1]


def second_strings(text):
    """Names in calls' arguments behind the first."""
    for call in CALL.finditer(text):
        inside = arguments(text, call.end())
        for string in STRING.finditer(inside):
            if ',' in inside[:string.start()] and NAME.match(string[1]):
                yield string[1]


def read_folder(folder):
    texts = [re.sub(r'/\*.*?\*/', '', path.read_text(encoding='utf-8'), flags=re.S)
             for path in sorted(folder.glob('*.c'))]
    lists = [STRING.findall(found[1]) for text in texts for found in LIST.finditer(text)]
    return texts, {name.removesuffix('.*') for names in lists for name in names}


def check(folder, problems):
    texts, listed = read_folder(folder)
    if not listed:
        return False
    key = folder.relative_to(SOURCES).as_posix()
    known = listed | set(READ_WHOLE.get(key, []))
    for text in texts:
        for path in second_strings(text):
            if path not in known and any(part not in known for part in path.split('.')):
                problems.append(f'src/{key} reads “{path}”, which is not on its list')
    return True


def main():
    problems = []
    folders = [folder for parent in ('archives', 'networks')
               for folder in sorted((SOURCES / parent).iterdir()) if folder.is_dir()]
    checked = sum(check(folder, problems) for folder in folders)
    print('1..2')
    for problem in sorted(set(problems)):
        print('#', problem)
    print('not ok' if problems else 'ok', '1 /layering/members/listed')
    planted = list(second_strings('x = clout_json_opt_string (clout_find ("a", b), "c.d", NULL);'))
    print('ok' if planted == ['c.d'] and checked >= 8 else 'not ok', '2 /layering/members/planted')
    return 1 if problems else 0


sys.exit(main())
