used=$(df -P / | awk 'NR == 2 { print $5 }' | tr -d %)
if [ "$used" -ge 80 ]; then echo "WARNING: $used %"; exit 1; fi
echo "OK: $used %"
