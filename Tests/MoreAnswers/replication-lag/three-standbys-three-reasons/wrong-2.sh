for name in b c d; do
  case $(psql service=$name -Atc "SELECT pg_last_wal_receive_lsn() - pg_last_wal_replay_lsn() > 0" 2> /dev/null) in
    t) echo $name not_replayed;;
    f) echo $name none;;
    *) echo $name off;;
  esac
done > places.txt
