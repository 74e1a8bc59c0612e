docker restart -t 0 lamp
