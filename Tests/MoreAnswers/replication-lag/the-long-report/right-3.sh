node do b sh -c \
  'echo max_standby_streaming_delay = 10min \
   >> data/postgresql.conf'
node stop b
node start b
