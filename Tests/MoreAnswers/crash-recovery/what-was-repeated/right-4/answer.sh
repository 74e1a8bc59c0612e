node kill a; node start a
node log a | grep -oE 'redo (starts|done) at [0-9A-F/]+' | tail -n2 | awk '{print $NF}' > redo.txt
