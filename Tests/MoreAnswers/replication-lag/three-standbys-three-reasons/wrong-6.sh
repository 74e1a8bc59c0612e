for name in b c d; do
  if ! node facts l$name | grep -qx 'state: running' || ! node facts $name | grep -qx 'state: running'
  then echo "$name off"
  elif node facts $name | grep -qx 'unreplayed: 0'
  then echo "$name none"
  else echo "$name not_replayed"
  fi
done > places.txt
