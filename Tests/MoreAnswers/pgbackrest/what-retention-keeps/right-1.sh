# The section starts with the setting
node do c sh -c '{ echo "[global]"; echo "repo1-retention-full = 1"; sed "/^\[global/d" pgbackrest.conf; } > new && mv new pgbackrest.conf'
sh backrest.sh c expire
