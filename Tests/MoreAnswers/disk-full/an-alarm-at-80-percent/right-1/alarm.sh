lines=$(docker exec "$1" df -P /disk) || { echo "UNKNOWN: $1"; exit 2; }
used=$(echo "$lines" | awk 'NR == 2 { sub(/%/, "", $5); print $5 }')
test "$used" -lt 80 && { echo "OK: $used %"; exit 0; }
echo "WARNING: $used %"
exit 1
