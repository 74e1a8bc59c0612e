node kill a
node start a
node log a | tail -n 30 | sed -nE 's/.*redo starts at ([0-9A-F/]+).*/\1/p; s/.*invalid record length at ([0-9A-F/]+).*/\1/p' | tail -n 2 | xargs > redo.txt
