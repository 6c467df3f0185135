# driver.py: a running Clout, seen and used through the accessibility bus.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import os
import pathlib
import re
import subprocess
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

import keyboard  # noqa: E402

# Only a test that fails waits this long.
PATIENCE = float(os.environ.get('CLOUT_TEST_PATIENCE',
                                120 if 'ASAN_OPTIONS' in os.environ else 60))
# A busy machine may need all of that for a single look at a long page.
LEAST_LOOKS = 3
# How often in a row, and for how long, something is in the same place before it counts as still.
STILL_LOOKS = 5
STILL_SECONDS = 0.5
# How long no focus event arrives before the focus is searched for.
SILENCE = 0.6
# X's key codes for modifiers, and symbols for the other keys.
MODIFIERS = {'Control': 37, 'Shift': 50, 'Alt': 64}
KEYS = {'Tab': 0xff09, 'Return': 0xff0d, 'Escape': 0xff1b, 'Home': 0xff50,
        'Left': 0xff51, 'Up': 0xff52, 'Right': 0xff53, 'Down': 0xff54, 'End': 0xff57, 'F1': 0xffbe,
        'F10': 0xffc7}


# Without graphics drivers, which leak a little and start slowly; newer GTK versions use the second
# variable and reject the first one's value. Messages stay until a busy machine has seen them.
ENVIRONMENT = {'G_DEBUG': 'fatal-criticals', 'GDK_DEBUG': 'gl-disable',
               'GDK_DISABLE': 'gl,vulkan', 'CLOUT_TOAST_SECONDS': '120'}
# For tests that wait until a message disappears.
BRIEF = {'CLOUT_TOAST_SECONDS': None}
# A button's role differs between versions of GTK and AT-SPI.
BUTTONS = ('button', 'push button', 'toggle button')
LABELS = ('label', 'heading')
DIALOGS = ('dialog', 'alert', 'file chooser')


# Controls, and pictures with a meaning, need a name.
NAMED = BUTTONS + ('text', 'entry', 'page tab', 'list item', 'list', 'image', 'check box',
                   'combo box', 'link', 'spin button', 'slider', 'radio button', 'progress bar')
# These can't contain anything else that has the focus.
LEAVES = LABELS + ('image', 'page tab', 'scroll bar', 'text')
TYPE_NAME = re.compile(r'(Gtk|Adw|Clout)[A-Z]\w+')


class Missing(Exception):
    """The element didn't appear."""


def await_it(what, look, patience=PATIENCE):
    """Polls look() until it returns a true value; widgets may disappear meanwhile."""
    end = time.monotonic() + patience
    looks = 0
    while True:
        looks += 1
        fault = None
        try:
            found = look()
        except (GLib.Error, IndexError, AttributeError) as error:
            found, fault = None, error
        if found:
            return found
        if time.monotonic() > end and looks >= LEAST_LOOKS:
            raise Missing(f'{what} ({fault})' if fault else what)
        time.sleep(0.02)


def steady(look):
    """Everything that look() finds, starting again if something disappeared meanwhile."""
    return await_it('a window that stands still', lambda: (list(look()),))[0]


def place(node):
    """Where in its window it is."""
    node.clear_cache()
    box = node.get_extents(Atspi.CoordType.WINDOW)
    return box.x, box.y


def still_place(node):
    """The same, once it stays there: a page scrolls to the focus and loads its parts."""
    seen = []

    def look():
        now = place(node)
        if seen and seen[-1][0] != now:
            seen.clear()
        seen.append((now, time.monotonic()))
        return now if len(seen) >= STILL_LOOKS \
            and seen[-1][1] - seen[0][1] >= STILL_SECONDS else None
    return await_it('something that stands still', look)


def children(node):
    count = node.get_child_count()
    return [child for child in (node.get_child_at_index(i) for i in range(count)) if child]


def has(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state))


def walk(node, rows=True):
    """Every node below, in order; nodes within list rows only on request."""
    yield node
    if not rows and node.get_role_name() == 'list item':
        return
    for child in children(node):
        yield from walk(child, rows)


def fits(wanted, name):
    """Whether a name matches: a string, a compiled pattern, or None for any."""
    return wanted is None or wanted == name \
        or isinstance(wanted, re.Pattern) and wanted.match(name) is not None


def is_laid_out(node):
    """Whether it has a size: libadwaita's unused widgets have none."""
    try:
        box = node.get_extents(Atspi.CoordType.WINDOW)
    except GLib.Error:
        return True
    return box.width > 0 and box.height > 0


