"""Runs ivd and its peers in turn on the same files and prints medians and ratios.

Every figure is of a whole process: wall seconds, and the peak of its resident memory.
"""

import glob
import os
import statistics
import subprocess
import sys
import time

ivd, data, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
plain = glob.glob(data + "/plain/*/")[0].rstrip("/")
packed = glob.glob(data + "/gzip/*/")[0].rstrip("/")
here = os.path.dirname(os.path.abspath(__file__))


def measure(command):
    """Wall seconds and peak memory in MiB of one run."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, shell=isinstance(command, str))
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} ended with status {status}")
    return time.monotonic() - start, usage.ru_maxrss / 1024


commands = {
    "ivd check, plain CSV": [ivd, "check", plain],
    "DuckDB read_csv, plain CSV": [sys.executable, here + "/read_csv.py", plain],
    "ivd check, gzip": [ivd, "check", packed],
    "gzip -dc": f"for f in {packed}/*.gz; do gzip -dc $f; done",
}
times = {name: [] for name in commands}
memory = {name: 0 for name in commands}
for number in range(runs + 1):
    for name, command in commands.items():
        seconds, peak = measure(command)
        if number > 0:
            times[name].append(seconds)
            memory[name] = max(memory[name], peak)

size = sum(os.path.getsize(path) for path in glob.glob(plain + "/*.csv"))
print(f"{size / 1e6:.0f} MB of CSV, {runs} runs of each after one to warm up, in turn; median (min to max)")
for name, values in times.items():
    median = statistics.median(values)
    print(
        f"{name:28} {median:6.2f} s ({min(values):.2f} to {max(values):.2f})  "
        f"{size / 1e6 / median:6.0f} MB/s  peak {memory[name]:4.0f} MiB"
    )
median = {name: statistics.median(values) for name, values in times.items()}
ratios = [a / b for a, b in zip(times["ivd check, plain CSV"], times["DuckDB read_csv, plain CSV"])]
print(f"plain: ivd / DuckDB = {statistics.median(ratios):.2f} (pair by pair, median)")
allowed = 1.5 * median["gzip -dc"] + median["ivd check, plain CSV"]
print(f"gzip: ivd / (1.5 x gzip -dc + plain) = {median['ivd check, gzip'] / allowed:.2f}")
