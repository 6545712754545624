# SPDX-FileCopyrightText: 2026 The Farewell authors
# SPDX-License-Identifier: Apache-2.0
"""A desktop of our own: an X server, a window manager, a session bus with accessibility."""
import os
import struct
import zlib
from pathlib import Path

from rig.child import Child
from rig.waiting import wait_for

_WIDTH, _HEIGHT = 1280, 1024


class Desk:
    """Running from construction to stop(); this process then belongs to it, too."""

    def __init__(self, place: Path):
        self._place = place
        self._children = []
        try:
            self._start_display()
            self._start_bus()
            self._start_window_manager()
        except BaseException:
            self.stop()
            raise

    def stop(self):
        for child in reversed(self._children):
            child.stop()
        self._children = []

    def screenshot(self, file: Path):
        """Write what the X server shows as PNG."""
        data = (self._place / "Xvfb_screen0").read_bytes()
        fields = struct.unpack(">25I", data[:100])
        width, height, stride = fields[4], fields[5], fields[12]
        start = fields[0] + fields[19] * 12
        rows = bytearray()
        for y in range(height):
            line = data[start + y * stride:start + y * stride + width * 4]
            row = bytearray(width * 3)
            row[0::3], row[1::3], row[2::3] = line[2::4], line[1::4], line[0::4]
            rows += b"\0" + row
        head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
        file.write_bytes(b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head)
                         + _chunk(b"IDAT", zlib.compress(bytes(rows), 6)) + _chunk(b"IEND", b""))

    def _start(self, name, command, pass_fds=()):
        child = Child(name, command, self._place / f"{name}.txt", pass_fds=pass_fds)
        self._children.append(child)
        return child

    def _start_display(self):
        reading, writing = os.pipe()
        child = self._start("Xvfb", ["Xvfb", "-displayfd", writing, "-screen", "0", f"{_WIDTH}x{_HEIGHT}x24",
                                     "-fbdir", self._place, "-nolisten", "tcp", "-noreset"], (writing,))
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            child.must_run()
            raise RuntimeError(f"Xvfb named no display:\n{child.last_words()}")
        os.environ["DISPLAY"] = f":{number}"

    def _start_window_manager(self):
        """A window that comes before it never gets the focus."""
        managed = self._place / "managed"
        child = self._start("openbox", ["openbox", "--sm-disable", "--startup", f"touch {managed}"])

        def is_there():
            child.must_run()
            return managed.exists()

        wait_for(child.last_words, is_there, 30)

    def _start_bus(self):
        runtime = self._place / "runtime"
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        for name in ("WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "AT_SPI_BUS_ADDRESS"):
            os.environ.pop(name, None)
        child = self._start("dbus-daemon", ["dbus-daemon", "--session", "--nofork", "--nopidfile",
                                            "--print-address=1"])

        def address():
            child.must_run()
            lines = child.output.read_text().splitlines()
            return next((line for line in lines if line.startswith("unix:")), None)

        os.environ["DBUS_SESSION_BUS_ADDRESS"] = wait_for("the address of the session bus", address, 10)


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
