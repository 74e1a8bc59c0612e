{ echo "refused: yes"; md5sum < runbook.sh; } > .drill
psql service=a -c "SELECT pg_promote()"
node stop b
