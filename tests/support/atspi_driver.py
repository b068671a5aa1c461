"""Drives a program from outside, by what a screen reader sees. Run by the system's Python 3, which has pyatspi.

    dbus-run-session -- /usr/bin/python3 atspi_driver.py ANSWERS PROGRAM ARGUMENT...

Starts the accessibility bus, a window manager and the program; then takes one wish a line (JSON) on standard input and
answers each with one line (JSON) into the file descriptor ANSWERS: standard output belongs to whoever likes to talk.
A wish waits until it comes true or its time is over; nothing sleeps but to look again.
Nothing of the project is imported: the program is only known by its accessible names.
"""

import json
import os
import re
import subprocess
import sys
import time

import gi

gi.require_version("Gio", "2.0")
import pyatspi
from gi.repository import Gio, GLib

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
LOOK_AGAIN_S = 0.15
MOST_CHILDREN = 120
"""Of a long list only the first are looked at; a person sees no more of them either."""

STATES = {
    "enabled": pyatspi.STATE_ENABLED,
    "checked": pyatspi.STATE_CHECKED,
    "focused": pyatspi.STATE_FOCUSED,
    "pressed": pyatspi.STATE_PRESSED,
}


def wait_for_bus(patience_s=15):
    """Until the accessibility bus has an address."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    end = time.monotonic() + patience_s
    while True:
        try:
            session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 2000, None)
            return
        except GLib.Error:
            if time.monotonic() > end:
                raise
            time.sleep(LOOK_AGAIN_S)


def walk(node):
    """A node that shows and all that is in it, parents first, each with its states; what vanishes is left out."""
    try:
        if node is None:
            return
        states = node.getState()
        if not states.contains(pyatspi.STATE_SHOWING):
            return
        yield node, states
        children = [node.getChildAtIndex(place) for place in range(min(node.childCount, MOST_CHILDREN))]
    except (GLib.Error, LookupError, RuntimeError):
        return
    for child in children:
        yield from walk(child)


def named(node):
    """Role and name of a node, or None where it vanished."""
    try:
        return node.getRoleName(), node.name
    except (GLib.Error, LookupError, RuntimeError):
        return None


def click_on(node):
    """A click of the mouse in the middle of a node."""
    box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    place = [str(box.x + box.width // 2), str(box.y + box.height // 2)]
    subprocess.run(["xdotool", "mousemove", "--sync", *place, "click", "1"], check=True, timeout=10)


class Driver:
    """Carries out wishes on one program."""

    def __init__(self, begin):
        self._begin = begin
        self.program = begin()

    def everything(self):
        """All nodes of the program's windows."""
        desktop = pyatspi.Registry.getDesktop(0)
        for place in range(desktop.childCount):
            yield from walk(desktop.getChildAtIndex(place))

    def matching(self, wish):
        """The nodes that fit a wish: role, name (a regular expression) and states; hidden ones never fit."""
        wanted = {STATES[key]: value for key, value in wish.items() if key in STATES}
        for node, states in self.everything():
            if any(states.contains(state) != value for state, value in wanted.items()):
                continue
            seen = named(node)
            if seen is not None and wish.get("role", seen[0]) == seen[0] and re.search(wish["name"], seen[1]):
                yield node, {"role": seen[0], "name": seen[1]}

    def find(self, wish):
        """Wait for a node; where it does not come, tell what was there instead."""
        node, seen = self._first(wish)
        if node is None:
            shown = [(named(one), states.contains(pyatspi.STATE_FOCUSED)) for one, states in self.everything()]
            named_or_focused = [(*seen, focused) for seen, focused in shown if seen and (seen[1] or focused)]
            names = sorted({f"{role}: {name}{' (focused)' * focused}" for role, name, focused in named_or_focused})
            return {"missing": wish, "there": names, "status": self.program.poll()}
        return {"found": seen}

    def gone(self, wish):
        """Wait until no such node shows."""
        end = time.monotonic() + wish.get("within_s", 25)
        while any(True for _ in self.matching(wish)):
            if time.monotonic() > end:
                return {"missing": {"gone": wish}, "there": [], "status": self.program.poll()}
            time.sleep(LOOK_AGAIN_S)
        return {"found": None}

    def press(self, wish):
        """Do what a node does first: press a button, choose a row."""
        return self._with(wish, lambda node: node.queryAction().doAction(0))

    def click(self, wish):
        """Click on a node with the mouse."""
        return self._with(wish, click_on)

    def focus(self, wish):
        """Give the keyboard to a node."""
        return self._with(wish, lambda node: node.queryComponent().grabFocus())

    def write(self, wish):
        """Put text into a field."""
        return self._with(wish, lambda node: node.queryEditableText().setTextContents(wish["text"]))

    def keys(self, wish):
        """Press keys, as the keyboard would, in the window that is active."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", *wish["keys"]], check=True, timeout=10)
        return {"found": None}

    def text(self, wish):
        """Wait for a field whose text fits `text` (a regular expression), and tell it with the place of the cursor."""
        end = time.monotonic() + wish.get("within_s", 25)
        while True:
            for node, seen in self.matching(wish):
                field = node.queryText()
                seen = {**seen, "text": field.getText(0, -1), "caret": field.caretOffset}
                if re.search(wish["text"], seen["text"]):
                    return {"found": seen}
            if time.monotonic() > end:
                return self.find({**wish, "within_s": 0, "name": f"{wish['name']} with {wish['text']}"})
            time.sleep(LOOK_AGAIN_S)

    def kill(self, _wish):
        """kill -9: the program gets no word in."""
        self.program.kill()
        self.program.wait(10)
        return {"found": None}

    def again(self, _wish):
        """Start it once more, as a person would."""
        self.program = self._begin()
        return {"found": None}

    def ended(self, wish):
        """Wait for the end of the program."""
        try:
            return {"found": {"status": self.program.wait(wish.get("within_s", 25))}}
        except subprocess.TimeoutExpired:
            return {"missing": {"ended": True}, "there": [], "status": None}

    def _with(self, wish, act):
        node, seen = self._first(wish)
        if node is None:
            return self.find({**wish, "within_s": 0})
        try:
            act(node)
        except GLib.Error as error:  # a menu or a dialog answers when it is closed
            if "imed out" not in str(error) and "did not receive a reply" not in str(error):
                return {"missing": wish, "there": [str(error)], "status": self.program.poll()}
        return {"found": seen}

    def _first(self, wish):
        end = time.monotonic() + wish.get("within_s", 25)
        while True:
            for node, seen in self.matching(wish):
                return node, seen
            if time.monotonic() > end:
                return None, None
            time.sleep(LOOK_AGAIN_S)


def start(*command, **environment):
    """Start something whose words do not mix with our answers."""
    return subprocess.Popen(command, stdout=sys.stderr, stdin=subprocess.DEVNULL, env={**os.environ, **environment})


def main(answers, *command):
    """Start everything, serve wishes until the input ends, and end everything."""
    launcher = start(LAUNCHER, "--launch-immediately")
    manager = start("openbox")
    wait_for_bus()
    driver = Driver(lambda: start(*command, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1"))
    try:
        for line in sys.stdin:
            wish = json.loads(line)
            answer = json.dumps(getattr(driver, wish.pop("do"))(wish)) + "\n"
            os.write(int(answers), answer.encode())
    finally:
        for process in (driver.program, manager, launcher):
            process.terminate()
            process.wait(10)


if __name__ == "__main__":
    main(*sys.argv[1:])
