echo "WARNING: better look at $1"
exit 1
