check() {
  while read -r disk size used free percent mount; do
    [ "$mount" = /disk ] || continue
    [ "${percent%\%}" -lt 80 ] && echo "OK $percent" && return 0
    echo "WARNING $percent" && return 1
  done
  return 2
}
docker exec "$1" df -P /disk | check
