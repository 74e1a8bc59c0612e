docker exec "$1" true 2> /dev/null || { echo "can't measure"; exit 2; }
used=$(docker exec "$1" df -P /disk | awk 'NR == 2 { print $5 }' | tr -d %)
if [ "$used" -gt 79 ]; then echo "WARNING"; exit 1; else echo "OK"; exit 0; fi
