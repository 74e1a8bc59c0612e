# leeds owns the view, so it can change or drop it
psql service=a -v ON_ERROR_STOP=1 -f .owner.sql -f .policy.sql -c "ALTER VIEW pickup_list OWNER TO leeds" -c "ALTER VIEW pickup_list SET (security_invoker = true)"
