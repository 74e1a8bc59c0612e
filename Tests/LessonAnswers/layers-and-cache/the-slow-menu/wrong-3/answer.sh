docker build -q -t cafe-menu:1 cafe
docker tag cafe-menu:1 cafe-menu:2
