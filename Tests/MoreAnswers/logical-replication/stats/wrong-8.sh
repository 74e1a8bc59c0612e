# Copied once, without a subscription.
psql service=a -c "
  COPY (SELECT id, name, city, joined_on, invited_by
        FROM customers) TO STDOUT" |
psql service=b -c "
  COPY customers (id, name, city, joined_on, invited_by)
  FROM STDIN"
psql service=a -c "COPY orders TO STDOUT" |
psql service=b -c "COPY orders FROM STDIN"
