"""Prints the table. The exit code doesn't depend on the ratios: read them, measured on a quiet machine. Each row shows the machine's load.

A row that breaks doesn't end the others, and the exit code is 1. `--once` takes one turn of each, and shows no figures.
"""
import os
import shutil
import subprocess
import sys
import traceback

import presenting
import progress
import rows
import scratchpad
from world import ONCE

wanted = [name for name in sys.argv[1:] if name != "--once"]
broken = []
has_engine = shutil.which("docker") and subprocess.run(["docker", "version"], capture_output=True).returncode == 0
print(f"{'':56} {'calf':>9} {'yardstick':>10} {'':4} {'ratio':>6} {'goal':>7} {'load':>5}")
for measure in rows.ALL + scratchpad.ALL + progress.ALL + presenting.ALL:
    if wanted and measure.__name__ not in wanted:
        continue
    if measure in rows.NEED_ENGINE and not has_engine:
        print(f"{measure.__name__}: not measured, no container engine", flush=True)
        continue
    if measure in scratchpad.NEED_PEERS and not scratchpad.PEERS:
        print(f"{measure.__name__}: not measured, pgcli and harlequin are missing", flush=True)
        continue
    try:
        for row in measure():
            verdict = "" if row.ratio <= row.goal else "  over"
            figures = f"{row.ours:9.2f} {row.theirs:10.2f} {row.unit:4} {row.ratio:6.2f} ≤ {row.goal:5.2f} {os.getloadavg()[0]:5.1f}{verdict}"
            print(f"{row.name:56} {'' if ONCE else figures}", flush=True)
    except Exception:
        traceback.print_exc()
        broken.append(measure.__name__)
if broken:
    sys.exit(f"these rows broke: {', '.join(broken)}")
