node do a sed -i "s/^#synchronous_standby_names.*/synchronous_standby_names = 'any 1 (*)'/" data/postgresql.conf
node stop a
node start a
