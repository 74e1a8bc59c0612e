psql service=a <<'END'
CREATE PUBLICATION stats FOR TABLE customers (invited_by, joined_on, city, name, id);
ALTER PUBLICATION stats ADD TABLE orders;
END
psql service=b <<END
CREATE SUBSCRIPTION stats CONNECTION 'host=$a_SOCKETS port=5432 user=postgres dbname=postgres'
  PUBLICATION stats WITH (create_slot = true, enabled = true);
END
for i in $(seq 100); do
  [ "$(psql -XAt service=b -c "SELECT count(*) FROM pg_subscription_rel WHERE srsubstate = 'r'")" = 2 ] && break
  sleep 0.2
done
