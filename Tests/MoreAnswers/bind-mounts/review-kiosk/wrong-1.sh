docker restart -t 0 kiosk
