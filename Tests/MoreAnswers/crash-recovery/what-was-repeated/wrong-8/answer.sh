node kill a; node start a
node log a | grep -oE 'redo starts at [0-9A-F/]+' | tail -n2 | awk '{print $NF}' | xargs > redo.txt
