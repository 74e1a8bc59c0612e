echo Counting the change.
. ./till.sh
