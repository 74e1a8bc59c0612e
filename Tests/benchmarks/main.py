"""Prints the table. Exit code 0 whatever the ratios: they are meant to be read, on a quiet machine."""
import shutil
import subprocess
import sys

import rows

wanted = sys.argv[1:]
has_engine = shutil.which("docker") and subprocess.run(["docker", "version"], capture_output=True).returncode == 0
print(f"{'':56} {'calf':>9} {'yardstick':>10} {'':4} {'ratio':>6} {'goal':>7}")
for measure in rows.ALL:
    if wanted and measure.__name__ not in wanted:
        continue
    if measure in rows.NEED_ENGINE and not has_engine:
        print(f"{measure.__name__}: not measured, no container engine", flush=True)
        continue
    for row in measure():
        verdict = "" if row.ratio <= row.goal else "  over"
        print(f"{row.name:56} {row.ours:9.2f} {row.theirs:10.2f} {row.unit:4} {row.ratio:6.2f} ≤ {row.goal:5.2f}{verdict}", flush=True)
