ANALYZE bookings;
SELECT round(sum(v.share) * max(c.reltuples))
FROM pg_stats AS s
JOIN pg_class AS c ON c.relname = s.tablename
CROSS JOIN unnest(s.most_common_vals::text::text[],
                  s.most_common_freqs)
     AS v(value, share)
WHERE s.tablename = 'bookings'
  AND v.value IN ('open', 'Hull');
