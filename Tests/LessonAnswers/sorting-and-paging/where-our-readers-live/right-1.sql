select distinct coalesce(city, 'unknown') as place from customers where email is not null order by place
