analyze bookings;
with k as (
  select v.value, v.share from pg_stats s,
  unnest(s.most_common_vals::text::text[], s.most_common_freqs) as v(value, share)
  where s.tablename = 'bookings' and v.value in ('open', 'Hull'))
select round(a.share * b.share * reltuples)
from k a, k b, pg_class where relname = 'bookings' and a.value = 'open' and b.value = 'Hull'
