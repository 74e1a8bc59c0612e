docker restart -t 0 ferry buoy
