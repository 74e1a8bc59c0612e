node kill a
node start a
node log a | tail -n 30 | awk '/redo starts at/ { s = $NF } /redo done at/ { for (i = 1; i <= NF; i++) if ($i == "done") d = $(i + 2) } END { printf "%s %s\n", s, d }' > redo.txt
