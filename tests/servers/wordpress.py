# wordpress.py: the WordPress in Debian 12 with its database, and what happens on Ann's blog.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import pathlib
import shutil
import subprocess
import time

import systems
from proxy import Proxy

HERE = pathlib.Path(__file__).resolve().parent

CONFIG = """<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:/srv/database.sock');
define('WP_CONTENT_DIR', '/var/lib/wordpress/wp-content');
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
"""


class WordPress:
    """A blog without a sign-in: it is added by its address."""

    name = 'wordpress'
    me = 'ann'
    topic = None
    signs_in = False
    quiet_requests = 1
    # It sends ETag and Last-Modified, and responds with 304.
    says_unchanged = True

    @staticmethod
    def skip_reason(_cache):
        lacking = systems.lacking()
        return f'{" and ".join(lacking)} not installed' if lacking else None

    def __init__(self, cache, folder, _program):
        self.system = systems.bring('wordpress', cache)
        self.folder = pathlib.Path(folder)
        (self.folder / 'wordpress').mkdir(parents=True)
        (self.folder / 'wordpress/config-default.php').write_text(CONFIG)
        for script in ('act.php', 'front.php'):
            shutil.copy(HERE / script, self.folder)
        self.proxy = Proxy(systems.free_port())
        self.processes = []
        self.log = open(self.folder / 'log', 'w', encoding='utf-8')
        try:
            self.start()
        except BaseException:
            self.close()
            raise

    def start(self):
        self.start_database()
        self.php('act.php', 'install')
        self.acts = subprocess.Popen(self.command('php', '/srv/act.php'), text=True,
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                     stderr=self.log)
        self.processes.append(self.acts)
        self.act('empty')
        self.act('permalinks', structure='/%year%/%monthnum%/%postname%/')
        server = subprocess.Popen(
            self.command('php', '-S', f'127.0.0.1:{self.proxy.target}', '-t',
                         '/usr/share/wordpress', '/srv/front.php'),
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.processes.append(server)
        systems.wait_for(f'{self.proxy.origin}/', server)

    def start_database(self):
        subprocess.run(self.command('mariadb-install-db', '--no-defaults', '--user=root',
                                    '--datadir=/srv/database', '--skip-test-db', '--force',
                                    '--auth-root-authentication-method=normal'),
                       stdout=self.log, stderr=self.log, check=True)
        database = subprocess.Popen(
            self.command('mariadbd', '--no-defaults', '--user=root', '--datadir=/srv/database',
                         '--socket=/srv/database.sock', '--skip-networking',
                         '--pid-file=/srv/database.pid'),
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.processes.append(database)
        for _ in range(300):
            made = subprocess.run(
                self.command('mariadb', '--no-defaults', '--socket=/srv/database.sock', '-u',
                             'root', '-e', 'CREATE DATABASE IF NOT EXISTS wordpress'),
                capture_output=True, text=True, check=False)
            if made.returncode == 0:
                return
            time.sleep(0.2)
        raise RuntimeError(f'the database does not start: {made.stderr}')

    def command(self, *words):
        extra = ['--bind', self.folder / 'wordpress', '/etc/wordpress', '--setenv', 'CLOUT_HOST',
                 f'127.0.0.1:{self.proxy.port}']
        return systems.inside(self.system, self.folder, *words, extra=extra)

    def php(self, script, *words):
        done = subprocess.run(self.command('php', f'/srv/{script}', *words), text=True,
                              capture_output=True, check=False, timeout=120)
        if done.returncode != 0:
            raise RuntimeError(f'{script}: {done.stdout}{done.stderr}')

    def act(self, what, **members):
        self.acts.stdin.write(json.dumps({'do': what, **members}) + '\n')
        self.acts.stdin.flush()
        line = self.acts.stdout.readline()
        if not line:
            raise RuntimeError(f'WordPress does not {what}: {self.acts.poll()}')
        return json.loads(line)

    def sign_in(self, clout, _who):
        for words in (('add', self.proxy.origin), ('sync',)):
            done = clout.run(*words)
            if done.returncode != 0:
                raise RuntimeError(f'clout-cli {words[0]}: {done.stdout}{done.stderr}')

    def comment(self, who, post, text, answers=0):
        return self.act('comment', who=who, post=post, text=text, answers=answers)

    def populate(self):
        """Ann writes three posts, all in the default category; others comment. Posts in the same
        second can't be told apart from those that a feed omits."""
        self.first = self.act('post', title='Of tea', text='Tea is good.', tags=['tea'], hours=3)
        self.second = self.act('post', title='Of gardens', text='So are gardens.',
                               tags=['tea', 'garden'], hours=2)
        self.third = self.act('post', title='Of nothing', text='Wrong words.', tags=['mistake'],
                              hours=1)
        self.bobs = self.comment('bob', self.first, 'Indeed')
        self.bobs_other = self.comment('bob', self.second, 'Mine has roses')
        self.cleos = self.comment('cleo', self.first, 'Coffee is better', self.bobs)
        self.doras = self.comment('dora', self.third, 'Why?')
        return {
            'posts': 3,
            'reactions': {('reply', 'bob'): 2, ('reply', 'cleo'): 1, ('reply', 'dora'): 1},
            'followers': [],
            'topics': {'tea': 2, 'garden': 1, 'mistake': 1},
        }

    def act_oneself(self):
        """Ann comments on her own posts, twenty times."""
        for number in range(20):
            self.comment('ann', (self.first, self.second)[number % 2], f'By the way, {number}',
                         self.bobs if number == 0 else 0)
        return {
            'posts': 3,
            'reactions': {('reply', 'bob'): 2, ('reply', 'cleo'): 1, ('reply', 'dora'): 1},
            'followers': [],
            'topics': {'tea': 2, 'garden': 1, 'mistake': 1},
        }

    def change_posts(self):
        """All URLs change, one post gets another tag, and the one that Dora commented on is
        deleted."""
        self.act('permalinks', structure='/archive/%post_id%/')
        self.act('edit', post=self.second, text='So are parks.', tags=['tea', 'park'])
        self.act('delete', post=self.third)
        return {
            'posts': 2,
            'reactions': {('reply', 'bob'): 2, ('reply', 'cleo'): 1},
            'followers': [],
            'topics': {'tea': 2, 'park': 1},
        }

    def take_back_some(self):
        """Ann marks one of Bob's comments as spam."""
        self.act('spam', comment=self.bobs)
        return {
            'posts': 2,
            'reactions': {('reply', 'bob'): 1, ('reply', 'cleo'): 1},
            'followers': [],
            'topics': {'tea': 2, 'park': 1},
        }

    def take_back_all(self):
        """The remaining comments by others are deleted."""
        self.act('uncomment', comment=self.bobs_other)
        self.act('uncomment', comment=self.cleos)
        return {
            'posts': 2,
            'reactions': {},
            'followers': [],
            'topics': {'tea': 2, 'park': 1},
        }

    def close(self):
        for process in reversed(self.processes):
            systems.end(process)
        self.proxy.close()
        self.log.close()
