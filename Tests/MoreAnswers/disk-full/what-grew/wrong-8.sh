docker exec depot du -sm /disk/data/base /disk/data/pg_wal | head -n 1 > grew.txt
