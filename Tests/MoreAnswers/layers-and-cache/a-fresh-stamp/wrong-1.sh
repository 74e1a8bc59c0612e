docker tag day-stamp:old day-stamp
