docker build -q -t cafe-menu:1 cafe
printf 'Tea 2.50\nCoffee 2.80\nCocoa 3.20\n' > cafe/menu.txt
docker build -q -t cafe-menu:2 cafe
