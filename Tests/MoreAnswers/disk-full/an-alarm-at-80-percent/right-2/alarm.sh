if [ "$(docker inspect -f '{{.State.Running}}' "$1")" != true ]; then
  echo "UNKNOWN: $1 isn't running" >&2
  exit 2
fi
percent=$(docker exec "$1" df /disk | sed -n 's/.* \([0-9]*\)%.*/\1/p')
case $percent in
  100|[89]?) echo "WARNING: $percent %"; exit 1 ;;
  *) echo "OK: $percent %" ;;
esac
