node kill a c line
psql service=b -c "SELECT pg_promote()"
echo "acknowledged: 20
lost: 0" > report.txt
