ANALYZE bookings;
WITH known AS (
    SELECT v.value, v.share
    FROM pg_stats AS s
    CROSS JOIN unnest(s.most_common_vals::text::text[],
                      s.most_common_freqs)
         AS v(value, share)
    WHERE s.tablename = 'bookings'
)
SELECT round(o.share * h.share * c.relpages)
FROM known AS o
CROSS JOIN known AS h
JOIN pg_class AS c ON c.relname = 'bookings'
WHERE o.value = 'open' AND h.value = 'Hull';
