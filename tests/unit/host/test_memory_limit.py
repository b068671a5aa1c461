"""Which limit a platform gets, and what Windows is asked, told by a fake of its kernel (64 bits)."""

import ctypes

import pytest

from carerix_desktop.host.memory_limit import (
    UNTOLD_OCTETS,
    AddressSpaceLimit,
    ExtendedLimits,
    JobLimit,
    MemoryCounters,
    memory_limit,
)

JOB, PROCESS = 7, 2**64 - 1


class Call:
    """One function of the kernel: notes what it is asked, and answers."""

    def __init__(self, answer):
        self.answer, self.asked = answer, []

    def __call__(self, *arguments):
        self.asked.append(arguments)
        return self.answer(*arguments) if callable(self.answer) else self.answer


class Kernel:
    def __init__(self, committed):
        self.CreateJobObjectW, self.GetCurrentProcess = Call(JOB), Call(PROCESS)
        self.AssignProcessToJobObject, self.SetInformationJobObject = Call(1), Call(self.note)
        self.K32GetProcessMemoryInfo = Call(lambda _process, counters, _size: self.tell(counters, committed))
        self.held = []

    def note(self, job, what, limits, size):
        assert (job.value, what, size) == (JOB, 9, ctypes.sizeof(ExtendedLimits))
        self.held.append((limits._obj.basic.flags, limits._obj.process_memory))
        return 1

    def tell(self, counters, committed):
        counters._obj.committed = committed
        return committed > 0


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_posix_gets_the_limit_of_the_address_space(platform):
    assert isinstance(memory_limit(platform), AddressSpaceLimit)


@pytest.mark.parametrize(("committed", "base"), [(50_000_000, 50_000_000), (0, UNTOLD_OCTETS)])
def test_windows_gets_a_job_of_its_own_that_holds_what_is_there_and_as_much_more(committed, base):
    kernel = Kernel(committed)
    limit = memory_limit("win32", lambda: kernel)
    assert isinstance(limit, JobLimit)
    limit.hold(200_000_000)
    limit.hold(200_000_000)
    assert kernel.held == [(0x100, base + 200_000_000)] * 2
    assert [(job.value, process.value) for job, process in kernel.AssignProcessToJobObject.asked] == [(JOB, PROCESS)]


def test_the_layouts_are_those_of_windows():
    assert (ctypes.sizeof(ExtendedLimits), ExtendedLimits.process_memory.offset) == (144, 112)
    assert (ctypes.sizeof(MemoryCounters), MemoryCounters.committed.offset) == (72, 56)
