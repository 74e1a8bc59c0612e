node do a sh -c "printf \"max_slot_wal_keep_size = '8 MB'\n\" >> data/postgresql.conf"
node stop a
node start a
