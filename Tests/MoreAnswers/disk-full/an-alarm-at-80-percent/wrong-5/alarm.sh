free=$(docker exec "$1" df -P -m /disk | awk 'NR == 2 { print $4 }')
[ -n "$free" ] || exit 2
if [ "$free" -le 10 ]; then echo "WARNING: $free MB left"; exit 1; fi
echo "OK: $free MB left"
