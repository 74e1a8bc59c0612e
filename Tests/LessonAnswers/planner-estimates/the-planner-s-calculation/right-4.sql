ANALYZE bookings;
SELECT round(max(v.share) * min(v.share) * max(c.reltuples))::integer AS n
FROM pg_stats AS s
JOIN pg_class AS c ON c.oid = 'bookings'::regclass
CROSS JOIN unnest(s.most_common_vals::text::text[], s.most_common_freqs) AS v(value, share)
WHERE s.tablename = 'bookings' AND v.value IN ('open', 'Hull');
