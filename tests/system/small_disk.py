# SPDX-FileCopyrightText: The Visage authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk of its own that a test can fill."""
import contextlib
import ctypes
import os
import pathlib

NEW_MOUNTS, NEW_USER = 0x20000, 0x10000000  # of unshare(2)
RECURSIVE, PRIVATE = 0x4000, 1 << 18        # of mount(2)
DETACHED = 2                                # of umount(2)
libc = ctypes.CDLL(None, use_errno=True)


def may_mount():
    """From here on this process has mounts of its own; as nobody in particular, in a user namespace with its own ids.
    To be called before there is another thread."""
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(NEW_MOUNTS) != 0:
        if libc.unshare(NEW_MOUNTS | NEW_USER) != 0:
            return False
        pathlib.Path("/proc/self/setgroups").write_text("deny")
        pathlib.Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        pathlib.Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    return libc.mount(b"none", b"/", None, RECURSIVE | PRIVATE, None) == 0


class Disk:
    """A small file system in memory, in the place of a folder, which is made. Use as a context manager."""

    def __init__(self, folder, size):
        self.folder = folder
        folder.mkdir()
        options = f"size={size},mode=0700".encode()
        assert libc.mount(b"tmpfs", str(folder).encode(), b"tmpfs", 0, options) == 0, os.strerror(ctypes.get_errno())

    def fill(self, leaving=0):
        filler = self.folder / "filler"
        with open(filler, "ab", buffering=0) as growing, contextlib.suppress(OSError):
            while True:
                growing.write(bytes(4096))
        assert self.free() == 0
        os.truncate(filler, filler.stat().st_size - leaving)

    def free(self):
        state = os.statvfs(self.folder)
        return state.f_bavail * state.f_frsize

    def make_room(self):
        (self.folder / "filler").unlink()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        libc.umount2(str(self.folder).encode(), DETACHED)
