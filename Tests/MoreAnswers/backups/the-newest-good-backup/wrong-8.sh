# The right backup, but c would archive as a does.
for day in mon tue wed; do node do c pg_verifybackup $day 2>&1; done | sed -n 's/.*file "\(.*\)"/\1/p' > damaged.txt
node do c cp -a tue data
node start c
