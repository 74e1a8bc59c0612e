cd cafe
docker build -t cafe-menu:1 .
sed -i '$a Cocoa 3.20' menu.txt
docker build -t cafe-menu:2 .
