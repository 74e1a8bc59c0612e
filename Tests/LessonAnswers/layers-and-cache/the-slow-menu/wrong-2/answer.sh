echo 'Cocoa 3.20' >> cafe/menu.txt
docker build -q -t cafe-menu:1 cafe
docker build -q -t cafe-menu:2 cafe