def look_for_unnamed(node, within_named=False):
    role, name = node.get_role_name(), node.get_name()
    if role in NAMED and not (role == 'image' and within_named) \
            and (not name.strip() or TYPE_NAME.fullmatch(name)) and is_laid_out(node):
        yield f'{role} “{name}” in “{node.get_parent().get_name()}”'
    # The selection is a label in a list with one item, which is how GTK draws it.
    if role == 'combo box':
        return
    holder = role in BUTTONS or role in ('page tab', 'list', 'list item')
    for child in children(node):
        yield from look_for_unnamed(child, within_named or holder)


def unnamed(node):
    """Nodes without a name, or named after their type; icons within a named node need none."""
    return steady(lambda: look_for_unnamed(node))


def name_of(node):
    """The name without the mnemonic: GTK 4.8 includes both, “_Add Add”; none for no node."""
    if node is None:
        return ''
    name = node.get_name()
    half = name[:len(name) // 2]
    for cut in (len(half), len(half) + 1):
        first, second = name[:cut].rstrip(), name[cut:].lstrip()
        if first.replace('_', '', 1) == second:
            return second
    return name


class Listener:
    """Listens for focus events, which is faster than searching."""

    def __init__(self):
        self.heard = []
        self.listener = Atspi.EventListener.new(
            lambda event: self.heard.append((event.source, event.detail1 == 1)))
        self.listener.register('object:state-changed:focused')

    def end(self):
        self.listener.deregister('object:state-changed:focused')

    def listen(self):
        """All events since the last clear: the node, and whether it has the focus."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        return self.heard

    def forget(self):
        self.listen()
        self.heard.clear()


class Clout:
    """A running program; starts on "with", and ends with its block."""

    def __init__(self, program, *arguments, environment=None, hidden=False):
        self.hidden = hidden
        self.listener = None
        self.log = tempfile.TemporaryFile(mode='w+')
        variables = {**os.environ, **ENVIRONMENT, **(environment or {})}
        self.process = subprocess.Popen(
            [program, *arguments], stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
            env={name: value for name, value in variables.items() if value is not None})

    def __enter__(self):
        if not self.hidden:
            self.find_window()
        return self

    def find_window(self):
        """For a program that was started hidden, once its window opens; a hidden one isn't on the
        bus."""
        keyboard.start()
        self.app = await_it('the program on the bus', self._find_app)
        self.window = await_it('a window', lambda: self.windows()[0])
        self.listener = self.listener or Listener()
        # A pointer resting on a chart would select a day in it.
        Atspi.generate_mouse_event(0, 0, 'abs')

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self._log()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.log.close()
        if self.listener:
            self.listener.end()

    def _log(self):
        """The program's output and its screen, for the test log."""
        print('# ' + self.output().replace('\n', '\n# '))
        try:
            for window in self.windows():
                print(f'# in sight in “{window.get_name()}”:', ' | '.join(
                    name_of(node) for node in self.all('label', within=window)
                    if self.is_shown(node, window)))
        except GLib.Error:
            pass

    def _find_app(self):
        if self.process.poll() is not None:
            raise Missing(f'the program ended: {self.output()}')
        for app in children(Atspi.get_desktop(0)):
            if app.get_process_id() == self.process.pid:
                return app
        return None

    def output(self):
        self.log.seek(0)
        return ''.join(line for line in self.log if 'gl-disable' not in line).strip()

    def windows(self):
        return [node for node in children(self.app) if has(node, 'VISIBLE')]

    def window_named(self, name):
        return await_it(f'a window “{name}”', lambda: [
            window for window in self.windows() if window.get_name() == name][0])

    def see_active(self, window=None):
        """Waits until the given window, or any, has the keyboard focus."""
        def look():
            windows = self.windows()
            for node in windows:
                # GTK 4.8 doesn't notify when that changes.
                node.clear_cache()
            active = [node for node in windows if has(node, 'ACTIVE')]
            # It doesn't even report a dialog's, so it is enough that no other window has the focus.
            dialog = windows[-1] if windows[-1].get_role_name() in DIALOGS else None
            if dialog and window in (None, dialog):
                return not active and keyboard.is_with_top()
            return window in active if window else active
        await_it('the keyboard there', look)

    def see_closed(self, window):
        """Waits until it has closed and another window has the keyboard focus."""
        self.see_gone(window)
        self.see_active()

    @staticmethod
    def see_gone(window):
        """Waits until it has closed, without listing windows: GTK 4.8 logs a critical when one of
        them is just closing."""
        def gone():
            try:
                return not has(window, 'VISIBLE')
            except GLib.Error:
                return True
        await_it('no more of that window', gone)

    def wait_end(self):
        """Waits for the program to exit, and returns its status."""
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Missing('the end of the program') from None

    def each(self, role=None, name=None, within=None):
        """Nodes with that role and name, in order."""
        roles = {'button': BUTTONS, 'label': LABELS}.get(role, (role,))
        rows = role not in ('label', 'list', 'list item', 'page tab', 'image')
        for node in walk(within or self.window, rows):
            if (role is None or node.get_role_name() in roles) and fits(name, name_of(node)):
                yield node

    def all(self, role=None, name=None, within=None):
        return list(self.each(role, name, within))

    def is_shown(self, node, window=None):
        """Whether a click on it would hit it: then it is on the visible page."""
        try:
            box = node.get_extents(Atspi.CoordType.WINDOW)
            if box.width <= 0 or box.height <= 0:
                return False
            # Parts that are hidden from accessibility or not loaded yet, such as an icon, can't be
            # hit, so the edges are tried as well.
            hit = self._hit(box, window)
            if hit is None and node.get_role_name() == 'list item':
                # Loads the row's parts.
                list(walk(node))
                hit = self._hit(box, window)
            return hit is not None and self._is_within(hit, node)
        except GLib.Error:
            pass
        return False

    def _hit(self, box, window=None):
        middle, half = box.width // 2, box.height // 2
        return next((hit for x, y in ((middle, half), (middle, 1), (1, half),
                                      (middle, box.height - 2))
                     for hit in [(window or self.window).get_accessible_at_point(
                         box.x + x, box.y + y, Atspi.CoordType.WINDOW)] if hit is not None), None)

    @staticmethod
    def _is_within(node, holder):
        while node is not None and node != holder:
            node = node.get_parent()
        return node is not None

    def see(self, role, name, within=None, patience=PATIENCE):
        """Waits until a node with that name is visible, and returns it."""
        return await_it(f'{role} “{name}” in sight', lambda: next(
            (node for node in self.each(role, name, within) if self.is_shown(node, within)), None),
            patience)

    def see_no(self, role, name, within=None):
        await_it(f'no {role} “{name}” in sight', lambda: not any(
            self.is_shown(node, within) for node in self.each(role, name, within)))

    @staticmethod
    def _act(what, find):
        """Activates what find() returns, once it is sensitive; a list that is filled again
        replaces its widgets, so it is searched for again if it disappears."""
        def look():
            node = find()
            if node is None or not has(node, 'SENSITIVE'):
                return False
            Atspi.Action.do_action(node, 0)
            return True
        await_it(f'{what} to press', look)

    def click(self, role, name, within=None):
        self.see(role, name, within)
        self._act(f'{role} “{name}”', lambda: next(
            (node for node in self.each(role, name, within) if self.is_shown(node, within)), None))

    def press(self, name, within=None):
        """By a button's action, even if it is outside what the window shows."""
        self._act(f'button “{name}”', lambda: next(
            (node for node in self.each('button', name, within) if is_laid_out(node)), None))

    def key(self, *keys):
        """Presses the last key while holding the others, which are modifiers. When a window has
        opened or closed, the keyboard focus follows a moment later, and keys would be lost."""
        await_it('the keyboard in the top window', keyboard.bring_to_top)
        for name in keys[:-1]:
            Atspi.generate_keyboard_event(MODIFIERS[name], None, Atspi.KeySynthType.PRESS)
        Atspi.generate_keyboard_event(KEYS.get(keys[-1]) or ord(keys[-1]), None,
                                      Atspi.KeySynthType.SYM)
        for name in reversed(keys[:-1]):
            Atspi.generate_keyboard_event(MODIFIERS[name], None, Atspi.KeySynthType.RELEASE)

    def type(self, name, text, within=None):
        """Fills the field with that name, which should already have the focus."""
        Atspi.EditableText.set_text_contents(self.see('text', name, within), text)

    def show_score(self):
        """Closes an import's summary with its button, which leads to the score."""
        report = self.window_named('Archive Imported')
        self.click('button', 'Show Score', report)
        self.see_closed(report)

    def open_menu(self):
        """Its items are on the bus while it is open; GTK 4.8 doesn't always report that the first
        one has the focus."""
        self.key('F10')
        await_it('the menu', lambda: self.all('menu item'))

    def open_away_dialog(self):
        """Through the menu."""
        self.open_menu()
        self.tab_to('Time Away')
        self.key('Return')
        return self.window_named('Time Away')

    def focus(self):
        """The node with the focus; searched for from the end, where the latest page is, and within
        list rows only if it isn't elsewhere."""
        def look(node, leaves):
            if has(node, 'FOCUSED'):
                return node
            if node.get_role_name() in leaves:
                return None
            for child in reversed(children(node)):
                found = look(child, leaves)
                if found is not None:
                    return found
            return None

        windows = list(reversed(self.windows()))
        return next((found for leaves in (LEAVES + ('list item',), LEAVES) for window in windows
                     for found in [look(window, leaves)] if found is not None), None)

    def tab(self, before=None, keys=('Tab',)):
        """Presses Tab and returns the node that then has the focus, or before if there is no other;
        None for the text of an entry row, whose focus GTK 4.8 doesn't report."""
        before = before or self.focus()
        self.listener.forget()
        self.key(*keys)
        pressed = time.monotonic()

        def look():
            heard = self.listener.listen()
            now = next((node for node, has_it in reversed(heard)
                        if has_it and node != before and has(node, 'FOCUSED')), None)
            if now is None and time.monotonic() - pressed > SILENCE:
                now = self.focus()
                if now == before and [has_it for node, has_it in heard if node == before] \
                        == [False, True]:
                    return (before,)
                if now is None and any(not has_it for _, has_it in heard):
                    return (None,)
            return (now,) if now is not None and now != before else None
        return await_it('another focus', look)[0]

    def tab_round(self):
        """The names of everything that Tab reaches, from the next until the first one again."""
        first = node = self.tab()
        names = []
        while node != first or not names:
            names.append(name_of(node))
            node = self.tab(node)
        return names

    def tab_to(self, name, steps=60):
        """Presses Tab until something whose name is, or starts with, this one has the focus."""
        node = self.focus()
        for _ in range(steps):
            if node is not None and (name_of(node).startswith(name) if isinstance(name, str)
                                     else name.match(name_of(node))):
                return node
            node = self.tab(node)
        raise Missing(f'“{name}” by the Tab key')


def quit_well(clout):
    clout.key('Control', 'q')
    status = clout.wait_end()
    assert status == 0, f'ended with {status}: {clout.output()}'
    assert not clout.output(), clout.output()


def forget_settings():
    """All settings are as at the first start, except that the first steps are closed: they would
    be above what is looked for."""
    file = pathlib.Path(GLib.get_user_config_dir(), 'glib-2.0/settings/keyfile')
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('[io/github/cloutapp/Clout]\nwelcome=false\n')


class Home:
    """A user's data in a temporary directory."""

    def __init__(self, program, **environment):
        self.program = program
        self.environment = environment

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='clout-window-')
        self.path = pathlib.Path(self.folder.name)
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def open(self, *arguments, hidden=False, **environment):
        forget_settings()
        return Clout(self.program, *map(str, arguments), hidden=hidden, environment={
            'XDG_DATA_HOME': self.folder.name, 'GSETTINGS_BACKEND': 'keyfile', **self.environment,
            **environment})

    @contextlib.contextmanager
    def open_archive(self, archive, **environment):
        """The same after importing the archive and closing the summary."""
        with self.open(archive, **environment) as clout:
            clout.show_score()
            yield clout


def run(suite, tests, wanted=()):
    """Runs a module's test_… functions and reports them in TAP."""
    chosen = [(name[5:].replace('_', '-'), test) for name, test in tests.items()
              if name.startswith('test_') and (not wanted or name[5:].replace('_', '-') in wanted)]
    failed = 0
    Atspi.set_timeout(30000, 60000)
    print(f'1..{len(chosen)}')
    for number, (name, test) in enumerate(chosen, 1):
        began = time.monotonic()
        try:
            test()
        except Exception as fault:  # pylint: disable=broad-except
            failed += 1
            print(f'not ok {number} {suite}/{name}: {test.__doc__}')
            print(f'# {type(fault).__name__}: {fault}'.replace('\n', '\n# '))
        else:
            print(f'ok {number} {suite}/{name}: {test.__doc__}')
        print(f'# {time.monotonic() - began:.1f} s', flush=True)
    return 1 if failed else 0
