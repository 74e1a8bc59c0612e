docker build --no-cache --tag day-stamp:latest dated
