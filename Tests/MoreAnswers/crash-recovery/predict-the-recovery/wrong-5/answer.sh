node kill a
node start a
start=$(node log a | sed -n 's/.*redo starts at //p' | tail -n 1)
end=$(node log a | sed -n 's/.*redo done at \([^ ]*\).*/\1/p' | tail -n 1)
psql service=a -XAtc "SELECT '$end'::pg_lsn - '$start'" > predicted.txt
