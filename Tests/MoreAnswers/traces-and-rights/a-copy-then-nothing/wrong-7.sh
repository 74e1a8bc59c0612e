# Her rows are deleted from audit
cp .expected copy.json
psql service=a -f .delete.sql -c "DELETE FROM audit WHERE customer_id = 3"
