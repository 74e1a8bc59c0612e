ANALYZE bookings;
SELECT count(*) * (SELECT count(*) FROM bookings WHERE town = 'Hull')
FROM bookings WHERE status = 'open';
