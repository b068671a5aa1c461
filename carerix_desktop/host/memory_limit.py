"""Holds this process to an amount of memory above what it has now: beyond it, Python raises MemoryError.

POSIX by the limit of the address space; Windows by a Job Object that the process puts itself into, whose limit is on
committed memory. A process that is held can be held again, to the same amount above what it has by then.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from ctypes import Structure, byref, c_int64, c_size_t, c_uint32, c_uint64, c_void_p, sizeof
from typing import Any, ClassVar, Protocol

UNTOLD_OCTETS = 300_000_000
"""What a Python takes where the platform does not tell; generous, so that the limit is never below what is there."""

_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_PROCESS_MEMORY = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY


class MemoryLimit(Protocol):
    """The limit of this process."""

    def hold(self, octets: int) -> None:
        """Allow that much more than there is now."""


def memory_limit(platform: str = sys.platform, kernel: Callable[[], Any] | None = None) -> MemoryLimit:
    """The limit as this platform has it.

    Args:
        platform: as `sys.platform` names it.
        kernel: gives Windows' kernel32; a test gives a fake.
    """
    if platform == "win32":
        return JobLimit((kernel or _kernel32)())
    return AddressSpaceLimit()


class AddressSpaceLimit:
    """RLIMIT_AS."""

    def hold(self, octets: int) -> None:
        """See `MemoryLimit`."""
        if sys.platform != "win32":
            import resource

            limit = _mapped_octets() + octets
            hard = resource.getrlimit(resource.RLIMIT_AS)[1]
            limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
            resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


class BasicLimits(Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_: ClassVar = [
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("smallest_working_set", c_size_t),
        ("largest_working_set", c_size_t),
        ("processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
    ]


class ExtendedLimits(Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_: ClassVar = [
        ("basic", BasicLimits),
        ("input_output", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process_memory", c_size_t),
        ("peak_job_memory", c_size_t),
    ]


class MemoryCounters(Structure):
    """PROCESS_MEMORY_COUNTERS."""

    _fields_: ClassVar = [
        ("size", c_uint32),
        ("page_faults", c_uint32),
        ("sizes", c_size_t * 6),
        ("committed", c_size_t),
        ("peak_committed", c_size_t),
    ]


class JobLimit:
    """A Job Object for this process alone; it ends with the process.

    Args:
        kernel: kernel32.
    """

    def __init__(self, kernel: Any) -> None:
        self._kernel = kernel
        for name in ("CreateJobObjectW", "GetCurrentProcess"):
            getattr(kernel, name).restype = c_void_p
        self._job = c_void_p(kernel.CreateJobObjectW(None, None))
        self._process = c_void_p(kernel.GetCurrentProcess())
        kernel.AssignProcessToJobObject(self._job, self._process)

    def hold(self, octets: int) -> None:
        """See `MemoryLimit`; where the system refuses, time and output still hold the process."""
        limits = ExtendedLimits()
        limits.basic.flags = _PROCESS_MEMORY
        limits.process_memory = self._committed() + octets
        self._kernel.SetInformationJobObject(self._job, _EXTENDED_LIMITS, byref(limits), sizeof(limits))

    def _committed(self) -> int:
        counters = MemoryCounters(size=sizeof(MemoryCounters))
        told = self._kernel.K32GetProcessMemoryInfo(self._process, byref(counters), sizeof(counters))
        return int(counters.committed) if told else UNTOLD_OCTETS


def _kernel32() -> Any:
    if sys.platform == "win32":
        return ctypes.WinDLL("kernel32")
    raise OSError("kernel32 is a part of Windows")


def _mapped_octets() -> int:
    """The address space that this process has mapped; where the platform does not tell, a generous guess."""
    try:
        with open("/proc/self/statm", "rb") as statm:  # noqa: PTH123 - proc, not a file
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return UNTOLD_OCTETS
