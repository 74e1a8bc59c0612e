echo Counting the change.
sh till.sh &
trap 'kill -TERM $!' TERM
wait
wait
