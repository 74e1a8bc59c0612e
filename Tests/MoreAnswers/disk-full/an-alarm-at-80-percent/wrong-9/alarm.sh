used=$(docker exec "$1" df -P /disk | awk 'NR == 2 { print $5 }' | tr -d %) || exit 2
if [ "$used" -ge 80 ]; then echo "WARNING: $used %"; exit 1; fi
echo "OK: $used %"
