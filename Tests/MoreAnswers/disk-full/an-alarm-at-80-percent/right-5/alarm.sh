used=$(docker exec "$1" df -P /disk/ | tail -n 1 | tr -s ' ' | cut -d ' ' -f 5)
used=${used%\%}
[ "$used" ] || exit 2
[ "$used" -ge 80 ] && echo "WARNING" && exit 1
echo "OK"
