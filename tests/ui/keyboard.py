# keyboard.py: gives the keyboard focus to the top window, like a window manager.
# Copyright The Clout developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Test displays have no window manager: when a dialog closes, no window has the focus and keys
# are lost.
import ctypes
import ctypes.util
import functools
import os
import threading

# From X.h and Xlib.h.
SUBSTRUCTURE_NOTIFY = 1 << 19
DESTROY, UNMAP, MAP = 17, 18, 19
INPUT_ONLY, VIEWABLE = 2, 2
REVERT_TO_POINTER_ROOT = 1

Window = ctypes.c_ulong


class Attributes(ctypes.Structure):
    _fields_ = [(name, kind) for names, kind in (
        ('x y width height border depth', ctypes.c_int), ('visual', ctypes.c_void_p),
        ('root', Window), ('class bit_gravity win_gravity backing_store', ctypes.c_int),
        ('planes pixel', ctypes.c_ulong), ('save_under', ctypes.c_int),
        ('colormap', ctypes.c_ulong), ('map_installed state', ctypes.c_int),
        ('all_events your_events do_not_propagate', ctypes.c_long),
        ('override_redirect', ctypes.c_int), ('screen', ctypes.c_void_p))
        for name in names.split()]


class Event(ctypes.Union):
    _fields_ = [('type', ctypes.c_int), ('room', ctypes.c_long * 24)]


HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)


class Keyboard:
    def __init__(self):
        self.x11 = ctypes.CDLL(ctypes.util.find_library('X11') or 'libX11.so.6')
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = Window
        # A window may close meanwhile, which isn't an error here.
        self.quiet = HANDLER(lambda display, error: 0)
        self.x11.XSetErrorHandler(self.quiet)
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(None))
        self.root = Window(self.x11.XDefaultRootWindow(self.display))
        self.x11.XSelectInput(self.display, self.root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))

    def top(self):
        """The topmost window that would have a frame."""
        root, parent, windows, count = Window(), Window(), ctypes.POINTER(Window)(), ctypes.c_uint()
        self.x11.XQueryTree(self.display, self.root, ctypes.byref(root), ctypes.byref(parent),
                            ctypes.byref(windows), ctypes.byref(count))
        try:
            for i in reversed(range(count.value)):
                window, what = Window(windows[i]), Attributes()
                if self.x11.XGetWindowAttributes(self.display, window, ctypes.byref(what)) \
                        and what.state == VIEWABLE and not what.override_redirect \
                        and getattr(what, 'class') != INPUT_ONLY:
                    return window
        finally:
            self.x11.XFree(windows)
        return None

    def give(self):
        window = self.top()
        if window is not None:
            self.x11.XSetInputFocus(self.display, window, REVERT_TO_POINTER_ROOT,
                                    ctypes.c_ulong(0))
            self.x11.XFlush(self.display)

    def is_with(self, window):
        holder, revert = Window(), ctypes.c_int()
        self.x11.XGetInputFocus(self.display, ctypes.byref(holder), ctypes.byref(revert))
        return window is not None and holder.value == window.value

    def keep(self):
        event = Event()
        while True:
            self.x11.XNextEvent(self.display, ctypes.byref(event))
            if event.type in (DESTROY, UNMAP, MAP):
                self.give()


@functools.cache
def own():
    return Keyboard()


def is_with_top():
    """Whether the next key press goes to the top window."""
    return 'DISPLAY' not in os.environ or own().is_with(own().top())


def bring_to_top():
    """Whether it does, and if it doesn't, it soon will."""
    if is_with_top():
        return True
    own().give()
    return False


@functools.cache
def start():
    """Once, in the background, until the test ends; not without X."""
    if 'DISPLAY' in os.environ:
        threading.Thread(target=Keyboard().keep, daemon=True).start()
