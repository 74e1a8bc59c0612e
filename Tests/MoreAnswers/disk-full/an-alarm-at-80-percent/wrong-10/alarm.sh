used=$(docker exec "$1" df -P /disk | awk 'NR == 2 { print $5 }' | tr -d %)
[ -z "$used" ] && exit 2
if [ "$used" > 80 ]; then echo "WARNING: $used %"; exit 1; fi
echo "OK: $used %"
