psql service=a -c "CREATE TABLE copy AS SELECT * FROM deliveries"
sed -i 's/deliveries/copy/' report.sql
