node do c cp -a tue data
node start c
