select count(*) from orders where ordered_on between '2023-01-01' and '2023-12-31'
