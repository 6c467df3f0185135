# fediverse.py: what happens to Ann on every server with the Mastodon API, and the expected counts.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later

from api import approve

THREAD = 40


class Fediverse:
    """The steps of the journey; a server provides post, like, boost, follow and their undoing."""

    people = ('ann', 'bob', 'cleo', 'dora')
    signs_in = True
    giving = ('POST', '/api/v1/statuses')
    me = 'ann'
    friend = 'bob'
    topic = 'Garden design'
    lists_followers = True
    says_unchanged = False
    apps_delete = True

    def sign_in(self, clout, who, *options):
        clout.sign_in(self.origin, lambda link: approve(link, who, self.passwords[who]), *options)

    def post(self, who, text, answers=None):
        return self.persons[who].post(text, answers)['id']

    def reply(self, who, post, text, to):
        return self.post(who, f'@{to} {text}', post)

    def mention(self, who, whom, text):
        return self.post(who, f'@{self.handle(whom)} {text}')

    def like(self, who, post):
        self.persons[who].act(post, 'favourite')

    def unlike(self, who, post):
        self.persons[who].act(post, 'unfavourite')

    def boost(self, who, post):
        self.persons[who].act(post, 'reblog')

    def unboost(self, who, post):
        self.persons[who].act(post, 'unreblog')

    def follow(self, who, whom):
        person = self.persons[who]
        found = person.call('GET', '/api/v1/accounts/lookup', acct=self.handle(whom))
        person.call('POST', f'/api/v1/accounts/{found["id"]}/follow')

    def unfollow(self, who, whom):
        self.persons[who].call('POST', f'/api/v1/accounts/{self.persons[whom].id}/unfollow')

    def texts(self, who):
        """The texts of a person's own posts, as seen by everyone."""
        person = self.persons[who]
        return [one['text'] if one.get('text') else one['content'] for one in
                person.call('GET', f'/api/v1/accounts/{person.id}/statuses', limit=200)]

    def populate(self):
        """Ann posts four times. Bob, Cleo and Dora follow her, like, boost, reply and mention. She
        replies to Bob, which is another post of hers."""
        for name in ('bob', 'cleo', 'dora'):
            self.follow(name, 'ann')
        self.settle()
        self.first = self.post('ann', 'Good morning #tea')
        self.second = self.post('ann', 'A second cup #tea #garden')
        self.third = self.post('ann', 'Wrong words #mistake')
        self.fourth = self.post('ann', 'Better not said')
        self.settle()
        self.like('bob', self.first)
        self.like('cleo', self.first)
        self.like('dora', self.second)
        self.like('dora', self.fourth)
        self.boost('bob', self.second)
        self.bobs = self.reply('bob', self.first, 'morning', 'ann')
        self.cleos = self.reply('cleo', self.first, 'and to you', 'ann')
        self.doras = self.mention('dora', 'ann', 'what about this')
        self.settle()
        self.reply('ann', self.bobs, 'how nice', 'bob')
        self.settle()
        return {
            'posts': 5,
            'reactions': {('like', 'bob'): 1, ('like', 'cleo'): 1, ('like', 'dora'): 2,
                          ('share', 'bob'): 1, ('reply', 'bob'): 1, ('reply', 'cleo'): 1,
                          ('mention', 'dora'): 1},
            'followers': ['bob', 'cleo', 'dora'],
            'topics': {'tea': 2, 'garden': 1, 'mistake': 1},
        }

    def act_oneself(self):
        """Ann replies to herself, continues a post as a long thread, and likes and boosts her own
        posts."""
        self.reply('ann', self.first, 'talking to myself', 'ann')
        last = self.second
        for number in range(2, THREAD + 1):
            last = self.reply('ann', last, f'part {number}', 'ann')
        for post in (self.first, self.second, last):
            self.like('ann', post)
            self.boost('ann', post)
        self.settle()
        return {
            'posts': 5 + 1 + THREAD - 1,
            'reactions': {('like', 'bob'): 1, ('like', 'cleo'): 1, ('like', 'dora'): 2,
                          ('share', 'bob'): 1, ('reply', 'bob'): 1, ('reply', 'cleo'): 1,
                          ('mention', 'dora'): 1},
            'followers': ['bob', 'cleo', 'dora'],
            'topics': {'tea': 2, 'garden': 1, 'mistake': 1},
        }

    def change_posts(self):
        """One post is edited, with other hashtags; another, which Dora liked, is deleted."""
        self.edit('ann', self.third, 'The right words #coffee')
        self.delete('ann', self.fourth)
        self.settle()
        return {
            'posts': 4 + 1 + THREAD - 1,
            'reactions': {('like', 'bob'): 1, ('like', 'cleo'): 1, ('like', 'dora'): 1,
                          ('share', 'bob'): 1, ('reply', 'bob'): 1, ('reply', 'cleo'): 1,
                          ('mention', 'dora'): 1},
            'followers': ['bob', 'cleo', 'dora'],
            'topics': {'tea': 2, 'garden': 1, 'coffee': 1},
        }

    def take_back_some(self):
        """Bob takes his likes back, Cleo deletes her reply, Dora unfollows."""
        self.unlike('bob', self.first)
        self.delete('cleo', self.cleos)
        self.unfollow('dora', 'ann')
        self.settle()
        return {
            'posts': 4 + 1 + THREAD - 1,
            'reactions': {('like', 'cleo'): 1, ('like', 'dora'): 1,
                          ('share', 'bob'): 1, ('reply', 'bob'): 1,
                          ('mention', 'dora'): 1},
            'followers': ['bob', 'cleo'] if self.lists_followers else ['bob', 'cleo', 'dora'],
            'topics': {'tea': 2, 'garden': 1, 'coffee': 1},
        }

    def take_back_all(self):
        """Everyone takes everything back."""
        self.unlike('cleo', self.first)
        self.unlike('dora', self.second)
        self.unboost('bob', self.second)
        self.delete('bob', self.bobs)
        self.delete('dora', self.doras)
        for name in ('bob', 'cleo'):
            self.unfollow(name, 'ann')
        self.settle()
        return {
            'posts': 4 + 1 + THREAD - 1,
            'reactions': {},
            'followers': [] if self.lists_followers else ['bob', 'cleo', 'dora'],
            'topics': {'tea': 2, 'garden': 1, 'coffee': 1},
        }

    def befriend(self):
        """A +K needs a recipient that you follow."""
        self.follow('bob', 'ann')
        self.settle()

    def posts_about(self, topic):
        """How many of Bob's +K posts name the topic, as a hashtag or in quotes."""
        wanted = bare(topic)
        return sum('+K' in text and wanted in bare(text) for text in self.texts('bob'))


def bare(text):
    return ''.join(one for one in text.lower() if one.isalnum())
