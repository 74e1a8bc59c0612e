select name, coalesce(city, 'not known') from customers where city is null or city <> 'Leeds'
