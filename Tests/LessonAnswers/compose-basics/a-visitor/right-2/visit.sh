for try in 1 2 3 4 5 6 7 8 9; do
    wget -qO- http://branch:8000/ && exit
    sleep 1
done
exit 1
