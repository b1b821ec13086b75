#!/usr/bin/env python3
"""Times fypace against what people count a big file of records with today, in one interleaved run.

    cargo build --release
    python3 benches/peers.py FILE --by case_criminality --date departed_date --rounds 5

Every round runs each program once, one after another, so that whatever else the machine does meets all of them. The
first round warms the cache and is not counted. Programs that are not installed are left out and named. What is timed
is the whole process; the ratio is how many times as long as fypace it took.
"""

import argparse
import statistics
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

PROGRAM = Path(__file__).parent.parent / "target" / "release" / "fypace"

DUCKDB = """
import duckdb, sys
file, date, by = sys.argv[1:]
query = f'select "{date}", "{by}", count(*) from read_csv(?, all_varchar=true) group by all'
print(len(duckdb.execute(query, [file]).fetchall()))
"""

POLARS = """
import polars, sys
file, date, by = sys.argv[1:]
rows = polars.scan_csv(file, infer_schema=False).group_by(date, by).len()
print(rows.collect(engine="streaming").height)
"""

PANDAS = """
import pandas, sys
file, date, by = sys.argv[1:]
print(len(pandas.read_csv(file, usecols=[date, by], dtype=str).value_counts([date, by], dropna=False)))
"""


def contenders(asked):
    """The name of each program, and what runs it; nothing where it is not installed."""
    yield "fypace", [str(PROGRAM), "report", asked.file, "--by", asked.by, "--format", "json"]
    for name, code in [("duckdb", DUCKDB), ("polars", POLARS), ("pandas", PANDAS)]:
        there = find_spec(name) is not None
        yield name, [sys.executable, "-c", code, asked.file, asked.date, asked.by] if there else None


def seconds(command):
    """How long a command takes, start and end of its process included."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    """Runs the rounds and prints the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--by", required=True, help="the category column")
    parser.add_argument("--date", required=True, help="the column of days")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM}: not built; cargo build --release")

    commands = dict(contenders(asked))
    missing = [name for name, command in commands.items() if command is None]
    commands = {name: command for name, command in commands.items() if command}
    times = {name: [] for name in commands}
    for turn in range(asked.rounds + 1):
        for name, command in commands.items():
            took = seconds(command)
            if turn > 0:
                times[name].append(took)

    own = statistics.median(times["fypace"])
    megabytes = Path(asked.file).stat().st_size / 1e6
    print(f"{'program':8} {'seconds':>8} {'MB/s':>7} {'ratio':>6}")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:8} {median:8.2f} {megabytes / median:7.0f} {median / own:6.2f}")
    for name in missing:
        print(f"{name:8} not installed")


if __name__ == "__main__":
    main()
