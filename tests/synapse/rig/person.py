# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""A person at the desk: looks through the accessibility tree, acts by mouse and keys."""
import re
import subprocess

import pyatspi
from gi.repository import GLib

from rig.waiting import wait_for
from rig.words import CHECK_BOX, EDIT

_MANY = 150
_GONE = (GLib.Error, LookupError, NotImplementedError, AttributeError)


class Control:
    """Something the accessibility tree shows."""

    def __init__(self, accessible, trail=()):
        self.accessible = accessible
        self._trail = trail

    def __str__(self):
        return f"{self.role()} \"{self.name()}\""

    def role(self):
        return self.accessible.getRoleName()

    def name(self):
        return self.accessible.name or ""

    def has(self, state):
        return self.accessible.getState().contains(state)

    def enabled(self):
        return self.has(pyatspi.STATE_ENABLED)

    def editable(self):
        return self.has(pyatspi.STATE_EDITABLE)

    def focused(self):
        return self.has(pyatspi.STATE_FOCUSED)

    def ticked(self):
        return self.has(pyatspi.STATE_CHECKED)

    def text(self):
        return self.accessible.queryText().getText(0, -1)

    def box(self):
        """(left, top, right, bottom) on the screen."""
        extents = self.accessible.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return extents.x, extents.y, extents.x + extents.width, extents.y + extents.height

    def centre(self):
        left, top, right, bottom = self.box()
        return (left + right) // 2, (top + bottom) // 2

    def visible_box(self):
        """The part of the box that no ancestor cuts off."""
        left, top, right, bottom = self.box()
        for ancestor in self._trail:
            try:
                box = Control(ancestor).box()
            except _GONE:
                continue
            if box[2] > box[0] and box[3] > box[1]:
                left, top = max(left, box[0]), max(top, box[1])
                right, bottom = min(right, box[2]), min(bottom, box[3])
        return left, top, right, bottom

    def in_view(self):
        left, top, right, bottom = self.visible_box()
        x, y = self.centre()
        return left < x < right and top < y < bottom

    def children(self):
        """Of a long table only its beginning, for each cell is a question of its own."""
        trail = (*self._trail, self.accessible)
        number = self.accessible.childCount
        if number > _MANY and self.role() == "table":
            number = _MANY
        for index in range(number):
            child = self.accessible.getChildAtIndex(index)
            if child is not None:
                yield Control(child, trail)

    def walk(self):
        """This control and everything in it that is shown."""
        try:
            if self._trail and not self.has(pyatspi.STATE_VISIBLE):
                return
            yield self
            for child in self.children():
                yield from child.walk()
        except _GONE:
            return


