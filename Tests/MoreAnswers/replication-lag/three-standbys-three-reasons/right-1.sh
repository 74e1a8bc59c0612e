psql service=a -XAt -F ' ' -f lag.sql > rows
for name in b c d; do
  awk -v name=$name '$1 == name { seen = 1; print name, ($2 + $3 > 0 ? "on_the_way" : $4 > 0 ? "not_replayed" : "none") }
    END { if (!seen) print name, "off" }' rows
done > places.txt
