"""DuckDB's own read_csv over every table of a standard delivery: all columns typed, all rows, two threads."""

import glob
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".deps", "python"))
import duckdb  # noqa: E402

connection = duckdb.connect()
connection.execute("SET threads = 2")
rows = 0
for path in sorted(glob.glob(sys.argv[1] + "/*.csv")):
    if os.path.basename(path) == "manifest.csv":
        continue
    with open(path) as file:
        columns = file.readline().strip().split(",")
    types = {
        name: "DATE" if name.endswith("_on") or name == "on" else "DECIMAL(14,2)" if name == "amount" else "VARCHAR"
        for name in columns
    }
    shape = "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in types.items()) + "}"
    counts = ", ".join(f'count("{name}")' for name in columns)
    rows += connection.execute(
        f"SELECT count(*), {counts} FROM read_csv('{path}', columns = {shape}, header = true, auto_detect = false)"
    ).fetchall()[0][0]
print(rows)
