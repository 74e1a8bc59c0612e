select c.name, coalesce(i.name,'no one') from customers c left join customers i on c.invited_by=i.id order by c.name
