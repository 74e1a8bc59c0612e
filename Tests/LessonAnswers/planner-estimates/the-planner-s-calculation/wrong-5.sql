ANALYZE bookings;
SELECT s.attname, v.value, round(v.share * 2000)
FROM pg_stats AS s
CROSS JOIN unnest(s.most_common_vals::text::text[],
                  s.most_common_freqs)
     AS v(value, share)
WHERE s.tablename = 'bookings'
  AND v.value IN ('open', 'Hull');
