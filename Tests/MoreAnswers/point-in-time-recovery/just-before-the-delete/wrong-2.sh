node do b cp -a base data
node start b
psql service=b -c "SELECT count(*) FROM order_items"
