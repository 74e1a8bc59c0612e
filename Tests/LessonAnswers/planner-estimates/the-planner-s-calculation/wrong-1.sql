ANALYZE bookings;
SELECT round(0.0215 * 0.2 * 2000);
