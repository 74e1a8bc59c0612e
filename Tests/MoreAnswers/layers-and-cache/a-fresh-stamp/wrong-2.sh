docker build -q --no-cache -t day-stamp:old dated
