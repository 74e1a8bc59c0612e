# ROLLBACK where COMMIT was decided.
CAUSE=prepared sh night.sh
psql service=a -c "ROLLBACK PREPARED 'payment-2041'"
