sh till.sh
exec echo Counting the change.
