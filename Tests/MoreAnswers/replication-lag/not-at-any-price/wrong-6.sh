node start d
sh replayed d
