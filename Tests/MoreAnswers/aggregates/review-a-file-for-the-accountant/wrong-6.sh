printf 'status,count\nshipped,37\nopen,4\ncancelled,3\n' > orders.csv