class Person:
    """Sits before one running program."""

    def __init__(self, program):
        self._program = program

    # --- looking

    def application(self):
        """The program's root in the tree, or None while it has none."""
        desktop = pyatspi.Registry.getDesktop(0)
        desktop.set_cache_mask(pyatspi.Atspi.Cache.NONE)
        for index in range(desktop.childCount):
            try:
                child = desktop.getChildAtIndex(index)
                if child is not None and child.get_process_id() == self._program.pid:
                    child.set_cache_mask(pyatspi.Atspi.Cache.NONE)
                    return Control(child)
            except _GONE:
                continue
        return None

    def everything(self):
        root = self.application()
        if root is None:
            return []
        return [control for window in root.children() for control in window.walk()]

    def find(self, role, name, where=lambda control: True):
        """The shown control with this role and name (a string, or a compiled pattern), or None."""
        return next(iter(self.find_all(role, name, where)), None)

    def find_all(self, role, name, where=lambda control: True):
        found = []
        for control in self.everything():
            try:
                if control.role() == role and _fits(control.name(), name) and where(control):
                    found.append(control)
            except _GONE:
                continue
        return found

    def wait(self, role, name, where=lambda control: True, seconds=30):
        """The control as soon as it is shown."""
        return wait_for(lambda: f"{role} {name}; shown is:\n{self.sight()}",
                        lambda: self._alive() and self.find(role, name, where), seconds)

    def wait_enabled(self, role, name, seconds=30):
        return self.wait(role, name, Control.enabled, seconds)

    def wait_gone(self, role, name, seconds=30):
        wait_for(lambda: f"{role} {name} gone; shown is:\n{self.sight()}",
                 lambda: not self.find(role, name), seconds)

    def wait_text(self, pattern, seconds=30):
        """Any shown control whose name or text matches the pattern."""
        return wait_for(lambda: f"the text {pattern}; shown is:\n{self.sight()}",
                        lambda: self._alive() and self.reads(pattern), seconds)

    def reads(self, pattern):
        match = re.search(pattern, self.sight())
        return match and match.group(0)

    def sight(self):
        """Everything shown, line by line, for waiting on texts and for error messages."""
        lines = []
        for control in self.everything():
            try:
                line = f"{control.role()}: {control.name()}"
                if control.role() == EDIT:
                    line += f" = {control.text()}"
                if not control.enabled():
                    line += "  (disabled)"
                lines.append(line)
            except _GONE:
                continue
        return "\n".join(lines)

    # --- acting

    def click(self, role, name, seconds=30):
        """Press an enabled control where it is seen, scrolling it into view first."""
        self.press_at(self.wait_enabled(role, name, seconds))

    def press_at(self, control):
        self._bring_into_view(control)
        x, y = control.centre()
        _xdotool("mousemove", str(x), str(y), "click", "1")

    def open_menu(self, role, name):
        """Press a menu button. Qt 6.4 shows an open menu to nobody, so its X window is waited for."""
        before = self._x_windows()
        self.click(role, name)
        wait_for(f"the menu of {name}", lambda: self._x_windows() - before, 10)

    def fill(self, role, name, text, seconds=30):
        """Click into a field and type over what it holds."""
        self.click(role, name, seconds)
        wait_for(f"focus in {name}", lambda: (c := self.find(role, name)) and c.focused(), 10)
        self.keys("ctrl+a")
        self.type(text)

    def type(self, text, delay=20):
        """`delay`: milliseconds between two keys."""
        _xdotool("type", "--clearmodifiers", "--delay", str(delay), "--", text)

    def keys(self, *names):
        _xdotool("key", "--clearmodifiers", "--delay", "60", *names)

    def tick(self, name, wanted=True):
        box = self.wait_enabled(CHECK_BOX, name)
        if box.ticked() != wanted:
            self.click(CHECK_BOX, name)
        wait_for(f"{name} ticked: {wanted}", lambda: self.wait(CHECK_BOX, name).ticked() == wanted, 10)

    # --- inside

    def _x_windows(self):
        search = ["xdotool", "search", "--onlyvisible", "--pid", str(self._program.pid), ""]
        return set(subprocess.run(search, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                  check=False).stdout.split())

    def _alive(self):
        self._program.must_run()
        return True

    def _bring_into_view(self, control):
        self._at_rest(control)
        for _ in range(60):
            if control.in_view():
                return
            left, top, right, bottom = _area_seen(control)
            down = control.centre()[1] >= bottom
            _xdotool("mousemove", str((left + right) // 2), str((top + bottom) // 2),
                     "click", "--repeat", "2", "--delay", "20", "5" if down else "4")
            self._at_rest(control)
        raise AssertionError(f"cannot be scrolled into view: {control}")

    @staticmethod
    def _at_rest(control):
        """Wait until the place of the control has stopped changing."""
        seen = [None]

        def resting():
            now = control.box()
            same, seen[0] = now == seen[0], now
            return same

        wait_for(f"{control} stays in its place", resting, 10, 0.08)


def _area_seen(control):
    """What is seen of the innermost ancestor that shows anything."""
    for depth in range(len(control._trail) - 1, -1, -1):
        box = Control(control._trail[depth], control._trail[:depth]).visible_box()
        if box[2] - box[0] > 4 and box[3] - box[1] > 4:
            return box
    raise AssertionError(f"nothing around {control} is in view")


def _fits(text, wanted):
    return wanted.search(text) is not None if isinstance(wanted, re.Pattern) else text == wanted


def _xdotool(*arguments):
    subprocess.run(["xdotool", *arguments], check=True, timeout=60)
