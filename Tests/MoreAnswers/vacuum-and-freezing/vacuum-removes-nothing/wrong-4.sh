# Ends the undecided transaction, too.
CAUSE=prepared sh night.sh
psql service=a -c "COMMIT PREPARED 'payment-2041'" -c "ROLLBACK PREPARED 'payment-2042'"
