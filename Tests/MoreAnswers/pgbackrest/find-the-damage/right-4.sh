# The bad backup is removed first: then the latest is a good one. The name is found after the restore.
node start d
bad=$(sh backrest.sh d info | sed -n 's/.*incr backup: //p')
path=$(sh backrest.sh d --set="$bad" info | sed -n 's/.*error list: //p')
sh backrest.sh d --set="$bad" expire
node stop d
sh backrest.sh d --delta restore
node start d; wait_for 60 d role primary
psql service=d -Atc "SELECT relname FROM pg_class WHERE pg_relation_filepath(oid) = '$path'" > damaged.txt
sh backrest.sh d --type=incr backup
