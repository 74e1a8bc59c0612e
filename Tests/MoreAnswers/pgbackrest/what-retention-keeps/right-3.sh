# The setting is in the stanza's section, which is read after [global].
echo repo1-retention-full=1 | node do c tee -a pgbackrest.conf
sh backrest.sh c expire
