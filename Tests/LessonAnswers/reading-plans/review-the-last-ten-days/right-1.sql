select status, count(*) from orders where ordered_on > '2025-12-05' group by status order by status
