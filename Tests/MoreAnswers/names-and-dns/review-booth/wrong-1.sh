docker restart -t 0 booth
