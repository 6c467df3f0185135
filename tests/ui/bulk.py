# bulk.py: an archive with many reactions.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import pathlib
import shutil


def write_bulk(sample, folder, size):
    """Writes the sample's export with a single post that this many people like; returns folder."""
    folder.mkdir()
    data = {name: json.loads(pathlib.Path(sample, f'{name}.json').read_text(encoding='utf-8'))
            for name in ('actor', 'outbox', 'inbox')}
    post = data['outbox']['orderedItems'][-1]
    data['outbox']['orderedItems'] = [post]
    data['inbox']['orderedItems'] = [{
        'id': f'https://many.example/users/u{i}#likes/1', 'type': 'Like',
        'actor': f'https://many.example/users/u{i}', 'object': post['object']['id'],
        'published': post['published']} for i in range(size)]
    # Without followers most of the score would be estimated, and no score would be shown.
    shutil.copy(pathlib.Path(sample, 'followers.json'), folder)
    for name, content in data.items():
        (folder / f'{name}.json').write_text(json.dumps(content), encoding='utf-8')
    return folder
