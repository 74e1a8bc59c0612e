ANALYZE bookings;
SELECT round((SELECT reltuples FROM pg_class WHERE relname = 'bookings')
       * (SELECT most_common_freqs[array_position(most_common_vals::text::text[], 'Hull')]
          FROM pg_stats WHERE tablename = 'bookings' AND attname = 'town')
       * (SELECT most_common_freqs[array_position(most_common_vals::text::text[], 'open')]
          FROM pg_stats WHERE tablename = 'bookings' AND attname = 'status')) AS expected;
