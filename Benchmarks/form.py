"""Times the whole form with members against DuckDB merely scanning and grouping the distribution table by case.

usage: form.py IVD HOME DELIVERIES RUNS
The form is made anew, and handed out as the nightly run made it. Two peers: the table as the warehouse has it (Parquet,
one column of cases and one of amounts read), and as it was delivered (CSV). Prints wall times, peak memory and ratios;
each round runs all four in turn.
"""
import glob
import json
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, ".deps/python")
import duckdb

ivd, home, deliveries, runs = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
delivered = sorted(glob.glob(deliveries + "/*/distribution.csv"))
# In a process of its own: the peak of a process that a large one starts is at least the large one's.
TIMED = """
import os, subprocess, sys, time
start = time.time()
process = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(time.time() - start, usage.ru_maxrss / 1024)
sys.exit(status != 0)
"""


def files(table):
    """Parquet files of the counties' snapshots in force."""
    with open(home + "/warehouse/catalogue.json") as file:
        snapshots = json.load(file)["snapshots"]
    newest = {s["county"]: s for s in sorted(snapshots, key=lambda s: (s["as_of"], s["sequence"]))}
    return [f"{home}/{t['file']}" for s in newest.values() for t in s["tables"] if t["table"] == table]


def form(*more):
    with tempfile.TemporaryDirectory() as work:
        command = [ivd, "report", "ocse-157", "--fiscal-year", "2024", "--home", home, "--jobs", "2"]
        command += ["--members", work + "/members.csv", "--output", work + "/form.csv", *more]
        timed = subprocess.run([sys.executable, "-S", "-c", TIMED, *command], capture_output=True, text=True)
        if timed.returncode != 0:
            sys.exit("ivd report failed")
        seconds, memory = map(float, timed.stdout.split())
        with open(work + "/members.csv", "rb") as file:
            members = sum(1 for _ in file) - 1
        return seconds, memory, members


def group(source):
    connection = duckdb.connect()
    connection.execute("SET threads = 2")
    start = time.time()
    statement = f"SELECT COUNT(*), SUM(s) FROM (SELECT case_id, SUM(amount) AS s FROM {source} GROUP BY case_id)"
    connection.execute(statement).fetchall()
    return time.time() - start


stored = files("distribution")
rows = duckdb.sql(f"SELECT COUNT(*) FROM read_parquet({stored})").fetchall()[0][0]
total = duckdb.sql(f"SELECT COUNT(*) FROM read_parquet({files('case')})").fetchall()[0][0]
print(f"{total:,} cases, {rows:,} distributions")

times = {"made anew": [], "handed out": [], "parquet": [], "csv": []}
peak = {}
for _ in range(runs):
    for name, more in (("made anew", ["--afresh"]), ("handed out", [])):
        seconds, memory, members = form(*more)
        times[name].append(seconds)
        peak[name] = max(peak.get(name, 0), memory)
    times["parquet"].append(group(f"read_parquet({stored})"))
    times["csv"].append(group(f"read_csv({delivered})"))
middle = {name: statistics.median(values) for name, values in times.items()}
for name, most in peak.items():
    print(f"whole form, {members:,} members, {name}: {middle[name]:.2f} s, peak {most:,.0f} MiB")
for name, words in (("parquet", "as the warehouse has it"), ("csv", "as it was delivered")):
    ratios = ", ".join(f"{form} {middle[form] / middle[name]:.1f}" for form in peak)
    print(f"DuckDB scans and groups distribution {words}: {middle[name]:.2f} s; ratios: {ratios}")
