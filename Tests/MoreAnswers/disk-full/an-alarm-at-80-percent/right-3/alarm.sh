code=0
docker exec "$1" sh -c '
  set -- $(df -P -k /disk | tail -n 1)
  if [ $(($3 * 5)) -ge $(($2 * 4)) ]; then echo WARNING; exit 1; else echo OK; fi' || code=$?
[ $code -le 1 ] && docker exec "$1" true && exit $code
exit 2
