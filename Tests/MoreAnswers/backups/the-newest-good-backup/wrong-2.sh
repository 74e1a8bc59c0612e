node do c cp -a mon data
node start c
echo base/5/1234 > damaged.txt
