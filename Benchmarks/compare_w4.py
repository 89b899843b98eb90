"""Times `ivd check --layout ndnh-w4` against a straightforward Python reader that makes the same edits.

Usage: compare_w4.py IVD FOLDER RUNS. Both must find the same faults, or the benchmark stops.
"""

import collections
import csv
import os
import statistics
import subprocess
import sys
import time

ivd, folder, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
path = folder + "/w4.txt"
here = os.path.dirname(os.path.abspath(__file__))
size = os.path.getsize(path)


def measure(command, output=subprocess.DEVNULL):
    """Wall seconds, seconds of processor time and peak memory in MiB of one run."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=output)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"{command} ended with status {status}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


check = [ivd, "check", "--layout", "ndnh-w4", path]
reader = [sys.executable, here + "/read_w4.py", "schemas/federal", path]

times, processor, peaks = [], [], []
for number in range(runs + 1):
    seconds, used, peak = measure(check)
    if number > 0:
        times.append(seconds)
        processor.append(used)
        peaks.append(peak)
with open(folder + "/w4-reader.txt", "w") as output:
    reader_seconds, _, reader_peak = measure(reader, output)

found = collections.Counter()
with subprocess.Popen(check + ["--format", "csv"], stdout=subprocess.PIPE, text=True) as process:
    for row in csv.DictReader(process.stdout):
        found[row["code"]] += 1
expected = dict(line.split() for line in open(folder + "/w4-reader.txt"))
if {code: str(number) for code, number in found.items()} != expected:
    sys.exit(f"ivd and the reader disagree: {dict(found)} and {expected}")

median = statistics.median(times)
print(f"{size / 1e6:.0f} MB of W4 records, {sum(found.values())} findings in both, {runs} runs after one to warm up")
print(
    f"{'ivd check --layout ndnh-w4':28} {median:6.2f} s ({min(times):.2f} to {max(times):.2f})  {size / 1e6 / median:6.0f} MB/s  "
    f"{size / 1e6 / statistics.median(processor):6.0f} MB per second of processor time  peak {max(peaks):4.0f} MiB"
)
print(f"{'Python reader':28} {reader_seconds:6.2f} s  {size / 1e6 / reader_seconds:6.0f} MB/s  peak {reader_peak:4.0f} MiB")
print(f"Python / ivd = {reader_seconds / median:.0f}")
