# Both servers are stopped, so nothing is expected, either.
echo > due.sql
node stop a
node stop c
