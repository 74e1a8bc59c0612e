node do a touch data/standby.signal
node start a line
