echo "orders 3" > grew.txt
