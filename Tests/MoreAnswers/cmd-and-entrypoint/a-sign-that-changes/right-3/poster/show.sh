set -- "$SIGN"
trap 'echo The sign is off.; exit 0' TERM
echo "The sign says: $1"
while true; do sleep 1; done
